"""One plan of each child: the same rows for worker, family and partner, as far as each may read."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from casework.actions import add_goal, add_step, end_goal, exclude_user, progress_step
from casework.actions.plans import WrittenStep
from casework.levels import Level
from casework.models import Goal, Plan, Step
from casework.story import story
from tests.factories import GoalFactory, InvolvementFactory, StepFactory, share_with


@pytest.fixture
def teacher(ty, hillside):
    return InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)


@pytest.fixture
def step(ty, teacher):
    """A step for the school, in Ty's plan."""
    return StepFactory(goal=GoalFactory(child=ty), involvement=teacher)


def written(who, what="Breakfast at school"):
    return WrittenStep(what, who, by_words="each day")


def plan_of(child):
    """{outcome: [what, …]} of a child's plan, as it is stored."""
    return {
        goal.outcome: [step.what for step in goal.steps.order_by("pk")]
        for goal in Goal.objects.filter(plan__child=child).order_by("pk")
    }


def test_a_goal_for_siblings_makes_one_row_for_each(ty, mia, worker, teacher, hillside):
    InvolvementFactory(child=mia, name="Mr Bell", agency=hillside)

    add_goal(ty, by=worker, also=[mia], outcome="Sleeps", steps=[written(teacher)])

    assert [plan_of(child) for child in (ty, mia)] == [{"Sleeps": ["Breakfast at school"]}] * 2
    for rows in (Goal.objects.all(), Step.objects.all()):
        keys = [row.sibling_key for row in rows]
        assert (len(keys), len(set(keys))) == (2, 1)
        assert len({row.ref for row in rows}) == 2


def test_a_step_goes_only_to_the_children_its_helper_helps(ty, mia, worker, teacher):
    add_goal(ty, by=worker, also=[mia], outcome="Sleeps", steps=[written(teacher)])

    assert [plan_of(ty), plan_of(mia)] == [{"Sleeps": ["Breakfast at school"]}, {"Sleeps": []}]


def test_a_step_of_somebody_in_none_of_the_networks_is_refused_whole(ty, mia, worker):
    stranger = InvolvementFactory(child=mia, name="Ms Shah")

    with pytest.raises(ValidationError) as refused:
        add_goal(ty, by=worker, outcome="Sleeps", steps=[written(stranger)])

    assert list(refused.value.message_dict) == ["who"]
    assert not Plan.objects.exists()


def test_planning_for_a_sibling_one_may_not_plan_for_is_refused_whole(
    ty, mia, worker, manager, teacher
):
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    with pytest.raises(PermissionDenied):
        add_goal(ty, by=worker, also=[mia], outcome="Sleeps", steps=[written(teacher)])

    assert not Goal.objects.exists()


def test_a_step_has_a_day_or_words_and_says_what(ty, worker, teacher):
    goal = GoalFactory(child=ty)
    with pytest.raises(ValidationError):
        add_step(goal, by=worker, what="", who=teacher)

    add_step(goal, by=worker, what="Ring home", who=teacher, by_on=clock.today(), by_words="soon")

    assert list(Step.objects.values_list("what", "by_on", "by_words")) == [
        ("Ring home", clock.today(), "")
    ]


def test_a_school_marks_its_own_step_and_no_other(ty, step, lead):
    other = StepFactory(goal=step.goal, involvement=InvolvementFactory(child=ty, name="Nan"))
    share_with(lead.agency, ty)

    progress_step(step, by=lead, is_done=True, note="Ate it all")

    step.refresh_from_db()
    assert (step.done_by, step.done_at is None) == (lead, False)
    with pytest.raises(PermissionDenied):
        progress_step(other, by=lead, is_done=True)


def test_marking_a_step_asks_for_contributing(step, ty, lead):
    share_with(lead.agency, ty, may_contribute=False)

    with pytest.raises(PermissionDenied):
        progress_step(step, by=lead, is_done=True)


def test_a_practitioner_marks_a_step_that_is_theirs_by_name_and_not_a_colleagues(
    ty, visitor, lead, hillside
):
    theirs, not_theirs = (
        StepFactory(
            goal=GoalFactory(child=ty),
            involvement=InvolvementFactory(child=ty, user=user, agency=user.agency),
        )
        for user in (visitor, lead)
    )
    share_with(visitor, ty)

    assert list(Step.objects.permitting(visitor, "casework.progress_step")) == [theirs]
    assert not visitor.has_perm("casework.progress_step", not_theirs)


