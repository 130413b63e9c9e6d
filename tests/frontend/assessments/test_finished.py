"""Finished is finished: no page changes a word of it, and no word typed too late is lost."""

import pytest

from assessments.actions import FINISHED
from assessments.models import Assessment
from casework import drafts
from tests.factories import concluded
from tests.frontend.assessments.pages import address, filled_in, shown

LATE = {
    "assessment_write": {"analysis": "Typed too late."},
    "assessment_need": {
        "needs": "Typed too late.",
        "seriousness": "help",
        "seriousness_why": "It is.",
        "outcome": "Better.",
    },
    "assessment_when": {"expected_on": "tomorrow", "why": "Typed too late."},
    "assessment_conclude": {"outcome": "close", "reasons": "Typed too late."},
}


@pytest.mark.parametrize("name", LATE)
def test_a_form_opened_before_the_end_changes_nothing_after_it(as_worker, worker, assessment, name):
    opened = as_worker.get(address(name, assessment))
    form = filled_in(opened, **LATE[name])
    concluded(assessment, worker, reasons="As decided")
    before = everything_in(assessment)

    page = as_worker.post(address(name, assessment), form)

    assert FINISHED in shown(page)
    assert "Typed too late." in shown(page)
    assert "add it to the assessment" in shown(page)
    assert everything_in(assessment) == before


def everything_in(assessment):
    stands = Assessment.objects.get(pk=assessment.pk)
    tables = stands.child_rows, stands.needs, stands.decision_points
    return [
        Assessment.objects.filter(pk=stands.pk).values().get(),
        *(list(table.values()) for table in tables),
    ]


@pytest.mark.parametrize("name", LATE)
def test_a_page_that_would_change_it_sends_its_reader_to_what_is_finished(
    as_worker, worker, assessment, name
):
    concluded(assessment, worker)

    sent = as_worker.get(address(name, assessment), follow=True)

    assert sent.redirect_chain == [(address("assessment", assessment), 302)]
    assert FINISHED in shown(sent)


def test_words_left_unfinished_are_still_shown_to_their_writer(as_worker, worker, assessment):
    words = {"analysis": ["Half a thought"], "version": ["1"]}
    drafts.save(worker, "assessment_write", assessment.ref, words, version=0)
    concluded(assessment, worker)

    page = as_worker.get(address("assessment_write", assessment))

    assert "Half a thought" in shown(page)
    assert "Save in the assessment" not in shown(page)


def test_a_manager_may_still_write_oversight_of_it(as_manager, worker, assessment):
    concluded(assessment, worker)

    form = {"view": "disagree", "reasons": "I would have waited."}
    as_manager.post(address("assessment_oversee", assessment), form)

    assert "I would have waited." in shown(as_manager.get(address("assessment", assessment)))


def test_assessment_conclude_tells_its_writer_of_words_not_saved_yet(as_worker, worker, assessment):
    words = {"analysis": ["Half a thought"], "version": ["1"]}
    drafts.save(worker, "assessment_write", assessment.ref, words, version=0)

    page = as_worker.get(address("assessment_conclude", assessment))

    assert "You have words that are not in the assessment yet" in shown(page)


def test_saving_what_was_drafted_clears_the_draft(as_worker, worker, assessment):
    words = {"analysis": ["Half a thought"], "version": ["1"], "as_read": [""]}
    draft = drafts.save(worker, "assessment_write", assessment.ref, words, version=0)
    page = as_worker.get(address("assessment_write", assessment))
    assert "Half a thought" in shown(page)

    form = filled_in(page, draft_version=draft.version)
    as_worker.post(address("assessment_write", assessment), form)

    assert Assessment.objects.get().analysis == "Half a thought"
    assert drafts.find(worker, "assessment_write", assessment.ref) is None
