"""Where nothing moves: what counts as moving, who sees whom, and the line written on a child."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit import clock
from casework.actions import Named, decide_referral, record_entry, take_referral
from casework.models import Entry
from casework.story import ForChild
from learning.drift import drift, drift_of
from tests.access.addresses import browser
from tests.factories import ChildFactory, GoalFactory, allocate
from tests.frontend.assessments.pages import shown
from tests.mapped import MapFactory, RatingFactory, ScaleFactory, StatementFactory

pytestmark = pytest.mark.django_db


def days_ago(days):
    return clock.now() - timedelta(days=days)


def saw(child, worker, days, seen="seen"):
    with clock.at(days_ago(days)):
        told = {"kind": "visit", "text": "At home", "rows": [ForChild(child, seen=seen)]}
        record_entry(child, by=worker, **told)


@pytest.fixture
def team(worker, manager, east):
    """Three children of the team."""
    children = [ChildFactory(given_name=name) for name in ("Ava", "Ben", "Cal")]
    for child in children:
        allocate(child, worker=worker, team=east)
    return children


def test_the_quietest_come_first_and_whom_nobody_saw_before_them(team, worker, manager):
    ava, ben, cal = team
    saw(ava, worker, 3)
    saw(ben, worker, 40)
    saw(cal, worker, 1, seen="not-seen")

    lines = drift(manager)
    assert [(line.child, line.days) for line in lines] == [(cal, None), (ben, 40), (ava, 3)]
    assert lines[0].this_week == 2  # what was recorded, and that he was given to the team


def test_a_goal_that_is_set_is_a_move(team, worker, manager):
    ava = team[0]
    saw(ava, worker, 40)
    GoalFactory(child=ava)

    line = drift_of(manager, ava)
    assert (line.has_plan, line.days) == (True, 0)


def stood(danger, days, who, number):
    """Where somebody stood so many days ago, on a scale of this danger."""
    with clock.at(days_ago(days)):
        scale = ScaleFactory(danger=danger, track="thesame")
        RatingFactory(scale=scale, who=who, number=number)


def test_a_scale_moves_where_the_same_person_stands_elsewhere(team, worker, manager):
    ava, ben, _ = team
    danger = StatementFactory(map=MapFactory(children=[ava], lead=worker), kind="danger")
    stood(danger, 50, "Doris", 3)
    stood(danger, 30, "Dean", 7)
    stood(danger, 20, "Doris", 3)
    before = drift_of(manager, ava)
    stood(danger, 10, "Doris", 4)
    after = drift_of(manager, ava)

    assert (before.scaled_on, before.moved_on, before.days) == (clock.day(days_ago(20)), None, None)
    assert after.moved_on == after.scaled_on == clock.day(days_ago(10))
    assert drift_of(manager, ben).scaled_on is None


def test_who_waits_to_hear_stands_with_the_child(team, worker, manager, host):
    told = {"caller_name": "Mrs Shaw", "worries": "Tired"}
    call = take_referral(host, by=worker, children=[Named(team[0])], **told)
    decide_referral(call, by=worker, outcome="early-help", reasons="They agree")

    assert drift_of(manager, team[0]).waiting == ["Mrs Shaw"]
    assert drift_of(manager, team[1]).waiting == []


def test_a_child_of_another_team_is_not_in_it(team, worker2, west, manager):
    theirs = ChildFactory(given_name="Dee")
    allocate(theirs, worker=worker2, team=west)

    assert theirs not in [line.child for line in drift(manager)]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_one_child_and_for_three(
    worker, manager, east, count, django_assert_max_num_queries
):
    for number in range(count):
        child = ChildFactory(given_name=f"Child {number}")
        allocate(child, worker=worker, team=east)
        saw(child, worker, 3)
        danger = StatementFactory(map=MapFactory(children=[child], lead=worker), kind="danger")
        stood(danger, 3, "Doris", 3)
    desk = browser(manager)
    desk.get(reverse("learning_drift"))
    with django_assert_max_num_queries(6):
        desk.get(reverse("learning_drift"))


def test_the_team_goes_from_child_to_child_and_each_line_stands_in_the_story(team, manager):
    desk = browser(manager)
    children = [line.child for line in drift(manager)]
    assert f"Talk about {children[0].person.short_name}" in shown(
        desk.get(reverse("learning_drift"))
    )
    visited = []
    where = reverse("child_oversee", args=[children[0].ref])
    while "oversee" in where:
        visited.append(where)
        answer = desk.post(where, {"decided": "We wait for school to begin."})
        where = answer["Location"]

    assert visited == [reverse("child_oversee", args=[child.ref]) for child in children]
    noted = Entry.objects.filter(kind="decision", text="We wait for school to begin.")
    assert noted.count() == len(children)


def test_a_line_that_is_empty_is_asked_for(team, manager):
    page = shown(browser(manager).post(reverse("child_oversee", args=[team[0].ref]), {}))

    assert "Write what you decide." in page


def test_a_worker_reads_their_own_list_and_writes_no_oversight(team, worker):
    desk = browser(worker)
    page = shown(desk.get(reverse("learning_drift")))

    assert "Ava" in page
    assert "Talk about" not in page
    assert desk.get(reverse("child_oversee", args=[team[0].ref])).status_code == 403