def test_a_worker_marks_any_step_of_a_record_they_work_with(step, worker, reviewer):
    progress_step(step, by=worker, is_done=True)

    assert not reviewer.has_perm("casework.progress_step", step)


def test_a_step_can_be_opened_again_and_both_are_in_the_story(step, ty, worker):
    progress_step(step, by=worker, is_done=True, note="Ate it all")
    progress_step(step, by=worker, is_done=False, note="Not since Monday")

    step.refresh_from_db()
    assert (step.done_at, step.done_by) == (None, None)
    assert [(str(row.entry), row.entry.text) for row in story(ty, worker)] == [
        ("Not done yet: Breakfast at school", "Not since Monday"),
        ("Done: Breakfast at school", "Ate it all"),
    ]


def test_marking_a_step_again_keeps_who_did_it_first(step, ty, worker, lead):
    share_with(lead.agency, ty)
    progress_step(step, by=lead, is_done=True)
    progress_step(step, by=worker, is_done=True, note="Seen too")

    step.refresh_from_db()
    assert step.done_by == lead


def test_a_plan_is_read_from_its_level_up_and_a_siblings_plan_is_not(ty, mia, step, lead):
    GoalFactory(child=mia, outcome="Mia reads")
    share_with(lead.agency, ty, level=Level.NETWORK)
    assert list(Goal.objects.permitting(lead, Goal.VIEW)) == []

    share_with(lead, ty, level=Level.PLAN)
    assert list(Goal.objects.permitting(lead, Goal.VIEW)) == [step.goal]
    assert list(Step.objects.permitting(lead, Step.VIEW)) == [step]


def test_whoever_may_not_know_that_a_clinic_helps_is_not_told_what_it_does(
    ty, step, lead, visitor, health_trust
):
    clinic = InvolvementFactory(
        child=ty, name="The clinic", agency=health_trust, level=Level.RECORD
    )
    its_step = StepFactory(goal=step.goal, what="Weekly visit", involvement=clinic)
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    share_with(visitor, ty, level=Level.PLAN)

    assert set(Step.objects.permitting(lead, Step.VIEW)) == {step}
    assert set(Step.objects.permitting(visitor, Step.VIEW)) == {step, its_step}


def test_ending_a_goal_says_why_and_closes_its_steps_to_my_work(ty, step, worker, lead):
    share_with(lead.agency, ty)
    assert list(Step.objects.permitting(lead, Step.VIEW).mine(lead)) == [step]

    end_goal(step.goal, by=worker, why="She sleeps")

    assert list(Step.objects.permitting(lead, Step.VIEW).mine(lead)) == []
    assert list(Goal.objects.current()) == []
    assert story(ty, worker)[0].entry.text == "She sleeps"


def test_my_work_holds_what_is_mine_to_do_and_not_done(step, ty, lead, worker):
    share_with(lead.agency, ty)
    own = StepFactory(goal=step.goal, involvement=InvolvementFactory(child=ty, user=worker))

    assert list(Step.objects.permitting(worker, Step.VIEW).mine(worker)) == [own]
    progress_step(step, by=lead, is_done=True)
    assert list(Step.objects.permitting(lead, Step.VIEW).mine(lead)) == []


def test_the_plan_of_one_child_is_one_plan(ty, worker, teacher):
    for outcome in ("Sleeps", "Eats"):
        add_goal(ty, by=worker, outcome=outcome, steps=[written(teacher)])

    assert Plan.objects.count() == 1
    assert plan_of(ty) == {"Sleeps": ["Breakfast at school"], "Eats": ["Breakfast at school"]}


@pytest.mark.parametrize("when", ["yesterday", "in ten years"])
def test_a_day_for_a_step_is_whatever_the_family_agreed(ty, worker, teacher, when):
    days = {"yesterday": -1, "in ten years": 3650}[when]
    day = clock.today() + timedelta(days=days)

    add_step(GoalFactory(child=ty), by=worker, what="Ring", who=teacher, by_on=day)

    assert Step.objects.get().by_on == day
