"""A map as it is read: everything on it that this reader may read, in one statement."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from audit.reading import at_once, attach, keys_of
from casework.models import Entry, EntryChild, Step
from signs_of_safety.models import (
    PERMISSIONS,
    Disagreement,
    Kind,
    Map,
    MapChild,
    Occasion,
    Opened,
    Rating,
    Scale,
    Statement,
    StatementChild,
    StatementTag,
)

RECENT = 20
"""As many entries as somebody looks through for a sentence."""


NOT_TOLD = (Entry.Kind.MILESTONE, Entry.Kind.DECISION, Entry.Kind.TAKEN_OUT)
"""What tells of our own work, and not of what was seen and said."""


class Pair(NamedTuple):
    """A danger with all that answers it: one line of the sheet."""

    danger: Statement
    safety: list
    goals: list


class Moved(NamedTuple):
    """What became of the map before: what is new, reworded, taken out, and done since."""

    new: list
    reworded: list
    gone: list
    done: list


def read(sheet, user, **also):
    """{part: rows} of all of the map that `user` may read; `also` are lists read with it."""
    found = at_once(**lists(sheet, user), **also)
    return with_parts(found)


def lists(sheet, user):
    """What a map is made of, to be read at once."""
    readable = Statement.objects.permitting(user, Map.VIEW)
    entries = Statement.objects.filter(map=sheet).exclude(entry=None).values("entry")
    of_these = {"statement__among": keys_of("statements")}
    then = Map.objects.permitting(user, Map.VIEW).filter(pk=sheet.follows_id)
    return {
        "statements": readable.filter(map=sheet),
        "whose": StatementChild.objects.filter(**of_these).select_related("child__person"),
        "occasions": Occasion.objects.filter(**of_these),
        "tags": StatementTag.objects.filter(**of_these),
        "disagreements": Disagreement.objects.filter(**of_these),
        "opened": Opened.objects.filter(**of_these).select_related("opened_by"),
        "evidence": Entry.objects.permitting(user, Entry.VIEW).filter(pk__in=entries),
        "then": then,
        "statements_then": readable.filter(map__among=keys_of("then")).standing(),
        "done": Step.objects.permitting(user, Step.VIEW)
        .filter(sibling_key__in=_steps_of(sheet.follows_id))
        .exclude(done_at=None),
        "scales": _scales(sheet, user),
        "going_on": Scale.objects.permitting(user, Map.VIEW).filter(danger__map=sheet, reveal=None),
        "ratings": Rating.objects.permitting(user, Map.VIEW).filter(scale__among=keys_of("scales")),
    }


def _scales(sheet, user):
    """What was revealed on this map, and before it on what its dangers were carried from."""
    here = Q(danger__map=sheet) | Q(danger__map=sheet.follows_id)
    tracks = Scale.objects.filter(here).values("track")
    revealed = Scale.objects.permitting(user, Map.VIEW).revealed()
    return revealed.filter(track__in=tracks, danger__map__began_at__lte=sheet.began_at)


def _steps_of(key):
    return Statement.objects.filter(map=key, kind=Kind.STEP).values("sibling_key")


def with_parts(found):
    """What was found, put together: each statement with what stands beside it."""
    rows = found["statements"]
    for name, those in (
        ("child_rows", "whose"),
        ("occasions", "occasions"),
        ("tags", "tags"),
        ("disagreements", "disagreements"),
    ):
        attach(rows, name, found.pop(those))
    attach(found["scales"], "ratings", found.pop("ratings"))
    opened = {each.statement_id: each for each in found.pop("opened")}
    evidence = {entry.pk: entry for entry in found.pop("evidence")}
    refs = {row.pk: row.ref for row in rows}
    for row in rows:
        row.answered_ref = refs.get(row.answers_id)
        # Nobody asks the database for what was looked for and is not there.
        row.is_opened = opened.get(row.pk)
        row.evidence = evidence.get(row.entry_id)
    found["taken_out"] = [row for row in rows if row.taken_out_at]
    found["statements"] = [row for row in rows if not row.taken_out_at]
    return found


def of_kind(statements, kind):
    """Those of one kind, in their order."""
    return [one for one in statements if one.kind == kind]


def pairs(statements):
    """[Pair] of each danger, in their order."""
    return [
        Pair(
            danger, _answers(statements, danger, Kind.SAFETY), _answers(statements, danger, "goal")
        )
        for danger in of_kind(statements, Kind.DANGER)
    ]


def _answers(statements, danger, kind):
    return [one for one in of_kind(statements, kind) if one.answers_id == danger.pk]


def moved(found):
    """The Moved of what was read: what is otherwise than on the map before, or None without one."""
    if not found["then"]:
        return None
    then = {one.pk: one for one in found["statements_then"]}
    here = {one.follows_id for one in found["statements"]}
    done = {step.sibling_key for step in found["done"]}
    for one in found["statements"]:
        one.before = then.get(one.follows_id)
    why = {one.follows_id: one.why_taken_out for one in found["taken_out"]}
    finished = [one for key, one in then.items() if one.sibling_key in done and key not in here]
    return Moved(
        new=[one for one in found["statements"] if not one.follows_id],
        reworded=[one for one in found["statements"] if one.before and _differs(one)],
        gone=[(one, why.get(key, "")) for key, one in then.items() if _left(key, one, here, done)],
        done=finished,
    )


def _differs(one):
    return one.words != one.before.words or one.kind != one.before.kind


def _left(key, one, here, done):
    return key not in here and one.sibling_key not in done


def recent_entries(sheet, user):
    """What was recorded of these children lately that `user` may read whole, newest first."""
    rows = EntryChild.objects.filter(entry=OuterRef("pk"), child__in=sheet.children_concerned())
    told = Entry.objects.permitting(user, Entry.VIEW).filter(Exists(rows))
    written = told.exclude(kind__in=NOT_TOLD).exclude(text="")
    return written.select_related("by_user")[:RECENT]


def own_words():
    """The children's own words in the `entries` that are read at once with these."""
    rows = EntryChild.objects.current().filter(entry__among=keys_of("entries")).exclude(words="")
    return rows.select_related("child__person")


