"""`@action`: permission, transaction and audit, all or nothing."""

import time
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection

from audit import clock
from audit.actions import AlreadyDone, action
from audit.models import AuditEvent
from audit.records import changed
from audit.writing import concerning
from casework.actions import record_entry, share_child
from casework.levels import Level
from casework.models import Child, Entry, Share
from casework.story import ForChild
from tests.factories import AgencyFactory


@action("casework.record_entry")
def note(child, *, by, words):
    """A small action, to see what any action does."""
    return changed(child, likes_to_be_told=words)


def written():
    return list(
        AuditEvent.objects.order_by("pk").values_list(
            "kind", "actor_kind", "actor_ref", "did", "record_type", "record_ref", "child_ref"
        )
    )


def words_of(child):
    return Child.objects.get(pk=child.pk).likes_to_be_told


def test_an_action_is_in_the_audit_with_who_did_what_to_whom(ty, worker):
    note(ty, by=worker, words="Gently")

    assert words_of(ty) == "Gently"
    assert written() == [("did", "user", worker.ref, "note", "casework.child", ty.ref, ty.ref)]


def test_an_action_is_refused_and_leaves_nothing_behind(ty, lead):
    with pytest.raises(PermissionDenied):
        note(ty, by=lead, words="Gently")

    assert words_of(ty) == ""
    assert written() == []


def test_an_action_about_several_children_is_in_the_audit_of_each(ty, mia, worker):
    entry = record_entry(ty, by=worker, kind="visit", text="Home", rows=[ForChild(mia)])

    assert written() == [
        ("did", "user", worker.ref, "record_entry", "casework.entry", entry.ref, ref)
        for ref in sorted([ty.ref, mia.ref])
    ]


def test_an_action_that_cannot_be_audited_does_nothing(ty):
    class Ghost:
        """Somebody the audit has no name for; the database refuses the row."""

        kind, ref = "ghost", "ghost"

        def has_perm(self, permission, record):
            return True

    with pytest.raises(IntegrityError):
        note(ty, by=Ghost(), words="Gently")

    assert words_of(ty) == ""


def test_an_action_that_fails_half_way_leaves_nothing_behind(ty, worker):
    @action("casework.record_entry")
    def stumble(child, *, by):
        changed(child, likes_to_be_told="Half")
        concerning(child)
        raise ValidationError("No.")

    with pytest.raises(ValidationError):
        stumble(ty, by=worker)

    assert words_of(ty) == ""
    assert written() == []


def test_a_form_sent_twice_is_done_once(ty, worker):
    note(ty, by=worker, words="First", once="key")

    with pytest.raises(AlreadyDone) as done:
        note(ty, by=worker, words="Second", once="key")

    assert (done.value.event.did, done.value.event.record_ref) == ("note", ty.ref)
    assert words_of(ty) == "First"
    assert len(written()) == 1


def test_a_key_of_somebody_else_says_nothing_of_what_they_did(ty, worker, worker2):
    note(ty, by=worker, words="First", once="key")

    with pytest.raises(IntegrityError):
        note(ty, by=worker2, words="Second", once="key")

    assert words_of(ty) == "First"


def test_the_same_thing_may_be_done_again_by_another_form(ty, worker):
    note(ty, by=worker, words="First", once="one")
    note(ty, by=worker, words="Second", once="two")
    note(ty, by=worker, words="Third")

    assert words_of(ty) == "Third"
    assert len(written()) == 3


def both_at_once(act):
    """What happens when two requests do `act` at the same moment, each with its own connection."""
    together, outcomes = Barrier(2), []

    def request():
        try:
            together.wait(timeout=10)
            act()
            outcomes.append("done")
        except Exception as failure:  # noqa: BLE001 - which one it was is what we came to see
            outcomes.append(type(failure).__name__)
        finally:
            connection.close()

    requests = [Thread(target=request) for _ in range(2)]
    for each in requests:
        each.start()
    for each in requests:
        each.join(timeout=30)
    return sorted(outcomes)


def test_two_sendings_that_race_are_done_once(transactional_db, ty, worker):
    @action("casework.record_entry")
    def slowly(child, *, by):
        entry = Entry.objects.create(
            kind="visit", text="Home", happened_at=clock.now(), recorded_at=clock.now()
        )
        time.sleep(0.2)  # long enough for the other to have begun
        return entry

    assert both_at_once(lambda: slowly(ty, by=worker, once="key")) == ["AlreadyDone", "done"]
    assert Entry.objects.count() == 1
    assert [row[3] for row in written()] == ["slowly"]


def test_the_loser_of_a_race_is_told_it_was_saved_not_that_it_is_wrong(
    transactional_db, ty, worker
):
    school = AgencyFactory()

    def share():
        share_child(
            ty,
            by=worker,
            once="key",
            agency=school,
            level=Level.PLAN,
            purpose="The school is part of the plan",
            until=clock.today() + timedelta(days=30),
            is_family_told=True,
        )

    assert both_at_once(share) == ["AlreadyDone", "done"]
    assert Share.objects.count() == 1
