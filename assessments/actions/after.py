"""What stands beside an assessment: oversight and its answers, and what was learned later."""

from django.core.exceptions import ValidationError

from assessments.models import Addendum, Oversight, OversightAnswer
from audit import clock
from audit.actions import action
from audit.records import checked
from casework.models import Entry
from casework.story import tell


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
def answer_oversight(oversight, *, by, text):
    """Answer a question, or another view. It stands below it, and neither is altered."""
    checked(OversightAnswer(oversight=oversight, text=text, given_at=clock.now(), given_by=by))
    tell(
        oversight.children_concerned(),
        kind=Entry.Kind.DECISION,
        title=f"Answered: {oversight.get_view_display()}",
        text=text,
        about=oversight.assessment,
    )
    return oversight


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
