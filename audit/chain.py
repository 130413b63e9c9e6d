"""What a seal is made of: hashes of what the audit's rows say, each seal bound to the one before.

Nothing of what an event says can be read in its hash. `docs/decisions/0014-the-audit-is-sealed.md`
tells why it is made so.
"""

import json
from hashlib import sha256
from itertools import pairwise

from django.db import connection

from audit.models import AuditEvent

SIZE = sha256().digest_size
"""Bytes of one hash."""
BEGINNING = "0" * 2 * SIZE
"""What stands for the seal before the first one."""
PAGE = 5_000
"""Events read at once: what bounds the memory, however long the audit is."""

SAID = (
    "at", "kind", "actor_kind", "actor_ref", "did", "purpose", "record_type", "record_ref",
    "child_ref", "listed_refs", "path", "once",
)  # fmt: skip
"""The columns whose content is sealed: all but the number, which `spans` of a seal hold."""

# Both databases give the same text, so that a council that moves from one to the other can verify.
AS_TEXT = {
    "sqlite": {"at": "CASE length(at) WHEN 19 THEN at || '.000000' ELSE at END"},
    "postgresql": {
        "at": "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
        "listed_refs": "listed_refs::text",
    },
}

_text = json.JSONEncoder(separators=(",", ":")).encode


def hashes(after, upto):
    """`(number, hash)` of each event numbered after `after` and up to `upto`, in order."""
    text = AS_TEXT[connection.vendor]
    columns = ", ".join(text.get(name, name) for name in SAID)
    sql = (
        f"SELECT id, {columns} FROM {AuditEvent._meta.db_table} "  # noqa: S608 - our own names
        f"WHERE id > %s AND id <= %s ORDER BY id LIMIT {PAGE}"
    )
    while rows := _asked(sql, [after, upto]):
        for number, *said in rows:
            yield number, sha256(_text(said).encode()).digest()
        after = rows[-1][0]


def _asked(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def seal_hash(before, *, number, at, spans, leaves):
    """The hash of a seal, in hex; `before` is that of the seal before it, or BEGINNING."""
    content = sha256(leaves).hexdigest()
    said = [before, number, at.timestamp(), spans, content]
    return sha256(_text(said).encode()).hexdigest()


def spans_of(numbers):
    """[[first, last], …] of numbers in order: what lies between was never written, or undone."""
    breaks = [n for n, (one, then) in enumerate(pairwise(numbers), 1) if then != one + 1]
    begins, ends = [0, *breaks], [*breaks, len(numbers)]
    return [[numbers[one], numbers[end - 1]] for one, end in zip(begins, ends, strict=True)]


def counted(spans):
    """How many events the spans of a seal hold."""
    return sum(last - first + 1 for first, last in spans)
