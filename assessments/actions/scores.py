"""Scores of questionnaires: a baseline, and later again."""

from django.core.exceptions import ValidationError

from assessments.instruments import instruments
from assessments.models import ScoreSheet
from audit import clock
from audit.actions import action
from audit.records import checked
from casework.models import Entry
from casework.story import tell

OUT_OF_RANGE = "{name} goes from {lowest} to {highest}. Write the score again."


@action("assessments.write_assessment")
def add_score(assessment, *, by, child, instrument, score, who, answered_on=None, note=""):
    """Write down a score: of which questionnaire, who answered it about which child, on what day.

    What is scored once the assessment is finished stands beside it. Raises ValidationError for a
    child who is not assessed here, and for a score outside the questionnaire's range.
    """
    if not assessment.child_rows.filter(child=child).exists():
        raise ValidationError({"child": "Choose which of these children it is about."})
    of = instruments().get(instrument)
    if of is None:
        raise ValidationError({"instrument": "Choose one of these questionnaires."})
    if not of.lowest <= score <= of.highest:
        raise ValidationError({"score": OUT_OF_RANGE.format(**of._asdict())})
    answered_on = answered_on or clock.today()
    if answered_on > clock.today():
        raise ValidationError({"answered_on": "Choose a day that is not after today."})
    sheet = checked(
        ScoreSheet(
            child=child,
            assessment=assessment,
            instrument=of.code,
            name=of.name,
            lowest=of.lowest,
            highest=of.highest,
            is_lower_better=of.is_lower_better,
            score=score,
            who=who,
            answered_on=answered_on,
            note=note,
            written_at=clock.now(),
            written_by=by,
        )
    )
    title = f"{of.name}: {score} (from {of.lowest} to {of.highest}), answered by {who}"
    tell([child], kind=Entry.Kind.MILESTONE, title=title[:200], about=assessment)
    return sheet
