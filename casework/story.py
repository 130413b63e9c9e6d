"""Telling a child's story. `tell` runs only inside an action, under its permission and audit."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from audit import clock
from audit.reading import at_once, attach, keys_of
from audit.records import checked
from audit.writing import concerning, current_act
from casework.grants import moved
from casework.made import at_once_for
from casework.models import (
    Amendment,
    Attachment,
    Child,
    Entry,
    EntryChild,
    EntryReader,
    Pin,
    Promotion,
    Tag,
)
from casework.models.compiled import Slot
from casework.paging import Asked, part, place

PAGE = 30
TELLERS = ("entry__by_user__membership", "entry__by_agency")
BESIDE = ("child_rows", "amendments", "promotions", "pins", "tags", "attachments")
BAND = 400
"""As many marks as stand apart from each other on one line."""

MOMENT = Slot("moment")

ONLY = {
    "significant": lambda: Q(is_whole=True) & (Q(entry__is_significant=True) | mattered()),
    "words": lambda: Q(words__gt=""),
    "told": lambda: Q(entry__kind=Entry.Kind.CONTACT),
}
"""The parts of a story one may read alone: what mattered, the child's own words, what was told."""


class ForChild(NamedTuple):
    """What an entry says of one child apart from the rest."""

    child: Child
    seen: str = ""
    words: str = ""
    meaning: str = ""


class Mark(NamedTuple):
    """One entry as it stands on a line: when, what kind, and whether it has the child's words."""

    happened_at: datetime
    kind: str
    is_said: bool


class Pattern(NamedTuple):
    """What a story looks like, oldest first: the rows of contacts, and the marks of them all."""

    told: list
    marks: list


def tell(rows, *, kind, text="", title="", happened_at=None, about=None, **details):
    """Add one entry to the story of each child in `rows` (Child or ForChild). Returns the Entry.

    `about` is the record it tells of; `readers` makes it for those people only; `details` are
    fields of Entry (level, from_whom, is_significant, is_shared_per_child, precision). The children
    are locked in primary-key order, so that two tellings can never wait for each other.
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
        when = {"happened_at": entry.happened_at, "precision": entry.precision}
        checked(EntryChild(entry=entry, **when, **row._asdict()))
    for reader in readers:
        checked(EntryReader(entry=entry, user=reader))
    concerning(*children)
    if not readers:
        _move(entry, children)
    return entry


def tell_again(entry):
    """Something was written of an entry later: it comes to the top of its readers' lists."""
    concerning(*entry.children_concerned())
    if not entry.is_named:
        _move(entry, entry.children_concerned())


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
        EntryChild.objects.permitting(user, Child.VIEW).filter(child=child).select_related(*TELLERS)
    )


def rows_of(entry, user):
    """What is each child's in one entry, as far as `user` may read it, eldest first."""
    rows = EntryChild.objects.permitting(user, Child.VIEW).filter(entry=entry)
    rows = rows.select_related("child__person", *TELLERS)
    return rows.order_by("child__person__born_on", "child_id")


def story_read(child, user, *, after="", only=(), oldest_first=False, size=PAGE, with_marks=False):
    """(a page of the story, the Pattern of all of it if asked); `only` are names of ONLY."""
    moment, shown = place(after)
    only = tuple(name for name in ONLY if name in only)
    shape = (only, oldest_first, size, with_marks)
    if shown > 1:  # rare, and anybody can write any number into an address: it is not kept
        found = at_once(**_lists(user, child, *shape, moment, shown))
    elif moment:
        found = at_once_for(user, _lists, *shape, MOMENT, shown, child=child, moment=moment)
    else:
        found = at_once_for(user, _lists, *shape, child=child)
    page = Asked(None, "happened_at", size, moment, shown).page(with_beside(found))
    marks = [Mark(*of_a_row) for _, *of_a_row in reversed(found.get("marks", ()))]
    return page, Pattern(found.get("told"), marks) if with_marks else None


