"""Whatever is typed, the page answers with a sentence at the field, and keeps every word."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from assessments.actions import add_need
from assessments.models import Assessment, DecisionPoint, Need
from audit import clock
from tests.factories import ChildFactory, concluded
from tests.frontend.assessments.pages import address, in_words, shown

TOMORROW = "tomorrow"


def beginning(children, **typed):
    return {
        "child": [child.ref for child in children],
        "why": "Which help is needed?",
        "expected_on": TOMORROW,
        "expected_why": "The report comes first.",
        **typed,
    }


BAD_BEGINNINGS = [
    ({"child": []}, "Choose at least one child."),
    ({"why": " "}, "Say what this assessment must help to decide."),
    ({"expected_on": ""}, "Say on which day you expect to be able to decide."),
    ({"expected_on": "soonish"}, "Write a day like 24 July 2027"),
    ({"expected_on": "31 February 2027"}, "Write a day like 24 July 2027"),
    ({"expected_on": "yesterday"}, "Choose a day that has not passed yet."),
    ({"expected_why": ""}, "Say why you expect to be able to decide on that day."),
    ({"told_on": TOMORROW}, "Write a day that is not after today."),
    ({"told_how": "By telephone"}, "You said how you told the family. Say on which day."),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD_BEGINNINGS)
def test_child_assess_says_what_is_wrong_and_begins_nothing(as_worker, family, typed, sentence):
    form = beginning(family, **typed)

    page = as_worker.post(address("child_assess", family[0]), form)

    assert shown(page).count(sentence) == 2, "above the form and at the field"
    assert "Which help is needed?" in shown(page) or "why" in typed
    assert not Assessment.objects.exists()


def test_child_assess_refuses_a_child_who_was_not_offered(as_worker, family, host):
    form = beginning([*family, ChildFactory()])

    page = as_worker.post(address("child_assess", family[0]), form)

    assert "There is a problem" in shown(page)
    assert not Assessment.objects.exists()


BAD_MOVES = [
    ({"expected_on": "the 45th"}, "Write a day like 24 July 2027"),
    ({"expected_on": "1 March 2020"}, "Choose a day that has not passed yet."),
    ({"why": ""}, "Say why the day has moved."),
    ({"told_on": TOMORROW}, "Write a day that is not after today."),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD_MOVES)
def test_assessment_when_says_what_is_wrong_and_moves_nothing(
    as_worker, assessment, typed, sentence
):
    form = {"expected_on": TOMORROW, "why": "The court moved.", "told_how": ""} | typed

    page = as_worker.post(address("assessment_when", assessment), form)

    assert shown(page).count(sentence) == 2
    assert DecisionPoint.objects.count() == 1


def need(family, bell, **typed):
    return {
        "child": [family[0].ref],
        "needs": "Ty needs to sleep.",
        "seriousness": "harm",
        "seriousness_why": "He has been hurt once.",
        "outcome": "He sleeps all night.",
        "steps": "1",
        "what_1": "Breakfast",
        "who_1": bell.ref,
        "by_1": "every school day",
        **typed,
    }


BAD_NEEDS = [
    ({"child": []}, "Choose at least one child."),
    ({"needs": ""}, "Say what the child needs."),
    ({"seriousness": ""}, "Choose how serious it is."),
    ({"seriousness_why": ""}, "Say in a sentence why it is that serious for this child."),
    ({"outcome": ""}, "Say what we want to see."),
    ({"what_1": ""}, "Say what will be done."),
    ({"who_1": ""}, "Choose who will do it."),
    ({"by_1": " "}, "Say by when: a day, or words."),
    ({"by_1": "31/02/2027"}, "“31/02/2027” is not a day in the calendar."),
    ({"by_1": "30 Feb"}, "“30 Feb” is not a day in the calendar."),
    ({"by_1": "1 March 2020"}, "Choose a day that has not passed yet."),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD_NEEDS)
def test_assessment_need_says_what_is_wrong_and_adds_nothing(
    as_worker, family, assessment, bell, typed, sentence
):
    form = need(family, bell, **typed)

    page = as_worker.post(address("assessment_need", assessment), form)

    assert shown(page).count(sentence) == 2
    assert [page.context["form"][name].value() for name in form] == list(form.values())
    assert not Need.objects.exists()


def test_assessment_need_refuses_a_step_of_somebody_who_helps_none_of_those_ticked(
    as_worker, family, assessment, bell
):
    form = need(family, bell, child=[family[1].ref])

    page = as_worker.post(address("assessment_need", assessment), form)

    assert "Mr Bell is not in the network of any of these children." in shown(page)
    assert not Need.objects.exists()


@pytest.mark.parametrize("steps", ["", "0", "99", "-1", "two", "²"])
def test_assessment_need_shows_its_page_whatever_number_of_steps_is_sent(
    as_worker, family, assessment, bell, steps
):
    form = need(family, bell, steps=steps, needs="")

    page = as_worker.post(address("assessment_need", assessment), form)

    assert page.status_code == 200
    assert b'name="what_1"' in page.content


SAID_BY_WHEN = [
    ("12/3/2031", "2031-03-12", ""),
    ("by 12 March 2031", "2031-03-12", ""),
    ("Wed 12 Mar 2031", "2031-03-12", ""),
    ("every school day", None, "every school day"),
    ("10am each Monday", None, "10am each Monday"),
    ("every 12 hours", None, "every 12 hours"),
    ("May half term", None, "May half term"),
]


@pytest.mark.parametrize(("typed", "by_on", "by_words"), SAID_BY_WHEN)
def test_by_when_is_a_day_or_stays_in_words(
    as_worker, family, assessment, bell, typed, by_on, by_words
):
    as_worker.post(address("assessment_need", assessment), need(family, bell, by_1=typed))

    step = Need.objects.get().steps.get()
    assert (step.by_on and step.by_on.isoformat(), step.by_words) == (by_on, by_words)


def test_assessment_oversee_asks_for_a_view_and_for_reasons(as_manager, assessment):
    page = shown(as_manager.post(address("assessment_oversee", assessment), {}))

    assert page.count("Choose whether you agree, have a question or disagree.") == 2
    assert page.count("Write your reasons: without them nobody can learn from your view.") == 2
    assert not assessment.oversights.exists()


def test_assessment_conclude_asks_for_an_outcome_and_for_reasons(as_worker, assessment):
    page = shown(as_worker.post(address("assessment_conclude", assessment), {"outcome": "magic"}))

    assert "Choose one of the answers that are here." in page
    assert page.count("Write the reasons for your decision.") == 2
    assert not Assessment.objects.get().is_concluded


def test_assessment_conclude_waits_for_something_a_decision_could_rest_on(as_worker, assessment):
    form = {"outcome": "close", "reasons": "Nothing is the matter."}

    page = as_worker.post(address("assessment_conclude", assessment), form)

    assert "Write what you think this means for the children, or a need" in shown(page)
    assert "Nothing is the matter." in shown(page)
    assert not Assessment.objects.get().is_concluded


def test_assessment_add_asks_for_words(as_worker, worker, assessment):
    concluded(assessment, worker)

    page = shown(as_worker.post(address("assessment_add", assessment), {"text": " "}))

    assert page.count("Write what you want to add.") == 2


def test_a_day_may_be_written_as_people_write_it(as_worker, family):
    day = clock.today() + timedelta(days=3)

    as_worker.post(address("child_assess", family[0]), beginning(family, expected_on=in_words(day)))

    assert DecisionPoint.objects.get().expected_on == day


def test_a_need_is_of_children_who_are_assessed_there(worker, family, assessment):
    said = {"needs": "To sleep", "seriousness": "need", "seriousness_why": "So", "outcome": "Does"}

    for children in [[], [*family, ChildFactory()]]:
        with pytest.raises(ValidationError, match="Choose which of these children need this"):
            add_need(assessment, by=worker, children=children, steps=[], **said)

    assert not Need.objects.exists()
