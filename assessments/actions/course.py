"""The course of an assessment: when a decision is expected, and what it had to wait for."""

from django.core.exceptions import ValidationError

from assessments.actions.standing import unfinished
from assessments.models import DecisionPoint, Pause
from audit import clock
from audit.actions import action
from audit.records import changed, checked

NOT_LATER = "Choose a day that is not after today: a pause is written down when it has begun."


@action("assessments.write_assessment")
def move_decision_point(assessment, *, by, expected_on, why, told_on=None, told_how=""):
    """Say that the decision is expected on another day, why, and whether the family was told."""
    unfinished(assessment)
    set_decision_point(assessment, by, expected_on, why, told_on, told_how)
    return assessment


def set_decision_point(assessment, by, expected_on, why, told_on=None, told_how=""):
    """One more row of when a decision is expected. Runs only inside an action."""
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


@action("assessments.write_assessment")
def pause_assessment(assessment, *, by, from_on, whose, why, until_on=None):
    """Write down that the assessment had to stand still: from when, for whose reason and which."""
    current = unfinished(assessment)
    if from_on > clock.today():
        raise ValidationError({"from_on": NOT_LATER})
    if from_on < clock.day(current.began_at):
        raise ValidationError({"from_on": "Choose a day since the assessment began."})
    pause = Pause(
        assessment=current, from_on=from_on, whose=whose, why=why, set_at=clock.now(), set_by=by
    )
    pause.until_on = _over(until_on)
    checked(pause)
    return current


@action("assessments.write_assessment")
def resume_assessment(assessment, *, by, until_on):
    """Write down on which day an assessment that stood still could go on."""
    current = unfinished(assessment)
    pause = current.pauses.filter(until_on=None).first()
    if pause is None:
        raise ValidationError("It does not stand still: somebody has said so already.")
    changed(pause, until_on=_over(until_on))
    return current


def _over(until_on):
    if until_on and until_on > clock.today():
        raise ValidationError({"until_on": "Choose a day that is not after today."})
    return until_on
