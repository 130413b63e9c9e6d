"""An assessment is begun, written and finished."""

from django.core.exceptions import PermissionDenied, ValidationError

from assessments.actions.course import set_decision_point
from assessments.actions.following import carried_on
from assessments.actions.picks import write_picks
from assessments.actions.standing import CHANGED_MEANWHILE, unfinished
from assessments.models import Assessment, AssessmentChild
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Entry
from casework.story import tell


class StaleAssessment(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody else saved while this was written; `assessment` is as it stands now."""

    def __init__(self, assessment):
        super().__init__(CHANGED_MEANWHILE)
        self.assessment = assessment


@action("casework.assess_child")
def start_assessment(child, *, by, why, expected_on, expected_why, also=(), **details):
    """Begin one assessment of one or more children, for the decision it must inform.

    The worker says when they expect to be able to decide, and why then. `details`: referral,
    told_on, told_how; `follows`, an earlier one to go on from. Raises PermissionDenied when any
    child is not theirs to assess, and ValidationError to follow one that tells of other children.
    """
    children = [child, *also]
    for each in children:
        if not by.has_perm(start_assessment.permission, each):
            raise PermissionDenied("You cannot assess one of these children.")
    referral, follows = details.pop("referral", None), details.pop("follows", None)
    carried = carried_on(follows, children, by) if follows else {}
    assessment = checked(
        Assessment(
            why=why,
            referral=referral,
            follows=follows,
            lead=by,
            began_at=clock.now(),
            **carried,
        )
    )
    for each in children:
        checked(AssessmentChild(assessment=assessment, child=each))
    set_decision_point(assessment, by, expected_on, expected_why, **details)
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
    current = unfinished(assessment)
    if current.version != version:
        raise StaleAssessment(current)
    changed(current, version=version + 1, **words)
    for row, said in children:
        changed(row, **said)
    return current


@action("assessments.write_assessment")
def conclude_assessment(assessment, *, by, outcome, reasons, picks=None, closure=""):
    """Finish an assessment with its decision and reasons. From now on nothing in it changes.

    `picks` are {child: (codes of factors, code of the main need)} and `closure` the code of why
    social care stops, where it does. Raises ValidationError while nothing has been written that a
    decision could rest on.
    """
    current = unfinished(assessment)
    if not (current.analysis or current.needs.standing().exists()):
        raise ValidationError(
            "Write what you think this means for the children, or a need, before you finish."
        )
    write_picks(current, outcome, picks or {}, closure)
    for pause in current.pauses.filter(until_on=None):
        changed(pause, until_on=clock.today())
    changed(current, outcome=outcome, reasons=reasons, concluded_at=clock.now(), concluded_by=by)
    tell(
        current.children_concerned(),
        kind=Entry.Kind.DECISION,
        title=f"Assessment finished: {current.get_outcome_display()}",
        text=reasons,
        about=current,
    )
    return current
