"""A child named on the telephone is recognised, and one the listener may not know of never is."""

from datetime import date

import pytest

from casework.about_whom import read_children
from casework.actions import exclude_user
from casework.recognising import MOST, recognise
from tests.factories import ChildFactory, restricted, share_with, siblings

BORN = {"born_on": date(2017, 5, 4)}


def likely(user, text):
    """For each line, the names it may be, with a star at the clear one."""
    return [
        [f"{perhaps.child}{' *' if perhaps.is_clear else ''}" for perhaps in each]
        for each in recognise(user, read_children(text))
    ]


@pytest.fixture
def harper(host):
    return ChildFactory(given_name="Ty", family_name="Harper", **BORN)


def test_the_same_name_and_birth_date_is_clear(harper, worker):
    assert likely(worker, "Ty Harper 4/5/2017") == [["Ty Harper *"]]


@pytest.mark.parametrize(
    "said",
    ["Tie Harpur", "Ty Harper", "Ty Harper 5/4/2017", "Ty Harper 14/5/2017", "Harper"],
)
def test_a_near_name_or_birth_is_asked_about_and_not_taken_for_clear(harper, worker, said):
    found = likely(worker, said)[0]

    assert [name.removesuffix(" *") for name in found] == ["Ty Harper"]
    assert said in {"Ty Harper 5/4/2017", "Ty Harper 14/5/2017"} or found == ["Ty Harper"]


@pytest.mark.parametrize(
    "said",
    ["Ty Harper 3", "Ty Harper 1/1/2010", "Tom Harper", "Ty Hargreaves", "Ty Harper due in March"],
)
def test_another_name_or_an_age_that_cannot_be_is_nobody_we_know(harper, worker, said):
    assert likely(worker, said) == [[]]


def test_two_of_one_name_are_both_asked_about_and_neither_is_clear(harper, worker):
    ChildFactory(given_name="Ty", family_name="Harper", **BORN)

    assert likely(worker, "Ty Harper 4/5/2017") == [["Ty Harper", "Ty Harper"]]


def test_a_brother_or_sister_of_somebody_named_comes_first(harper, worker):
    for number in range(MOST + 2):
        ChildFactory(given_name="Ruby", family_name=f"Other{number}")
    ruby = ChildFactory(given_name="Ruby", family_name="Harper")
    siblings(harper, ruby)

    assert likely(worker, "Ty Harper, 9\nRuby") == [["Ty Harper *"], ["Ruby Harper"]]


def test_a_first_name_alone_that_many_children_have_says_nothing(worker):
    for number in range(MOST + 1):
        ChildFactory(given_name="Ruby", family_name=f"Other{number}")

    assert likely(worker, "Ruby") == [[]]


def test_an_unborn_child_is_known_by_the_day_it_is_expected(host, worker):
    ChildFactory(given_name="Baby", family_name="Dunn", born_on=None, expected_on=date(2027, 1, 20))

    assert likely(worker, "baby Dunn expected 25 January 2027") == [["Baby Dunn *"]]
    assert likely(worker, "baby Dunn, 3") == [[]]


def test_a_child_closed_to_the_listener_is_nobody_we_know(harper, worker, manager):
    exclude_user(harper, by=manager, user=worker, why="His aunt")

    assert likely(worker, "Ty Harper 4/5/2017") == [[]]
    assert likely(manager, "Ty Harper 4/5/2017") == [["Ty Harper *"]]


def test_a_restricted_child_is_not_given_away_by_a_brother_or_sister(harper, worker, manager):
    ruby = ChildFactory(given_name="Ruby", family_name="Harper")
    siblings(harper, ruby)
    restricted(ruby)

    assert likely(worker, "Ty Harper, 9\nRuby\nRuby Harper") == [["Ty Harper *"], [], []]


def test_who_may_see_a_child_and_not_record_is_not_shown_them(harper, lead):
    share_with(lead.agency, harper)

    assert likely(lead, "Ty Harper 4/5/2017") == [[]]


def test_recognising_several_costs_little(harper, worker, django_assert_num_queries):
    siblings(harper, ChildFactory(given_name="Ruby", family_name="Harper"))
    lines = read_children("Ty Harper 4/5/2017\nRuby")
    assert worker.group_ids

    with django_assert_num_queries(8):
        recognise(worker, lines)
