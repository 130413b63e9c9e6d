"""Host staff see widely and say why: one pick, kept for the day, for children not their own."""

from audit import clock
from casework.people import siblings
from casework.reach import works_with

PURPOSES = {
    "covering": "I am covering for a colleague",
    "consulted": "I was asked about this family",
    "duty": "I am on duty and somebody rang",
    "oversight": "I oversee this work",
    "review": "I am reviewing this work",
    "allocating": "I am deciding who will work with them",
}
OWN, SHARED = "own-work", "shared-with-us"
IN_WORDS = {**PURPOSES, OWN: "Their own work", SHARED: "It was shared with them", "": ""}


def purpose_of(request, children):
    """Why this person opens these children: a code, or None when they have yet to say.

    A partner opens what was shared with them; a worker their own work, or what they said today.
    """
    user = request.user
    if not user.is_record_staff:
        return SHARED
    own = works_with(user, children)
    others = [child.ref for child in children if child.ref not in own]
    if not others:
        return OWN
    said = [_said_today(request, ref) for ref in others]
    return said[0] if all(said) else None


def unexplained(request, children):
    """The first of these children this person has yet to say why they open."""
    own = works_with(request.user, children)
    return next(
        child for child in children if child.ref not in own and not _said_today(request, child.ref)
    )


def say_why(request, child, purpose):
    """Keep the pick for today, for the child and the brothers and sisters."""
    said = request.session.setdefault("why", {})
    for each in [child, *siblings(child)]:
        said[each.ref] = [purpose, clock.today().isoformat()]
    request.session.modified = True


def _said_today(request, ref):
    purpose, day = request.session.get("why", {}).get(ref, ("", ""))
    return purpose if day == clock.today().isoformat() else ""
