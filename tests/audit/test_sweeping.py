"""Sweeps while others write: one chain, in the order in which nobody can come in below any more."""

from threading import Event, Thread
from unittest.mock import Mock

import pytest
from django.db import InterfaceError, OperationalError, connection, transaction

from audit import sweeping as sweeping_module
from audit.management.commands.seal_audit import seal_if_possible
from audit.models import AuditEvent, AuditSeal
from audit.sweeping import sweep
from audit.verifying import verify

ON_POSTGRESQL = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has one writer at a time"
)


def wrote(did):
    return AuditEvent.objects.create(kind="did", actor_kind="system", actor_ref="kith", did=did)


class Slowly:
    """Somebody on another connection, who has written and has not yet ended."""

    def __init__(self, did):
        self.did, self.has_written, self.may_end = did, Event(), Event()
        self.thread = Thread(target=self.writes)

    def writes(self):
        try:
            with transaction.atomic():
                wrote(self.did)
                self.has_written.set()
                assert self.may_end.wait(20)
        finally:
            connection.close()

    def __enter__(self):
        self.thread.start()
        assert self.has_written.wait(20)
        return self

    def ends(self):
        self.may_end.set()
        self.thread.join()

    def __exit__(self, *_):
        self.ends()


@ON_POSTGRESQL
def test_who_commits_late_with_a_low_number_is_waited_for_and_not_skipped(transactional_db):
    with Slowly("slow") as slow:
        quick = wrote("quick")

        assert sweep(patience=0) == 0
        slow.ends()

        assert sweep(patience=0) == 2
    late = AuditEvent.objects.get(did="slow")
    assert late.pk < quick.pk
    assert AuditSeal.objects.get().spans == [[late.pk, quick.pk]]
    assert verify().fault is None


@ON_POSTGRESQL
def test_what_came_after_those_who_are_writing_does_not_hold_a_sweep_up(
    transactional_db, monkeypatch
):
    """Only whoever wrote when the sweep began is waited for, or a busy council would never seal."""
    looked, writing = Event(), sweeping_module._writing
    monkeypatch.setattr(sweeping_module, "_writing", lambda: (writing(), looked.set())[0])
    with Slowly("first") as first:
        sweeping = []
        thread = Thread(target=lambda: (sweeping.append(sweep(patience=10)), connection.close()))
        thread.start()
        assert looked.wait(20)
        with Slowly("second"):
            first.ends()
            thread.join(5)
            assert not thread.is_alive()
        assert sweeping == [0]  # when it began no row was there to be seen
    assert sweep() == 2
    assert verify().events == 2


@ON_POSTGRESQL
def test_what_was_undone_leaves_a_gap_and_nothing_is_wrong(transactional_db):
    first = wrote("kept")
    with transaction.atomic():
        wrote("undone")
        transaction.set_rollback(True)
    last = wrote("kept too")

    assert sweep() == 2
    assert AuditSeal.objects.get().spans == [[first.pk, first.pk], [last.pk, last.pk]]
    assert verify().fault is None


def test_sweeps_at_once_make_one_chain(transactional_db, monkeypatch):
    monkeypatch.setattr("audit.sweeping.BATCH", 7)
    for number in range(60):
        wrote(f"number {number}")
    counts, wrong = [], []

    def sweeps():
        try:
            counts.append(sweep())
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=sweeps) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert sum(counts) == 60
    assert list(AuditSeal.objects.values_list("number", flat=True)) == list(range(1, 10))
    assert verify().fault is None


@pytest.mark.parametrize("away", [OperationalError, InterfaceError])
def test_a_database_that_is_away_for_a_moment_is_asked_again(transactional_db, monkeypatch, away):
    wrote("waits")
    with monkeypatch.context() as patch:
        patch.setattr("audit.management.commands.seal_audit.sweep", Mock(side_effect=away))
        seal_if_possible()
    assert not AuditSeal.objects.exists()

    seal_if_possible()
    assert verify().events == 1


@ON_POSTGRESQL
def test_a_sweep_whose_connection_was_ended_goes_on_with_another(transactional_db):
    wrote("waits")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ours,) = cursor.fetchone()
    ends = Thread(target=terminates, args=[ours])
    ends.start()
    ends.join()

    seal_if_possible()
    seal_if_possible()
    assert verify().events == 1


def terminates(backend):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [backend])
    connection.close()
