"""People are found the way names are said, spelt and misheard, if one may see them at all."""

import pytest

from casework.actions import describe_child, exclude_user
from casework.names import fold, search, words_of
from tests.factories import ChildFactory, share_with


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Ty Harper", "ty harper"),
        ("Ty Harper", "HARPER, Ty"),
        ("Ty Harper", "tie harpur"),
        ("Ty Harper", "Harp"),
        ("Aisha Khan", "Ayesha Kahn"),
        ("Siân Jones", "Sian Jones"),
        ("Zoë Lindqvist", "zoe lindquist"),
        ("Chloe Smith", "Kloe Smyth"),
        ("Mary-Anne O’Brien", "mary anne obrien"),
        ("Mary-Anne O’Brien", "maryanne o'brien"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Søren Møller", "Soren Moller"),
        ("Catherine Philips", "Katherine Phillips"),
        ("Олена Коваль", "Олена"),
        ("Ty Harper", "Ty Harper 9"),
    ],
)
def test_a_child_is_found_however_the_name_is_spelt(worker, name, asked):
    given_name, family_name = name.rsplit(" ", 1)
    child = ChildFactory(given_name=given_name, family_name=family_name)
    ChildFactory(given_name="Somebody", family_name="Else")

    assert search(worker, asked) == [child]


def test_a_child_is_found_by_what_they_are_called_and_were_called(worker):
    child = ChildFactory(
        given_name="Nathaniel",
        known_as="Nat",
        family_name="Okafor",
        former_names=["Nathaniel Weaver"],
    )

    for asked in ("nat okafor", "nathaniel", "weaver"):
        assert search(worker, asked) == [child]


def test_a_changed_name_is_found_and_the_wrong_one_is_not(ty, worker):
    describe_child(ty, by=worker, given_name="Tyrone")

    assert search(worker, "tyrone harper") == [ty]
    assert search(worker, "tyrell") == []


def test_the_nearest_stands_first(worker):
    far, near = (
        ChildFactory(given_name=name, family_name="Smith") for name in ("Kathryn", "Catherine")
    )

    assert search(worker, "catherine smith") == [near, far]


@pytest.mark.parametrize("asked", ["", "  ", "12", "%", "_", "'", '"', "*", "-", "\0", "ty%"])
def test_what_names_nobody_finds_nobody(ty, worker, asked):
    assert search(worker, asked) == ([ty] if asked == "ty%" else [])


def test_every_word_must_fit(ty, mia, worker):
    assert search(worker, "ty example") == []


def test_a_search_finds_only_whom_one_may_see(ty, mia, lead, otherlead, admin, worker, manager):
    share_with(lead.agency, ty)
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    found = [search(user, "harper") for user in (lead, otherlead, admin, worker)]
    assert found == [[ty], [], [], [ty]]


def test_a_search_is_never_longer_than_its_limit(worker):
    for _ in range(5):
        ChildFactory(family_name="Harper")

    assert len(search(worker, "harper", limit=3)) == 3


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_search_asks_the_same_few_questions(worker, how_many, django_assert_num_queries):
    for _ in range(how_many):
        ChildFactory(family_name="Harper")
    worker.group_ids, worker.role  # noqa: B018 - read with the user, once a request

    with django_assert_num_queries(2):
        assert len([str(child) for child in search(worker, "harper")]) == how_many


def test_folding_keeps_what_spellings_share():
    assert fold("D’Souza-Ó Brien") == "dsouzaobrien"
    assert words_of("D’Souza-Ó Brien  III") == ["dsouza", "o", "brien", "iii"]
