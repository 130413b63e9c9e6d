"""Sealing what has been written since the last seal: one sweep at a time, and nothing skipped.

On PostgreSQL a number is drawn before its row is committed: a slow writer may come in below rows
that are there already. So a sweep notes the newest row, and waits until everybody who was writing
to the audit at that moment has ended; then nothing can still come in below it. Whoever draws a
number holds a lock on the table until then, which the database tells of. SQLite has one writer.
"""

import time
from datetime import timedelta
from itertools import islice

from django.db import connection, transaction
from django.db.models import Max

from audit import clock
from audit.chain import BEGINNING, PAGE, hashes, seal_hash, spans_of
from audit.models import AuditEvent, AuditSeal

BATCH = PAGE
"""Events under one seal, at most: 160 kB of hashes, and on SQLite how long others wait."""
PATIENCE = 2.0
"""Seconds a sweep waits for those who are writing; then the next sweep tries."""
A_LOOK = 0.02
"""Seconds between two looks whether they have ended."""
TURN = 0x6B697468
"""The number of PostgreSQL's advisory lock: one sweep seals at a time."""

WRITING = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid IS DISTINCT FROM pg_backend_pid()
"""


def sweep(*, patience=PATIENCE):
    """Seal all that nobody can come in before any more; returns how many events.

    `patience` is how many seconds to wait for somebody who is writing to the audit. If they take
    longer nothing is sealed, and a later sweep seals it.
    """
    upto, sealed = settled(patience), 0
    if upto <= _sealed_upto():
        return 0  # and on SQLite nobody has waited for the lock
    while count := _seal(upto):
        sealed += count
    return sealed


def minutes_behind():
    """For how many whole minutes events have waited for a sweep: 0 while all is well."""
    last = AuditSeal.objects.order_by("-number").only("at", "last_id").first()
    unsealed = AuditEvent.objects.filter(pk__gt=last.last_id if last else 0)
    first = unsealed.order_by("pk").values_list("at", flat=True).first()
    if first is None:
        return 0
    # What is brought in from elsewhere happened long ago: it waits since the seal before it.
    since = max(first, last.at) if last else first
    return max(0, (clock.now() - since) // timedelta(minutes=1))


def settled(patience):
    """The newest number below which no row can come any more; 0 if that is not known yet."""
    newest = AuditEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if connection.vendor != "postgresql":
        return newest
    writing, until = _writing(), time.monotonic() + patience
    while writing:
        if time.monotonic() >= until:
            return 0
        time.sleep(A_LOOK)
        writing &= _writing()
    return newest


def _writing():
    """Who is writing to the audit just now, other than ourselves."""
    with connection.cursor() as cursor:
        cursor.execute(WRITING, [AuditEvent._meta.db_table])
        return {who for (who,) in cursor.fetchall()}


def _sealed_upto():
    last = AuditSeal.objects.order_by("-number").values_list("last_id", flat=True)
    return last.first() or 0


@transaction.atomic
def _seal(upto):
    """Write the next seal, over a batch of the events up to this one; returns how many."""
    _take_turn()
    last = AuditSeal.objects.order_by("-number").first()
    after, number = (last.last_id, last.number + 1) if last else (0, 1)
    found = list(islice(hashes(after, upto), BATCH))
    if not found:
        return 0
    made = {
        "number": number,
        "at": clock.now(),
        "spans": spans_of([each for each, _ in found]),
        "leaves": b"".join(leaf for _, leaf in found),
    }
    before = last.hash if last else BEGINNING
    AuditSeal.objects.create(last_id=found[-1][0], hash=seal_hash(before, **made), **made)
    return len(found)


def _take_turn():
    """Wait until no other sweep is sealing. On SQLite the transaction has begun with the lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
