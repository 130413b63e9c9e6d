"""Step up and step down: the record goes on, and grants are decided anew."""

import pytest
from django.core.exceptions import ValidationError

from agencies.roles import Role
from casework.actions import link_colleague, open_episode, step_down, step_up
from casework.levels import Level
from casework.story import story
from tests.factories import UserFactory, allocate, share_with, siblings, told

SUMMARY = "Things are going well."


@pytest.fixture
def open_child(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    open_episode(ty, by=worker, why="The school rang")
    told(ty, text="What only social care reads.")
    return ty


def stepped_down(child, worker, lead, **details):
    return step_down(child, by=worker, lead=lead, **{"summary": SUMMARY, **details})


@pytest.mark.parametrize("level", [Level.PLAN, Level.ASSESSMENT])
def test_the_lead_of_early_help_goes_on_seeing_the_plan_and_reads_the_summary_and_not_the_story(
    open_child, worker, visitor, level
):
    share_with(visitor, open_child, level=level)
    stepped_down(open_child, worker, visitor)

    assert visitor.has_perm("casework.view_plan", open_child)
    assert not visitor.has_perm("casework.view_record", open_child)
    assert [row.entry.text for row in story(open_child, visitor)] == [SUMMARY]


@pytest.mark.parametrize("level", [None, Level.NETWORK, Level.RECORD])
def test_nobody_leads_who_does_not_see_the_plan_or_sees_the_whole_record(
    open_child, worker, visitor, level
):
    if level:
        share_with(visitor, open_child, level=level)

    with pytest.raises(ValidationError, match="Share the plan with them first"):
        stepped_down(open_child, worker, visitor)
    assert open_child.episodes.get().closed_on is None


def test_a_safeguarding_lead_leads_by_what_is_shared_with_the_school(
    open_child, worker, hillside, lead
):
    share_with(hillside, open_child, level=Level.PLAN)
    stepped_down(open_child, worker, lead)

    assert lead.has_perm("casework.view_plan", open_child)


def test_every_share_ends_but_the_leads_and_those_that_are_kept(
    open_child, worker, visitor, hillside, lead, otherlead
):
    share_with(visitor, open_child, level=Level.PLAN)
    kept = share_with(hillside, open_child, level=Level.PLAN)
    teacher = UserFactory(agency=hillside, role=Role.PARTNER)
    link_colleague(kept, by=lead, user=teacher)
    share_with(otherlead.agency, open_child, level=Level.PLAN)
    stepped_down(open_child, worker, visitor, keep=[kept])

    sees = {who: who.has_perm("casework.view_plan", open_child) for who in (lead, teacher, visitor)}
    assert all(sees.values())
    assert not otherlead.has_perm("casework.view_network", open_child)


def test_what_everybody_reads_names_no_brother_or_sister(open_child, mia, worker, visitor):
    siblings(open_child, mia)
    share_with(visitor, open_child, level=Level.PLAN)

    with pytest.raises(ValidationError, match="Say it without “Mia”"):
        stepped_down(open_child, worker, visitor, summary="Mia takes him to school.")


def test_step_up_takes_the_same_record_back_and_ends_what_early_help_saw(
    open_child, worker, visitor
):
    share_with(visitor, open_child, level=Level.PLAN)
    stepped_down(open_child, worker, visitor)
    step_up(open_child, by=worker, why="It was not enough")

    assert not visitor.has_perm("casework.view_network", open_child)
    assert [episode.kind for episode in open_child.episodes.order_by("pk")] == [
        "social-care",
        "early-help",
        "social-care",
    ]


def test_what_is_not_open_cannot_be_handed_over(ty, worker, visitor):
    share_with(visitor, ty, level=Level.PLAN)
    with pytest.raises(ValidationError, match="is not working with this child"):
        stepped_down(ty, worker, visitor)
    with pytest.raises(ValidationError, match="is not working with this child"):
        step_up(ty, by=worker, why="Why not")
