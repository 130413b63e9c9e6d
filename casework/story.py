"""Telling a child's story. `tell` runs only inside an action, under its permission and audit."""

from typing import NamedTuple

from audit import clock
from audit.records import checked
from audit.writing import concerning, current_act
from casework.grants import moved
from casework.models import Child, Entry, EntryChild, EntryReader


class ForChild(NamedTuple):
    """What an entry says of one child apart from the rest."""

    child: Child
    seen: str = ""
    words: str = ""
    meaning: str = ""


def tell(rows, *, kind, text="", title="", happened_at=None, about=None, **details):
    """Add one entry to the story of each child in `rows` (Child or ForChild). Returns the Entry.

    `about` is the record it tells of; `readers` makes it for those people only; `details` are
    fields of Entry (level, is_significant, is_shared_per_child, is_time_known). The children are
    locked in primary-key order, so that two tellings can never wait for each other.
    """
    rows = [row if isinstance(row, ForChild) else ForChild(row) for row in rows]
    children = lock(row.child for row in rows)
    by, now, readers = current_act().by, clock.now(), details.pop("readers", ())
    entry = checked(
        Entry(
            kind=kind,
            title=title,
            text=text,
            happened_at=happened_at or now,
            recorded_at=now,
            by_user=by if by.kind == "user" else None,
            by_agency=by.agency if by.kind == "user" else None,
            about_kind=type(about)._meta.model_name if about else "",
            about_ref=about.ref if about else "",
            is_named=bool(readers),
            **details,
        )
    )
    for row in rows:
        checked(EntryChild(entry=entry, happened_at=entry.happened_at, **row._asdict()))
    for reader in readers:
        checked(EntryReader(entry=entry, user=reader))
    concerning(*children)
    if not readers:
        _move(entry, children)
    return entry


def _move(entry, children):
    """Shared child by child, each child's readers learn of their own; else of all or nothing."""
    groups = [[child] for child in children] if entry.is_shared_per_child else [children]
    for group in groups:
        moved(group, entry.level)


def lock(children):
    """The children, their rows locked until the action ends, in primary-key order."""
    keys = sorted({child.pk for child in children})
    return list(Child.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def story(child, user):
    """The child's rows of every entry `user` may read, newest first, ready to be shown."""
    return (
        EntryChild.objects.permitting(user, Child.VIEW)
        .filter(child=child)
        .select_related("entry__by_user", "entry__by_agency")
    )
