"""What can be added to the story. Nothing in it is ever edited."""

from django.core.exceptions import PermissionDenied

from audit.actions import action
from casework.attaching import attach
from casework.levels import Level
from casework.models import Entry
from casework.story import ForChild, tell


@action("casework.record_entry")
def record_entry(child, *, by, kind, text, rows=(), attached=(), **details):
    """Record a visit, a call, a meeting, once for all the children it concerns.

    `child` is the one it was written from; `rows` (ForChild) say what is particular to each,
    `child` among them or not; `attached` are files the writer sent (Beside). `details`:
    happened_at, precision, is_significant, level, readers. Raises PermissionDenied when any
    of the children is not the writer's to record.
    """
    rows = list(rows)
    if child not in [row.child for row in rows]:
        rows.insert(0, ForChild(child))
    for row in rows:
        if not by.has_perm(record_entry.permission, row.child):
            raise PermissionDenied("You cannot record about one of these children.")
    meant = any(row.meaning for row in rows)
    details.setdefault("is_significant", meant)
    entry = tell(rows, kind=kind, text=text, **details)
    attach(entry, attached)
    return entry


@action("casework.contribute")
def contribute(child, *, by, text, words="", attached=(), **when):
    """Somebody who helps adds what they saw. The child's workers read it, and whoever wrote it.

    `attached` are files the writer sent (Beside), read by whoever reads the words. `when`:
    happened_at and precision, where it was not just now.
    """
    entry = tell(
        [ForChild(child, words=words)],
        kind=Entry.Kind.OBSERVATION,
        title=f"From {by.agency}" if by.kind == "user" and by.agency else "",
        text=text,
        level=Level.RECORD,
        **when,
    )
    attach(entry, attached)
    return entry
