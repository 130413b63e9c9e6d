"""Whoever told us answers; where they disagree, somebody who did not decide looks again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from agencies.roles import Role
from casework.actions import (
    Named,
    decide_referral,
    exclude_user,
    link_the_caller,
    seal_entry,
    take_referral,
)
from casework.models import Entry, Episode
from casework.story import story
from feedback.actions import answer_told, look_again, tell_referrer, write_down_answer
from feedback.models import ReferrerAnswer, ReLook
from feedback.telling import begins_with, waiting_to_hear
from tests.factories import UserFactory, allocate

FOUND = {"outcome": "assessment", "reasons": "He has lost more weight than was seen"}


@pytest.fixture
def decided(host, worker, ty):
    allocate(ty, worker=worker)
    referral = take_referral(
        host, by=worker, children=[Named(ty)], caller_name="Grace Cole", worries="Thin"
    )
    decide_referral(referral, by=worker, outcome="early-help", reasons="They agree to help")
    return referral


def told(referral, by, variant="professional"):
    words = begins_with(referral, by, "letter") | {"contact_phone": "01632 960118"}
    return tell_referrer(referral, by=by, variant=variant, **words)


@pytest.fixture
def link(decided, worker):
    told(decided, worker)
    return link_the_caller(decided, by=worker)


@pytest.fixture
def relook(decided, link, manager):
    return answer_told(decided, by=link, view="disagree", words="He is thinner").relook


def test_a_disagreement_is_given_to_a_manager_who_did_not_decide(decided, relook, manager):
    assert relook.given_to == manager
    assert (relook.answer.words, relook.outcome) == ("He is thinner", "")
    assert list(ReLook.objects.permitting(manager, ReLook.VIEW).for_whom(manager)) == [relook]


def test_a_manager_who_decided_or_is_kept_out_is_not_asked(host, manager, worker, ty):
    call = take_referral(host, by=worker, children=[Named(ty)], caller_name="Ann", worries="Late")
    decide_referral(call, by=manager, outcome="early-help", reasons="They agree")
    told(call, worker)
    other = UserFactory(agency=host, role=Role.MANAGER)
    exclude_user(ty, by=manager, user=other, why="Her nephew")

    relook = write_down_answer(call, by=worker, view="disagree", words="No").relook

    assert relook.given_to is None
    assert list(ReLook.objects.permitting(worker, ReLook.VIEW).for_whom(worker)) == [relook]
    assert not ReLook.objects.permitting(manager, ReLook.VIEW).for_whom(manager).exists()


def test_who_decided_does_not_look_again(relook, worker):
    with pytest.raises(ValidationError):
        look_again(relook, by=worker, **FOUND)

    relook.refresh_from_db()
    assert relook.looked_at is None


def test_what_comes_of_it_begins_work_is_in_the_story_and_waits_to_be_told(
    decided, relook, manager, worker, ty
):
    assert list(waiting_to_hear(worker, 6)) == []
    look_again(relook, by=manager, **FOUND)

    assert relook.is_changed
    assert Episode.objects.filter(child=ty, closed_on=None).exists()
    titles = [str(row.entry) for row in story(ty, worker)[:3]]
    assert any("looked at again" in title for title in titles)
    assert list(waiting_to_hear(worker, 6)) == list(waiting_to_hear(manager, 6)) == [decided]
    again = told(decided, manager)
    assert "looked at it again" in again.decision
    assert again.reasons == FOUND["reasons"]
    assert list(waiting_to_hear(manager, 6)) == []


def test_who_looked_at_it_once_does_not_look_a_second_time(decided, relook, manager, worker):
    look_again(relook, by=manager, **FOUND)
    told(decided, manager)
    second = write_down_answer(decided, by=worker, view="disagree", words="Still no").relook

    assert second.given_to is None
    assert not ReLook.objects.permitting(manager, ReLook.VIEW).for_whom(manager).exists()
    with pytest.raises(ValidationError):
        look_again(second, by=manager, **FOUND)


def test_it_is_looked_at_again_once_and_stands(relook, manager):
    look_again(relook, by=manager, **FOUND)
    with pytest.raises(ValidationError):
        look_again(relook, by=manager, outcome="early-help", reasons="No")

    for statement in (
        "UPDATE feedback_relook SET reasons = 'other' WHERE id = %s",
        "DELETE FROM feedback_referreranswer WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [relook.pk if "relook" in statement else relook.answer_id])


def test_more_to_tell_becomes_an_entry_and_opens_no_second_look(decided, link, worker, ty):
    answer_told(decided, by=link, view="more", words="She saw him at the bus stop")

    entry = story(ty, worker)[0].entry
    assert (entry.kind, entry.text) == ("contact", "She saw him at the bus stop")
    assert not ReLook.objects.exists()


def test_who_understands_need_not_say_more(decided, link):
    assert answer_told(decided, by=link, view="understood").words == ""
    assert not Entry.objects.filter(title__contains="understand").exists()


@pytest.mark.parametrize("view", ["disagree", "more"])
def test_who_disagrees_or_tells_more_says_what(decided, link, view):
    with pytest.raises(ValidationError):
        answer_told(decided, by=link, view=view)

    assert not ReferrerAnswer.objects.exists()


def test_the_public_can_tell_more_and_nothing_else(decided, worker):
    told(decided, worker, "public")
    link = link_the_caller(decided, by=worker)
    with pytest.raises(ValidationError):
        answer_told(decided, by=link, view="disagree", words="No")

    assert answer_told(decided, by=link, view="more", words="He was out again")


def test_only_the_link_of_this_call_answers_it(decided, link, worker, ty, host):
    other = take_referral(host, by=worker, children=[Named(ty)], caller_name="A", worries="B")
    with pytest.raises(PermissionDenied):
        answer_told(other, by=link, view="more", words="x")
    with pytest.raises(PermissionDenied):
        answer_told(decided, by=worker, view="more", words="x")


def test_an_answer_and_a_second_look_go_with_the_call_when_it_is_taken_out(
    decided, relook, manager, reviewer, host
):
    look_again(relook, by=manager, **FOUND)
    entry = Entry.objects.get(about_ref=decided.ref, kind="contact")
    reviewers = [reviewer, UserFactory(agency=host, role=Role.MANAGER)]
    seal_entry(entry, by=manager, why="Another Ty", reviewers=reviewers)

    relook = ReLook.objects.select_related("answer").get(pk=relook.pk)
    for words in (relook.reasons, relook.answer.words):
        assert words.startswith("Something recorded here by mistake")
