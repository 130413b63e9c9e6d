"""A map put together to be read: three columns, its dangers in rows, and where we are today."""

from collections import Counter

from casework.framework import DOMAINS
from casework.levels import Level
from frontend.scale_line import moves, scale_line
from signs_of_safety import document
from signs_of_safety.actions import agree_map, open_words, seal_map
from signs_of_safety.actions.statements import MOVES
from signs_of_safety.labels import labels
from signs_of_safety.models import Kind

WRITE = agree_map.permission


def as_sheet(sheet, found, may, *, together=False):
    """What the page of a map shows, of what `document.read` found; `may` as it says.

    Looked at `together`, it shows nothing that keeps readers of its own, nor where it was written.
    """
    statements = for_the_room(found) if together else found["statements"]
    may_write = WRITE in may
    for one in statements:
        one.moves = [(kind.value, labels()[f"one_{kind}"]) for kind in MOVES.get(one.kind, ())]
    _scale(statements, found, together=together)
    goals = document.of_kind(statements, Kind.GOAL)
    return {
        "sheet": sheet,
        "whose": sheet.children_concerned(),
        "labels": labels(),
        "together": together,
        "may_write": may_write,
        "is_open": may_write and not sheet.is_agreed,
        "may_seal": seal_map.permission in may and not together,
        "may_open": open_words.permission in may,
        "harms": document.of_kind(statements, Kind.HARM),
        "factors": document.of_kind(statements, Kind.FACTOR),
        "strengths": document.of_kind(statements, Kind.STRENGTH),
        "steps": document.of_kind(statements, Kind.STEP),
        "pairs": document.pairs(statements),
        "has_goals": bool(goals),
        "then": next(iter(found["then"]), None),
        "moved": document.moved(found),
        "taken_out": () if together else found["taken_out"],
        "coverage": _coverage(statements) if may_write and not together else (),
    }


def for_the_room(found):
    """The statements that may lie on the table: what keeps its readers stays with them.

    Neither is anything shown that they would find out by it: what moved is told of these alone.
    """
    for name in ("statements", "statements_then", "taken_out"):
        found[name] = [one for one in found[name] if not _is_kept(one)]
    for one in found["statements"]:
        one.evidence, one.source = None, ""
    return found["statements"]


def _scale(statements, found, *, together):
    """Put each scale with its danger, newest first, and who moved since the first."""
    for danger in document.of_kind(statements, Kind.DANGER):
        here = {danger.pk, danger.follows_id}
        track = {one.track for one in found["scales"] if one.danger_id in here}
        scales = [one for one in found["scales"] if one.track in track]
        for scale in scales:
            scale.seen = [one for one in scale.ratings.all() if one.is_for_all or not together]
            scale.line = scale_line(scale.seen)
        danger.movement = list(moves(scales))
        danger.scalings = scales[::-1]
        danger.going_on = next((o for o in found["going_on"] if o.danger_id == danger.pk), None)


def _is_kept(one):
    """Whether not everybody at the table may know of it: words of an entry, a helper kept close."""
    is_quoted = one.entry_id and not getattr(one, "is_opened", None)
    return is_quoted or (one.who and one.who.level > Level.PLAN)


def gaps(statements):
    """What somebody may want to see to before the map is agreed; none of it stops them."""
    found = []
    for pair in document.pairs(statements):
        if not pair.goals:
            found.append(("This danger has no goal yet:", pair.danger))
    steps = {one.answers_id for one in document.of_kind(statements, Kind.STEP)}
    for goal in document.of_kind(statements, Kind.GOAL):
        if goal.pk not in steps:
            found.append(("No next step leads to this goal yet:", goal))
    return found


def _coverage(statements):
    """[(side of a child's life, [(dimension, how many statements are about it)])], if any is."""
    about = Counter(tag.dimension for one in statements for tag in one.tags.all())
    if not about:
        return ()
    return [
        (domain.label, [(side.label, about[side.value]) for side in sides])
        for domain, sides in DOMAINS.items()
    ]
