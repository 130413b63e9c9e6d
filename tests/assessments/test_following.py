"""Going on from an earlier assessment: what was written then, and what changed since."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q

from assessments.actions import add_need, start_assessment
from assessments.document import read
from assessments.earlier import since, to_follow
from assessments.models import Assessment
from audit import clock
from casework.actions import end_goal, exclude_user
from casework.actions.plans import WrittenStep
from casework.levels import Level
from casework.models import Goal, Step, Withheld
from tests.factories import (
    AssessmentFactory,
    InvolvementFactory,
    NeedFactory,
    arranging,
    concluded,
    share_with,
)

A_NEED = {
    "needs": "Ty needs to sleep",
    "seriousness": "need",
    "seriousness_why": "He falls asleep in lessons",
    "outcome": "Sleeps through the night",
}


@pytest.fixture
def teacher(ty):
    return InvolvementFactory(child=ty, name="Mr Bell")


@pytest.fixture
def before(ty, worker, teacher):
    """A finished assessment of Ty, with two needs that became goals of his plan."""
    assessment = AssessmentFactory(children=[ty], lead=worker, analysis="He is tired")
    for needs in ("Ty needs to sleep", "Ty needs a friend"):
        steps = [WrittenStep("Breakfast", teacher, by_words="each day")]
        need = {**A_NEED, "needs": needs}
        add_need(assessment, by=worker, children=[ty], steps=steps, **need)
    return concluded(assessment, worker)


def follow(child, by, earlier, also=()):
    soon = clock.today() + timedelta(days=20)
    return start_assessment(
        child,
        by=by,
        also=also,
        why="What now?",
        expected_on=soon,
        expected_why="The school’s report",
        follows=earlier,
    )


def test_what_was_thought_then_is_put_in_and_marked_as_from_then(before, ty, worker):
    assessment = follow(ty, worker, before)

    day = before.concluded_at
    assert assessment.follows == before
    assert assessment.analysis == (
        f"From the assessment finished on {day.day} {day:%B %Y}:\n\nHe is tired"
    )
    assert assessment.history_considered == ""
    assert Assessment.objects.get(pk=before.pk).analysis == "He is tired"


def test_a_need_carried_on_keeps_its_goal_and_its_steps(before, ty, worker):
    assessment, then = follow(ty, worker, before), before.needs.first()
    words = {**A_NEED, "outcome": "Sleeps until seven"}
    need = add_need(assessment, by=worker, children=[ty], steps=[], follows=then, **words)

    goal = Goal.objects.get(need_ref=need.ref)
    assert (goal.outcome, goal.steps.count()) == ("Sleeps until seven", 1)
    assert (Goal.objects.count(), Step.objects.count()) == (2, 2)


def test_what_changed_since_is_told_of_each_need_of_then(before, ty, worker):
    assessment, (sleep, friend) = follow(ty, worker, before), before.needs.all()
    end_goal(Goal.objects.get(need_ref=friend.ref), by=worker, why="He has Noah")
    add_need(
        assessment,
        by=worker,
        children=[ty],
        steps=[],
        follows=sleep,
        **{**A_NEED, "needs": "Ty needs a whole night"},
    )

    told = since(read(Assessment.objects.get(pk=assessment.pk), worker))
    whys = [[goal.why_ended for goal in one.ended] for one in told]
    assert [(one.need, one.is_reworded) for one in told] == [(sleep, True), (friend, False)]
    assert whys == [[], ["He has Noah"]]


def test_what_follows_nothing_tells_of_no_time_before(before, ty, worker):
    assessment = AssessmentFactory(children=[ty], lead=worker)
    assert since(read(assessment, worker)) == []


def test_an_unfinished_one_is_not_followed(ty, worker):
    with pytest.raises(ValidationError, match="write in it"):
        follow(ty, worker, AssessmentFactory(children=[ty], lead=worker))


def test_one_that_tells_of_other_children_is_followed_only_with_them(ty, mia, worker):
    both = concluded(AssessmentFactory(children=[ty, mia], lead=worker, analysis="Both"), worker)

    with pytest.raises(ValidationError, match="tells of other children as well"):
        follow(ty, worker, both)
    assert follow(ty, worker, both, also=[mia]).follows == both


def test_one_that_is_not_theirs_to_read_is_followed_by_nobody(before, mia, worker, manager):
    exclude_user(before.children_concerned()[0], by=manager, user=worker, why="Her nephew")
    with pytest.raises(PermissionDenied):
        follow(mia, worker, before)


def test_what_it_follows_is_told_to_whoever_may_read_that_too(ty, mia, worker, hillside, lead):
    """No action lets one follow another that tells of more children; an older record may."""
    both = AssessmentFactory(children=[ty, mia], lead=worker)
    NeedFactory(assessment=both, children=[ty])
    concluded(both, worker)
    after = concluded(AssessmentFactory(children=[ty], lead=worker, follows=both), worker)
    share_with(hillside, ty, level=Level.ASSESSMENT)

    assert Assessment.objects.permitting(lead, Assessment.VIEW).get() == after
    assert len(since(read(after, worker))) == 1
    assert since(read(after, lead)) == []


def test_one_that_is_not_theirs_to_read_is_not_offered(before, ty, mia, worker, manager):
    both = concluded(AssessmentFactory(children=[ty, mia], lead=worker), worker)
    exclude_user(mia, by=manager, user=worker, why="Her niece")

    assert list(to_follow(manager, Q(child=ty))) == [both, before]
    assert list(to_follow(worker, Q(child=ty))) == [before]


def test_a_goal_that_is_kept_back_is_not_there_beside_what_was_needed_then(
    before, ty, worker, hillside, lead
):
    after = concluded(AssessmentFactory(children=[ty], lead=worker, follows=before), worker)
    share = share_with(hillside, ty, level=Level.ASSESSMENT)
    kept, told = Goal.objects.order_by("pk")
    with arranging():
        Withheld(share=share, goal=kept).save()

    def goals(user):
        return [goal for one in since(read(after, user)) for goal in one.goals]

    assert goals(worker) == [kept, told]
    assert goals(lead) == [told]


def test_a_need_of_another_assessment_is_not_carried_on(before, ty, worker):
    afresh = AssessmentFactory(children=[ty], lead=worker)
    with pytest.raises(ValidationError, match="not of the assessment this one follows"):
        add_need(afresh, by=worker, children=[ty], steps=[], follows=before.needs.first(), **A_NEED)
