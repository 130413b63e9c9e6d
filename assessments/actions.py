"""Everything that can be done to an assessment, from its reason to what is added after."""

from django.core.exceptions import PermissionDenied, ValidationError

from assessments.models import (
    Addendum,
    Assessment,
    AssessmentChild,
    DecisionPoint,
    Need,
    NeedChild,
    NeedStep,
    Oversight,
)
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.actions.plans import write_goal
from casework.models import Entry
from casework.story import tell

FINISHED = "This assessment is finished and cannot be changed. You can add to it."
CHANGED_MEANWHILE = (
    "Somebody changed this while you were writing. Your words are still here, beside theirs."
)


class StaleAssessment(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody else saved while this was written; `assessment` is as it stands now."""

    def __init__(self, assessment):
        super().__init__(CHANGED_MEANWHILE)
        self.assessment = assessment


@action("casework.assess_child")
def start_assessment(child, *, by, why, expected_on, expected_why, also=(), **details):
    """Begin one assessment of one or more children, for the decision it must inform.

    The worker says when they expect to be able to decide, and why then. `details`: referral,
    told_on, told_how. Raises PermissionDenied when any child is not theirs to assess.
    """
    children = [child, *also]
    for each in children:
        if not by.has_perm(start_assessment.permission, each):
            raise PermissionDenied("You cannot assess one of these children.")
    referral = details.pop("referral", None)
    assessment = checked(Assessment(why=why, referral=referral, lead=by, began_at=clock.now()))
    for each in children:
        checked(AssessmentChild(assessment=assessment, child=each))
    _set_decision_point(assessment, by, expected_on, expected_why, **details)
    tell(
        children,
        kind=Entry.Kind.MILESTONE,
        title="An assessment began",
        text=why,
        about=assessment,
    )
    return assessment


@action("assessments.write_assessment")
def write_assessment(assessment, *, by, version, children=(), **words):
    """Write or rewrite the history considered, the analysis, and each child's wishes and part.

    `children` are (AssessmentChild, {field: words}). Raises StaleAssessment when somebody saved
    since `version`, and ValidationError when it is finished.
    """
    current = _unfinished(assessment)
    if current.version != version:
        raise StaleAssessment(current)
    changed(current, version=version + 1, **words)
    for row, said in children:
        changed(row, **said)
    return current


@action("assessments.write_assessment")
def add_need(assessment, *, by, children, steps, **need):
    """Add what children need, how serious it is and why, what is wanted, and who does what.

    Each child's plan gains the outcome as a goal and the steps as its steps, in the same breath.
    `steps` are WrittenStep; `need` holds needs, why, seriousness, seriousness_why, outcome.
    Raises ValidationError when it is nobody's need, or that of a child who is not assessed here.
    """
    _unfinished(assessment)
    if not children or not {child.pk for child in children} <= _assessed(assessment):
        raise ValidationError({"children": "Choose which of these children need this."})
    row = checked(Need(assessment=assessment, **need))
    for child in children:
        checked(NeedChild(need=row, child=child))
    steps = [step._replace(sibling_key=new_ref()) for step in steps]
    for step in steps:
        checked(
            NeedStep(
                need=row,
                what=step.what,
                who=str(step.who),
                by_on=step.by_on,
                by_words="" if step.by_on else step.by_words,
                sibling_key=step.sibling_key,
            )
        )
    write_goal(list(children), by=by, outcome=row.outcome, steps=steps, need_ref=row.ref)
    return row


@action("assessments.write_assessment")
def move_decision_point(assessment, *, by, expected_on, why, told_on=None, told_how=""):
    """Say that the decision is expected on another day, why, and whether the family was told."""
    _unfinished(assessment)
    _set_decision_point(assessment, by, expected_on, why, told_on, told_how)
    return assessment


def _set_decision_point(assessment, by, expected_on, why, told_on=None, told_how=""):
    if expected_on < clock.today():
        raise ValidationError({"expected_on": "Choose a day that has not passed yet."})
    if told_on and told_on > clock.today():
        raise ValidationError(
            {"told_on": "Choose the day you told them. It cannot be later than today."}
        )
    if told_how and not told_on:
        raise ValidationError({"told_on": "You said how you told the family. Say on which day."})
    return checked(
        DecisionPoint(
            assessment=assessment,
            expected_on=expected_on,
            why=why,
            told_on=told_on,
            told_how=told_how,
            set_at=clock.now(),
            set_by=by,
        )
    )


@action("assessments.oversee_assessment")
def oversee_assessment(assessment, *, by, view, reasons):
    """A manager agrees, asks or disagrees, with reasons. It is in the story; both views stand."""
    oversight = checked(
        Oversight(
            assessment=assessment, view=view, reasons=reasons, given_at=clock.now(), given_by=by
        )
    )
    tell(
        assessment.children_concerned(),
        kind=Entry.Kind.DECISION,
        title=f"Oversight: {oversight.get_view_display()}",
        text=reasons,
        about=assessment,
    )
    return oversight


@action("assessments.write_assessment")
def conclude_assessment(assessment, *, by, outcome, reasons):
    """Finish an assessment with its decision and reasons. From now on nothing in it changes.

    Raises ValidationError while nothing has been written that a decision could rest on.
    """
    current = _unfinished(assessment)
    if not (current.analysis or current.needs.exists()):
        raise ValidationError(
            "Write what you think this means for the children, or a need, before you finish."
        )
    changed(current, outcome=outcome, reasons=reasons, concluded_at=clock.now(), concluded_by=by)
    tell(
        current.children_concerned(),
        kind=Entry.Kind.DECISION,
        title=f"Assessment finished: {current.get_outcome_display()}",
        text=reasons,
        about=current,
    )
    return current


@action("assessments.write_assessment")
def add_addendum(assessment, *, by, text):
    """Add something learned after an assessment was finished. The assessment stays as it was."""
    if not assessment.is_concluded:
        raise ValidationError("This assessment is not finished: write it there.")
    addendum = checked(
        Addendum(assessment=assessment, text=text, added_at=clock.now(), added_by=by)
    )
    tell(
        assessment.children_concerned(),
        kind=Entry.Kind.MILESTONE,
        title="Added to a finished assessment",
        text=text,
        about=assessment,
    )
    return addendum


def _assessed(assessment):
    return set(assessment.child_rows.values_list("child_id", flat=True))


def _unfinished(assessment):
    """The assessment, locked, as it stands. Raises ValidationError once it is finished."""
    current = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if current.is_concluded:
        raise ValidationError(FINISHED)
    return current