def maps_of(child, user):
    """The maps of a child that `user` may read, newest first, and whose each is."""
    about = MapChild.objects.filter(map=OuterRef("pk"), child=child)
    return {
        "maps": Map.objects.permitting(user, Map.VIEW).filter(Exists(about)),
        "whose": MapChild.objects.filter(map__among=keys_of("maps")).select_related(
            "child__person"
        ),
    }


def to_follow(user, children):
    """The newest agreed map one could carry forward, of these children (a condition's value)."""
    about = MapChild.objects.filter(children).values("map_id")
    agreed = Map.objects.permitting(user, Map.VIEW).exclude(agreed_at=None).filter(pk__in=about)
    return agreed.order_by("-agreed_at", "-pk")[:1]


def unfinished(user, children):
    """The maps of these children that are not agreed yet."""
    about = MapChild.objects.filter(children).values("map_id")
    return Map.objects.permitting(user, Map.VIEW).unfinished().filter(pk__in=about)


def may(reaches):
    """What the reader may do with a map about these children, for what a page offers."""
    return {
        permission
        for permission, asked in PERMISSIONS.items()
        if all(asked in reach.may for reach in reaches)
    }


def readable(user):
    """The maps `user` may see, newest first."""
    return Map.objects.permitting(user, Map.VIEW)


def of_a_plan(reader, refs):
    """The goals of maps that goals of a plan came from, each with its danger, for their readers."""
    readable = Map.objects.permitting(reader, Map.VIEW).filter(pk=OuterRef("map_id"))
    goals = Statement.objects.filter(Exists(readable), kind=Kind.GOAL, ref__among=refs)
    return goals.select_related("answers")


def unfinished_of(user, limit):
    """The maps this person leads that are not agreed yet, oldest first."""
    led = Map.objects.permitting(user, Map.VIEW).unfinished().filter(lead=user.pk)
    return led.order_by("began_at", "pk")[:limit]
