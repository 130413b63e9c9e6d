"""Were we told again: which calls come again, within how long, and who may know of them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit import clock
from casework.actions import Named, decide_referral, exclude_user, take_referral
from learning.again import WITHIN, told_again
from tests.access.addresses import browser
from tests.factories import ChildFactory, allocate
from tests.frontend.assessments.pages import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def rung(host, worker):
    """Somebody rings about these children so many days ago; decided unless it is said."""
    now = clock.now()

    def ring(days, *children, outcome="no-further-action"):
        with clock.at(now - timedelta(days=days)):
            call = take_referral(
                host,
                by=worker,
                children=[Named(child) for child in children],
                caller_name="Mrs Shaw",
                worries="Tired",
            )
            if outcome:
                decide_referral(call, by=worker, outcome=outcome, reasons="They agree")
        return call

    return ring


@pytest.fixture
def ava(worker):
    ava = ChildFactory(given_name="Ava")
    allocate(ava, worker=worker)
    return ava


def figure(user):
    found = told_again(user)
    return found.children, found.told_again


def test_a_call_comes_again_within_six_months_and_not_a_day_later(rung, ava, ty, manager):
    last = WITHIN.days + 10
    rung(last, ava)
    rung(10, ava)
    assert figure(manager) == (1, 1)
    rung(last + 1, ty)
    rung(10, ty)

    assert figure(manager) == (2, 1)


def test_the_calls_stand_in_a_row_with_what_was_decided(rung, ava, ty, manager):
    first = rung(60, ava)
    second = rung(30, ava, ty, outcome="early-help")
    third = rung(1, ava, outcome=None)
    chain = told_again(manager).chains[0]

    assert chain.child == ava
    assert [(call.ref, call.outcome) for call in chain.calls] == [
        (first.ref, "no-further-action"),
        (second.ref, "early-help"),
        (third.ref, None),
    ]
    page = shown(browser(manager).get(reverse("learning_again")))
    assert "Somebody told us about 2 children. About 1 of them" in page
    assert "Nobody has decided yet." in page


def test_a_call_before_the_year_counts_as_the_one_before_and_not_as_a_child(rung, ava, ty, manager):
    rung(400, ava)
    rung(300, ava)
    rung(400, ty)

    assert figure(manager) == (1, 1)


def test_whoever_is_kept_from_a_child_counts_none_of_their_calls(rung, ava, ty, manager, worker2):
    rung(60, ava)
    rung(30, ava)
    rung(20, ty)
    exclude_user(ava, by=manager, user=worker2, why="Her niece")

    assert figure(worker2) == (1, 0)
    assert told_again(worker2).chains == []
    assert figure(manager) == (2, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_one_child_and_for_three(
    rung, worker, manager, count, django_assert_num_queries
):
    for _ in range(count):
        child = ChildFactory()
        allocate(child, worker=worker)
        rung(60, child)
        rung(30, child)
    desk = browser(manager)
    desk.get(reverse("learning_again"))
    with django_assert_num_queries(6):
        desk.get(reverse("learning_again"))
