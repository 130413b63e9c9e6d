"""One assessment, from its reason to what is added after: written by one, overseen, finished."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.actions import (
    StaleAssessment,
    add_addendum,
    add_need,
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    start_assessment,
    write_assessment,
)
from assessments.models import (
    Assessment,
    DecisionPoint,
    Need,
    Oversight,
)
from audit import clock
from audit.models import AuditEvent
from casework.actions import exclude_user
from casework.actions.plans import WrittenStep
from casework.models import Goal, Step
from casework.story import story
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    InvolvementFactory,
)

CONCLUSION = ("version", "analysis", "outcome", "concluded_by")
SOON = clock.today() + timedelta(days=20)
A_NEED = {
    "needs": "Ty needs to sleep",
    "seriousness": "need",
    "seriousness_why": "He falls asleep in lessons",
    "outcome": "Sleeps through the night",
}


def start(child, by, **details):
    details = {
        "why": "Which help?", "expected_on": SOON, "expected_why": "The school’s report", **details,
    }  # fmt: skip
    return start_assessment(child, by=by, **details)


def titles(child, reader):
    return [str(row.entry) for row in story(child, reader)]


def test_an_assessment_from_its_reason_to_what_is_added_after(ty, mia, worker, manager):
    assessment = start(ty, worker, also=[mia])
    assessment = write_assessment(
        assessment,
        by=worker,
        version=1,
        analysis="They are tired",
        children=[(assessment.child_rows.get(child=ty), {"wishes": "A bed of his own"})],
    )
    add_need(assessment, by=worker, children=[ty], steps=[], **A_NEED)
    move_decision_point(
        assessment, by=worker, expected_on=SOON + timedelta(7), why="The school is closed"
    )
    oversee_assessment(assessment, by=manager, view="question", reasons="And Mia?")
    assessment = conclude_assessment(
        assessment, by=worker, outcome="child-in-need", reasons="They agree"
    )
    add_addendum(assessment, by=worker, text="The report came")

    assert Assessment.objects.values_list(*CONCLUSION).get() == (
        2,
        "They are tired",
        "child-in-need",
        worker.pk,
    )
    assessment = Assessment.objects.get()
    assert list(assessment.child_rows.values_list("wishes", flat=True)) == ["A bed of his own", ""]
    assert list(assessment.decision_points.values_list("why", flat=True)) == [
        "The school’s report", "The school is closed",
    ]  # fmt: skip
    for child in (ty, mia):
        assert titles(child, worker) == [
            "Added to a finished assessment",
            "Assessment finished: A plan of help, with the family",
            "Oversight: I have a question",
            "An assessment began",
        ]


def test_every_step_of_an_assessment_is_in_each_childs_audit(ty, mia, worker):
    assessment = start(ty, worker, also=[mia])
    write_assessment(assessment, by=worker, version=1, analysis="They are tired")

    rows = AuditEvent.objects.filter(child_ref=mia.ref).order_by("pk")
    assert list(rows.values_list("did", "record_type", "record_ref")) == [
        ("start_assessment", "assessments.assessment", assessment.ref),
        ("write_assessment", "assessments.assessment", assessment.ref),
    ]


def test_an_assessment_of_a_child_one_may_not_assess_is_refused_whole(
    ty, mia, worker, manager, reviewer, duty
):
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    for by in (worker, reviewer, duty):
        with pytest.raises(PermissionDenied):
            start(ty, by, also=[mia])
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"why": ""}, "why"),
        ({"expected_on": clock.today() - timedelta(days=1)}, "expected_on"),
        ({"expected_why": ""}, "why"),
        ({"told_on": clock.today() + timedelta(days=1)}, "told_on"),
        ({"told_how": "By telephone"}, "told_on"),
    ],
)
def test_an_assessment_says_why_and_when_a_decision_is_expected(ty, worker, details, field):
    with pytest.raises(ValidationError) as refused:
        start(ty, worker, **details)

    assert list(refused.value.message_dict) == [field]
    assert not Assessment.objects.exists()


def test_an_older_window_does_not_overwrite_what_was_written_since(assessment, worker, manager):
    write_assessment(assessment, by=manager, version=1, analysis="Mo’s words")

    with pytest.raises(StaleAssessment) as stale:
        write_assessment(assessment, by=worker, version=1, analysis="Wilma’s words")

    assert stale.value.assessment.analysis == "Mo’s words"
    assert Assessment.objects.get().analysis == "Mo’s words"


def test_a_need_becomes_a_goal_and_steps_in_each_childs_plan(assessment, ty, mia, worker):
    teacher = InvolvementFactory(child=ty, name="Mr Bell", role="class teacher")
    need = add_need(
        assessment,
        by=worker,
        children=[ty, mia],
        steps=[WrittenStep("Breakfast", teacher, by_words="each day")],
        **A_NEED,
    )

    assert list(need.steps.values_list("what", "who", "by_words")) == [
        ("Breakfast", "Mr Bell, class teacher", "each day")
    ]
    assert sorted(Goal.objects.values_list("plan__child", "outcome", "need_ref")) == sorted(
        (child.pk, "Sleeps through the night", need.ref) for child in (ty, mia)
    )
    step = Step.objects.get()
    assert (step.goal.plan.child, step.sibling_key) == (ty, need.steps.get().sibling_key)


def test_a_need_is_one_of_these_childrens(assessment, worker):
    for children in ([], [ChildFactory()]):
        with pytest.raises(ValidationError) as refused:
            add_need(assessment, by=worker, children=children, steps=[], **A_NEED)
        assert list(refused.value.message_dict) == ["children"]
    assert not Need.objects.exists()


@pytest.mark.parametrize("field", ["needs", "seriousness", "seriousness_why", "outcome"])
def test_a_need_says_what_how_serious_why_and_what_is_wanted(assessment, ty, worker, field):
    with pytest.raises(ValidationError) as refused:
        add_need(assessment, by=worker, children=[ty], steps=[], **{**A_NEED, field: ""})

    assert field in refused.value.message_dict
    assert not Need.objects.exists()
    assert not Goal.objects.exists()


def test_each_new_day_is_a_row_of_its_own_and_nothing_is_rewritten(ty, worker):
    assessment = start(ty, worker)
    first = DecisionPoint.objects.get()

    move_decision_point(
        assessment,
        by=worker,
        expected_on=SOON + timedelta(days=10),
        why="The father is in hospital",
        told_on=clock.today(),
        told_how="At home",
    )

    assert DecisionPoint.objects.count() == 2
    assert DecisionPoint.objects.get(pk=first.pk).expected_on == SOON


@pytest.mark.parametrize("view", Oversight.View.values)
def test_oversight_is_reasoned_and_every_view_stands(assessment, ty, manager, reviewer, view):
    with pytest.raises(ValidationError):
        oversee_assessment(assessment, by=manager, view=view, reasons="")

    oversee_assessment(assessment, by=manager, view=view, reasons="It is thin")
    oversee_assessment(assessment, by=reviewer, view="disagree", reasons="It is not")

    assert list(Oversight.objects.values_list("view", flat=True)) == [view, "disagree"]


def test_a_worker_does_not_oversee_their_own_assessment(assessment, worker):
    with pytest.raises(PermissionDenied):
        oversee_assessment(assessment, by=worker, view="agree", reasons="I am good")


def test_an_assessment_with_nothing_in_it_is_not_finished(ty, worker):
    empty = AssessmentFactory(children=[ty], lead=worker)

    with pytest.raises(ValidationError):
        conclude_assessment(empty, by=worker, outcome="close", reasons="It is fine")
    assert not Assessment.objects.get().is_concluded


@pytest.mark.parametrize("details", [{"outcome": ""}, {"reasons": ""}, {"outcome": "whatever"}])
def test_an_assessment_is_finished_with_an_outcome_and_reasons(assessment, worker, details):
    with pytest.raises(ValidationError):
        conclude_assessment(
            assessment, by=worker, **{"outcome": "close", "reasons": "It is fine", **details}
        )
    assert not Assessment.objects.get().is_concluded


def test_nothing_is_added_beside_an_unfinished_assessment(assessment, worker):
    with pytest.raises(ValidationError):
        add_addendum(assessment, by=worker, text="The report came")


def test_a_finished_assessment_is_overseen_all_the_same(finished, manager):
    oversee_assessment(finished, by=manager, view="disagree", reasons="It is thin")

    assert Oversight.objects.count() == 1
