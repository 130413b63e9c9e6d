"""Whoever told us hears what was decided, in words that stand, and as much as they may hear."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from audit import clock
from casework.actions import (
    Named,
    decide_referral,
    exclude_user,
    seal_entry,
    take_referral,
)
from casework.models import Entry, Link
from casework.story import story
from feedback.actions import tell_referrer
from feedback.models import ReferrerFeedback
from feedback.telling import begins_with, likely_variant, waiting_to_hear
from feedback.wording import caught_in
from tests.factories import UserFactory, allocate, siblings

SAID = {"to_email": "grace@example.test", "contact_phone": "01632 960118"}


@pytest.fixture
def referral(host, worker, ty, hillside):
    return take_referral(
        host,
        by=worker,
        children=[Named(ty)],
        caller_name="Grace Cole",
        worries="Thin",
        agency=hillside,
    )


@pytest.fixture
def decided(referral, worker):
    decide_referral(referral, by=worker, outcome="early-help", reasons="They agree to help")
    return referral


def told(referral, by, variant="professional", how="letter", **words):
    begun = begins_with(referral, by, how)
    return tell_referrer(referral, by=by, variant=variant, **{**begun, **SAID, **words})


def test_what_is_sent_begins_with_the_decision_and_nothing_is_written_again(decided, worker, ty):
    row = told(decided, worker)

    assert row.reasons == "They agree to help"
    assert (row.contact_name, row.told_by) == (worker.name, worker)
    assert not [name for name in ("Ty", "Harper") if name in row.decision + row.challenge]
    assert str(story(ty, worker)[0].entry) == "Grace Cole was told by letter"


def test_nobody_is_told_before_it_is_decided(referral, worker):
    with pytest.raises(ValidationError):
        tell_referrer(referral, by=worker, variant="public", how="letter", contact_name=worker.name)

    assert not ReferrerFeedback.objects.exists()


def test_the_public_learn_only_that_it_was_considered(decided, worker):
    row = told(decided, worker, variant="public")

    assert (row.decision, row.reasons, row.next_steps, row.challenge) == ("", "", "", "")
    assert row.to_user is None


def test_whoever_may_hear_is_told_how_to_disagree(decided, worker):
    for missing in ("decision", "reasons", "challenge", "contact_phone"):
        with pytest.raises(ValidationError):
            told(decided, worker, **{missing: ""})

    assert not ReferrerFeedback.objects.exists()


@pytest.mark.parametrize("variant", ["professional", "family"])
def test_words_that_say_nothing_are_caught_beside_their_field(decided, worker, variant):
    with pytest.raises(ValidationError) as refused:
        told(decided, worker, variant=variant, reasons="The THRESHOLD not  met.")

    assert list(refused.value.message_dict) == ["reasons"]
    assert "why it leads to this" in refused.value.message_dict["reasons"][0]
    assert not ReferrerFeedback.objects.exists()


def test_plain_words_are_not_caught():
    assert caught_in("We found that breakfast is there, and nobody is hurt.") == []
    assert caught_in("The threshold of the house is broken.") == []


def test_what_was_told_can_never_change(decided, worker):
    row = told(decided, worker)

    for statement in (
        "UPDATE feedback_referrerfeedback SET reasons = 'other' WHERE id = %s",
        "DELETE FROM feedback_referrerfeedback WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [row.pk])


def test_an_email_carries_a_link_and_none_of_the_words(
    decided, worker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        told(decided, worker, how="email", private_pages="https://kith.example.test/f/")

    (sent,) = mail.outbox
    assert sent.to == ["grace@example.test"]
    assert "https://kith.example.test/f/" in sent.body
    assert "They agree to help" not in sent.body


def test_an_email_without_an_address_or_a_server_is_refused(decided, worker, settings):
    with pytest.raises(ValidationError):
        told(decided, worker, how="email", to_email="")
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    with pytest.raises(ValidationError) as refused:
        told(decided, worker, how="email")

    assert list(refused.value.message_dict) == ["how"]
    assert not Link.objects.exists()


def test_only_whoever_may_decide_tells_the_referrer(decided, lead):
    with pytest.raises(PermissionDenied):
        told(decided, lead)


def test_a_professional_reads_the_outcome_of_their_own_referral_and_nobody_elses(
    decided, worker, manager, hillside, lead, otherlead, ty
):
    grace = UserFactory(agency=hillside, role="partner", email="grace@example.test")
    row = told(decided, worker)

    def read_by(user):
        return row in ReferrerFeedback.objects.permitting(user, "feedback.view_told")

    assert [read_by(user) for user in (grace, lead, otherlead, worker)] == [
        True,
        False,
        False,
        True,
    ]
    exclude_user(ty, by=manager, user=grace, why="Her nephew")
    assert not read_by(grace)


def test_an_account_elsewhere_with_that_address_reads_nothing(decided, worker, otherlead):
    row = told(decided, worker, to_email=otherlead.email)

    assert row.to_user is None


def test_who_is_of_no_agency_is_protected_until_somebody_says_otherwise(decided):
    assert likely_variant(decided) == "professional"
    decided.agency_id = None
    assert likely_variant(decided) == "public"


def test_who_waits_to_hear_is_listed_oldest_first_until_they_are_told(
    host, worker, worker2, manager, ty, decided
):
    allocate(ty, worker=worker)
    with clock.at(clock.now() - timedelta(days=3)):
        earlier = take_referral(
            host, by=worker, children=[Named(ty)], caller_name="Mr Osei", worries="Late"
        )
        decide_referral(earlier, by=worker, outcome="early-help", reasons="They agree")

    for user in (worker, manager):
        assert list(waiting_to_hear(user, 6)) == [earlier, decided]
    assert list(waiting_to_hear(worker2, 6)) == []
    told(earlier, worker, variant="public")
    assert list(waiting_to_hear(worker, 6)) == [decided]


def test_a_name_they_may_not_know_is_asked_about_once(decided, worker, ty, mia):
    siblings(ty, mia)
    with pytest.raises(ValidationError) as refused:
        told(decided, worker, next_steps="We also see Mia at her nursery.")

    assert list(refused.value.message_dict) == ["is_decided"]
    assert "Mia" in refused.value.message_dict["is_decided"][0]
    assert told(decided, worker, next_steps="We also see Mia.", is_decided=True)


def test_what_somebody_was_told_goes_with_the_call_when_it_is_taken_out(
    decided, worker, manager, reviewer, host
):
    row = told(decided, worker, reasons="Of another Ty altogether")
    entry = Entry.objects.get(about_ref=decided.ref, kind="contact")
    reviewers = [reviewer, UserFactory(agency=host, role="manager")]
    seal_entry(entry, by=manager, why="Another Ty", reviewers=reviewers)

    row.refresh_from_db()
    assert row.reasons.startswith("Something recorded here by mistake")
    assert row.contact_name == worker.name


def test_a_number_of_the_agency_is_given_where_the_worker_has_none(decided, worker):
    worker.membership.agency.phone = "01632 960100"

    assert begins_with(decided, worker, "letter")["contact_phone"] == "01632 960100"
