"""A finished assessment shared with the family: for one reader, kept as sent, answered by them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from assessments.actions import answer_edition, give_edition, make_edition
from assessments.document import needs_and
from assessments.editions import begins_with
from assessments.models import Assessment, Edition
from casework.actions.links import link_of
from casework.levels import READING, Level
from casework.story import story
from tests.factories import AddressFactory, arranging, share_with, siblings

PLAIN = {"needs": "He needs sleep.", "decision": "We help."}


@pytest.fixture
def edition(finished, ty, worker):
    return make_edition(finished, by=worker, who="Dawn, his mother", children=[ty], **PLAIN)


def test_an_edition_begins_with_the_words_of_the_needs_and_the_decision(finished, ty, mia, worker):
    needs = needs_and(finished, worker)["needs"]
    words = begins_with(finished, needs, [ty])

    assert "The child needs to sleep" in words["needs"]
    assert "– Breakfast at school: Mr Bell, class teacher" in words["needs"]
    assert "They agree to help" in words["decision"]
    assert "They are tired" not in str(words)  # the analysis is not in it
    assert begins_with(finished, needs, [mia])["needs"] == ""


def test_an_unfinished_assessment_has_no_edition(assessment, ty, worker):
    with pytest.raises(ValidationError, match="Finish the assessment first"):
        make_edition(assessment, by=worker, who="Dawn", children=[ty], **PLAIN)


@pytest.mark.parametrize(
    "details", [{"who": ""}, {"needs": ""}, {"decision": ""}, {"children": []}]
)
def test_an_edition_is_for_somebody_and_says_something(finished, ty, worker, details):
    with pytest.raises(ValidationError):
        make_edition(finished, by=worker, **{"who": "Dawn", "children": [ty], **PLAIN, **details})
    assert not Edition.objects.exists()


@pytest.mark.parametrize("words", ["like Mia", "at 7 Mill Lane now"])
def test_what_names_somebody_or_some_place_waits_for_a_person_to_decide(
    finished, ty, mia, worker, words
):
    siblings(ty, mia)
    AddressFactory(person=ty.person, is_protected=True)
    told = {"who": "Lee", "children": [ty], "needs": f"He sleeps {words}", "decision": "We help."}

    with pytest.raises(ValidationError) as refused:
        make_edition(finished, by=worker, **told)
    assert list(refused.value.message_dict) == ["is_decided"]
    assert make_edition(finished, by=worker, is_decided=True, **told).needs == told["needs"]


def test_a_child_it_tells_of_need_not_be_decided_about(finished, ty, mia, worker):
    siblings(ty, mia)
    told = {"who": "Dawn", "children": [ty, mia], "needs": "Mia and Ty sleep"}
    assert make_edition(finished, by=worker, decision="We help.", **told)


@pytest.mark.parametrize("level", READING)
def test_an_edition_is_read_with_the_whole_record_only(edition, ty, mia, lead, level):
    for child in (ty, mia):
        share_with(lead.agency, child, level=level)

    readable = Edition.objects.permitting(lead, Edition.VIEW)
    assert set(readable) == ({edition} if level == Level.RECORD else set())


def test_its_reader_answers_by_their_link_and_both_stand(edition, ty, worker):
    link = link_of(give_edition(edition, by=worker, how="link").token)
    answer_edition(edition, by=link, view="disagree", words="I never hit him")

    answer = edition.answers.get()
    assert (answer.view, answer.words, answer.written_by) == ("disagree", "I never hit him", None)
    assert [str(row.entry) for row in story(ty, worker)] == [
        "Dawn, his mother on the assessment: I disagree",
        "The assessment was given to Dawn, his mother, by a private link",
    ]
    assert Assessment.objects.get().reasons == "They agree to help"


def test_a_link_answers_no_other_edition(edition, finished, ty, worker):
    link = link_of(give_edition(edition, by=worker, how="link").token)
    other = make_edition(finished, by=worker, who="Lee", children=[ty], **PLAIN)

    with pytest.raises(PermissionDenied):
        answer_edition(other, by=link, view="agree")


def test_an_edition_given_on_paper_makes_no_link(edition, worker):
    assert give_edition(edition, by=worker, how="paper").token == ""
    answer_edition(edition, by=worker, view="agree", words="Yes")
    assert edition.answers.get().written_by == worker


def test_an_edition_is_kept_as_it_was_sent(edition, worker):
    give_edition(edition, by=worker, how="paper")
    answer_edition(edition, by=worker, view="agree")

    rows = edition, edition.child_rows.get(), edition.given.get(), edition.answers.get()
    for row in rows:
        for change in (row.save, row.delete):
            with pytest.raises(IntegrityError), transaction.atomic(), arranging():
                change()


def test_somebody_who_may_not_write_the_assessment_shares_none(finished, ty, reviewer, duty):
    for by in (reviewer, duty):
        with pytest.raises(PermissionDenied):
            make_edition(finished, by=by, who="Dawn", children=[ty], **PLAIN)
