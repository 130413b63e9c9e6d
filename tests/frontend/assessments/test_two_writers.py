"""Two people write in one assessment at once: both texts stand, and nobody overwrites anybody."""

import pytest
from django.test import Client

from assessments.models import Assessment
from casework import drafts
from tests.frontend.assessments.pages import address, filled_in, shown, signed_in


@pytest.fixture
def other(manager):
    """The manager, with a browser of her own."""
    return signed_in(Client(), manager)


@pytest.fixture
def both_open(as_worker, other, assessment):
    """The worker and the manager have the writing page open, as it stands now."""
    page = address("assessment_write", assessment)
    first = filled_in(as_worker.get(page), analysis="He is safe at Bev’s.")
    as_worker.post(page, first)
    return as_worker.get(page), other.get(page)


def stands():
    return Assessment.objects.get()


def test_both_texts_are_shown_side_by_side_and_nothing_is_saved(
    as_worker, other, assessment, both_open
):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    other.post(page, filled_in(theirs, analysis="He is not safe."))

    answer = as_worker.post(page, filled_in(mine, analysis="He is safe at Bev’s with her."))

    assert "Mo Manager saved this while you were writing" in shown(answer)
    both = (
        "In the assessment now He is not safe. Yours. Change it below He is safe at Bev’s with her."
    )
    assert both in shown(answer)
    assert answer.context["form"]["analysis"].value() == "He is safe at Bev’s with her."
    assert stands().analysis == "He is not safe."


def test_what_the_writer_then_saves_is_kept(as_worker, other, assessment, both_open):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    other.post(page, filled_in(theirs, analysis="He is not safe."))
    answer = as_worker.post(page, filled_in(mine, analysis="He is safe."))

    as_worker.post(page, filled_in(answer, analysis="He is safe, Mo thinks not."))

    assert stands().analysis == "He is safe, Mo thinks not."
    texts = [version.analysis for version in assessment.history.all()]
    assert texts[:2] == ["He is safe, Mo thinks not.", "He is not safe."]


def test_what_somebody_else_wrote_elsewhere_stands_in_its_field(
    as_worker, other, family, assessment, both_open
):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    wishes = f"wishes-{family[0].ref}"
    other.post(page, filled_in(theirs, history_considered="Five calls.", **{wishes: "To sleep."}))

    answer = as_worker.post(page, filled_in(mine, analysis="He is well."))
    form = answer.context["form"]
    assert form.theirs == {}
    assert "You wrote in different places." in shown(answer)
    as_worker.post(page, filled_in(answer))

    assert (stands().history_considered, stands().analysis) == ("Five calls.", "He is well.")
    assert stands().rows[0].wishes == "To sleep."


def test_the_same_words_twice_are_no_quarrel(as_worker, other, assessment, both_open):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    other.post(page, filled_in(theirs, analysis="One\r\n\r\nTwo "))

    answer = as_worker.post(page, filled_in(mine, analysis="One\n\nTwo"))

    assert answer.context["form"].theirs == {}


@pytest.mark.parametrize("as_read", ["", "nonsense", "analysis:", "a:b:c"])
def test_a_form_that_does_not_know_what_it_read_loses_nothing(
    as_worker, other, assessment, both_open, as_read
):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    other.post(page, filled_in(theirs, analysis="He is not safe."))

    answer = as_worker.post(page, filled_in(mine, analysis="He is safe.", as_read=as_read))

    assert "He is not safe." in shown(answer)
    assert answer.context["form"]["analysis"].value() == "He is safe."
    assert stands().analysis == "He is not safe."


@pytest.mark.parametrize("version", ["", "x", "999"])
def test_a_form_without_a_version_that_stands_saves_nothing(as_worker, assessment, version):
    page = address("assessment_write", assessment)
    form = filled_in(as_worker.get(page), analysis="Mine", version=version)

    answer = as_worker.post(page, form)

    assert answer.status_code == 200
    assert answer.context["form"]["analysis"].value() == "Mine"
    assert stands().analysis == ""


def test_words_left_unfinished_are_met_with_what_was_saved_since(
    as_worker, other, worker, assessment, both_open
):
    mine, theirs = both_open
    page = address("assessment_write", assessment)
    other.post(page, filled_in(theirs, analysis="He is not safe."))
    left = as_worker.post(page, filled_in(mine, analysis="He is safe."))
    leave(worker, assessment, filled_in(left))

    opened = as_worker.get(page)

    assert "In the assessment now He is not safe." in shown(opened)
    assert opened.context["form"]["analysis"].value() == "He is safe."


def test_words_left_unfinished_are_met_alone_when_nothing_was_saved_since(
    as_worker, worker, assessment, both_open
):
    mine, _ = both_open
    leave(worker, assessment, filled_in(mine, analysis="Half a thought"))

    opened = as_worker.get(address("assessment_write", assessment))

    assert opened.context["form"]["analysis"].value() == "Half a thought"
    assert "saved this while you were writing" not in shown(opened)


def leave(user, assessment, form):
    words = {name: [str(value)] for name, value in form.items() if name != "once"}
    drafts.save(user, "assessment_write", assessment.ref, words, version=0)