def mattered():
    """A condition on a child's row: the entry was promoted for this child."""
    of_this = {"entry_id": OuterRef("entry_id"), "child_id": OuterRef("child_id")}
    return Exists(Promotion.objects.standing().filter(**of_this))


def story_page(child, user, **how):
    """One page of the story. `how` is what `story_read` takes."""
    return story_read(child, user, **how)[0]


def _lists(user, child, only, oldest_first, size, with_marks, moment=None, shown=0):
    rows = story(child, user)
    for name in only:
        rows = rows.filter(ONLY[name]())
    if oldest_first:
        rows = rows.order_by("happened_at", "entry_id")
    rows = part(rows, moment, shown, by="happened_at", size=size, oldest_first=oldest_first)
    lists = {"rows": rows, **beside()}
    return lists | _marks(user, child) if with_marks else lists


def beside(entry=None):
    """Everybody an entry is about, and what was made of it later; or of the entries of `rows`.

    Lists to be read at once with these rows. Whoever shows them asks if a row `is_whole`.
    """
    of_these = {"entry": entry} if entry else {"entry__child_rows__among": keys_of("rows")}
    about = EntryChild.objects.current().filter(**of_these).select_related("child__person")
    return {
        "child_rows": about.order_by("child__person__born_on", "pk"),
        "amendments": Amendment.objects.filter(**of_these).select_related("by_user"),
        "promotions": Promotion.objects.standing().filter(**of_these),
        "pins": Pin.objects.standing().filter(**of_these),
        "tags": Tag.objects.standing().filter(**of_these),
        "attachments": Attachment.objects.standing().filter(**of_these).with_words(),
    }


def with_beside(found):
    """The `rows` that were found, each entry with what stands `beside` it."""
    for name in BESIDE:
        attach([row.entry for row in found["rows"]], name, found[name])
    return found["rows"]


def _marks(user, child):
    """To see a pattern: what was told, to be read; what was done and the own words, as marks."""
    done = story(child, user).exclude(entry__kind=Entry.Kind.MILESTONE)
    latest = done.order_by("-happened_at", "-entry_id")[:BAND]
    told = story(child, user).filter(pk__among=keys_of("marks"), entry__kind=Entry.Kind.CONTACT)
    return {
        "marks": latest.values_list("pk", "happened_at", "entry__kind", Q(words__gt="")),
        "told": told.order_by("happened_at", "entry_id"),
    }


def latest_rows(user, of_each):
    """The newest row of the story of each of these children (a queryset) that `user` may read."""
    newest = (
        EntryChild.objects.permitting(user, Child.VIEW)
        .filter(child=OuterRef("pk"))
        .order_by("-happened_at", "-entry_id")
    )
    keys = of_each.annotate(newest=Subquery(newest.values("pk")[:1])).values("newest")
    rows = EntryChild.objects.permitting(user, Child.VIEW).filter(pk__in=keys)
    return rows.select_related("entry__by_user", "entry__by_agency")


def pinned(child, user):
    """The rows of a child's story that are pinned to the child's own page, newest pin first."""
    pins = Pin.objects.standing().filter(entry_id=OuterRef("entry_id"), child=child)
    rows = story(child, user).filter(Exists(pins), is_whole=True)
    return rows.annotate(pinned_at=Subquery(pins.values("since_at")[:1])).order_by("-pinned_at")


def last_times(child, user):
    """The newest row with the child's own words, where they were seen, and seen alone.

    Three lists of one row at most.
    """
    mine = story(child, user).order_by("-happened_at", "-entry_id")
    seen, alone = EntryChild.Seen.SEEN, EntryChild.Seen.ALONE
    return {
        "words": mine.exclude(words="")[:1],
        "seen": mine.filter(seen__in=[seen, alone])[:1],
        "alone": mine.filter(seen=alone)[:1],
    }
