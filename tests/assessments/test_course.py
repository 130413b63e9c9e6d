"""Time is told as reasons: what an assessment waited for, and whose reason it was."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assessments.actions import (
    answer_oversight,
    conclude_assessment,
    oversee_assessment,
    pause_assessment,
    resume_assessment,
)
from assessments.models import OversightAnswer, Pause
from audit import clock
from tests.factories import arranging, concluded

A_DAY = timedelta(days=1)
WAITS = {"whose": "familys", "why": "Mum is in hospital"}


@pytest.fixture
def today(assessment):
    """A day on which the assessment has been under way for ten days."""
    with clock.at(assessment.began_at + 10 * A_DAY):
        yield clock.today()


def test_a_pause_has_a_reason_and_is_over_one_day(assessment, worker, today):
    pause_assessment(assessment, by=worker, from_on=today - 3 * A_DAY, **WAITS)
    resume_assessment(assessment, by=worker, until_on=today)

    pause = Pause.objects.get()
    assert (pause.from_on, pause.until_on) == (today - 3 * A_DAY, today)
    assert (pause.whose, pause.why) == ("familys", "Mum is in hospital")


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"from_on": 1}, "from_on"),
        ({"from_on": -20}, "from_on"),
        ({"until_on": 1}, "until_on"),
        ({"until_on": -5}, "__all__"),
        ({"why": ""}, "why"),
        ({"whose": "nobodys"}, "whose"),
    ],
)
def test_an_impossible_pause_is_refused_with_a_sentence(assessment, worker, today, details, field):
    days = {name: today + n * A_DAY for name, n in details.items() if name.endswith("_on")}
    details = {"from_on": today - A_DAY, **WAITS, **details, **days}

    with pytest.raises(ValidationError) as refused:
        pause_assessment(assessment, by=worker, **details)

    assert field in refused.value.message_dict
    assert not Pause.objects.exists()


def test_it_stands_still_once_at_a_time(assessment, worker, today):
    pause_assessment(assessment, by=worker, from_on=today, **WAITS)

    with pytest.raises(ValidationError, match="stands still already"):
        pause_assessment(assessment, by=worker, from_on=today, **WAITS)
    resume_assessment(assessment, by=worker, until_on=today)
    with pytest.raises(ValidationError, match="somebody has said so already"):
        resume_assessment(assessment, by=worker, until_on=today)


def test_what_is_finished_stands_still_no_more_and_its_pauses_stay(assessment, worker, today):
    pause_assessment(assessment, by=worker, from_on=today, **WAITS)
    conclude_assessment(assessment, by=worker, outcome="child-in-need", reasons="They agree")

    pause = Pause.objects.get()
    assert pause.until_on == today
    for change in (pause.save, pause.delete):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()


def test_a_question_is_answered_and_both_stand(assessment, worker, manager):
    oversight = oversee_assessment(assessment, by=manager, view="question", reasons="And Mia?")
    concluded(assessment, worker)
    answer_oversight(oversight, by=worker, text="She is well")

    answer = OversightAnswer.objects.get()
    assert (answer.oversight, answer.text, answer.given_by) == (oversight, "She is well", worker)
    for change in (answer.save, answer.delete):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()
