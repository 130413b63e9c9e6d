"""A call is decided to need an assessment, and the assessment begins."""

from assessments.actions.writing import start_assessment
from audit.actions import action
from casework.actions import decide_referral
from casework.models import Decision


@action("casework.decide")
def decide_to_assess(referral, *, by, reasons, **expected):
    """Decide that the children of a referral are assessed, and begin it in the same breath.

    The reasons are what the assessment must help to decide. `expected` is when a decision is
    expected and why then (expected_on, expected_why). Returns the assessment. Raises
    ValidationError when the referral is decided already, and PermissionDenied when they cannot
    assess every child.
    """
    decide_referral(referral, by=by, outcome=Decision.Outcome.ASSESSMENT, reasons=reasons)
    first, *also = referral.children_concerned()
    return start_assessment(first, by=by, also=also, referral=referral, why=reasons, **expected)
