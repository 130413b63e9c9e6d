"""Step up and step down: the record goes on, and grants are decided anew."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audit import clock
from casework.actions import open_episode, step_down, step_up
from casework.levels import Level
from casework.story import story
from tests.factories import allocate, share_with, told

SUMMARY = "Things are going well."


@pytest.fixture
def open_child(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    open_episode(ty, by=worker, why="The school rang")
    told(ty, text="What only social care reads.")
    return ty


def stepped_down(child, worker, lead, **details):
    until = clock.today() + timedelta(days=60)
    return step_down(child, by=worker, lead=lead, summary=SUMMARY, until=until, **details)


def test_the_lead_of_early_help_sees_the_plan_and_the_summary_and_not_the_story(
    open_child, worker, visitor
):
    stepped_down(open_child, worker, visitor)

    assert visitor.has_perm("casework.view_plan", open_child)
    assert not visitor.has_perm("casework.view_record", open_child)
    assert [row.entry.text for row in story(open_child, visitor)] == [SUMMARY]


def test_every_share_ends_but_those_that_are_kept(
    open_child, worker, visitor, hillside, lead, otherlead
):
    kept = share_with(hillside, open_child, level=Level.PLAN)
    share_with(otherlead.agency, open_child, level=Level.PLAN)
    stepped_down(open_child, worker, visitor, keep=[kept])

    assert lead.has_perm("casework.view_plan", open_child)
    assert not otherlead.has_perm("casework.view_network", open_child)


def test_step_up_takes_the_same_record_back_and_ends_what_early_help_saw(
    open_child, worker, visitor
):
    stepped_down(open_child, worker, visitor)
    step_up(open_child, by=worker, why="It was not enough")

    assert not visitor.has_perm("casework.view_network", open_child)
    assert [episode.kind for episode in open_child.episodes.order_by("pk")] == [
        "social-care",
        "early-help",
        "social-care",
    ]


def test_what_is_not_open_cannot_be_handed_over(ty, worker, visitor):
    with pytest.raises(ValidationError, match="is not working with this child"):
        stepped_down(ty, worker, visitor)
    with pytest.raises(ValidationError, match="is not working with this child"):
        step_up(ty, by=worker, why="Why not")
