"""Asking a worker why they open a child not their own: one pick, kept for the day."""

from audit import clock
from casework.people import siblings
from casework.purposes import IN_WORDS, OWN, PURPOSES, SHARED, others_work, purpose_for

__all__ = [
    "IN_WORDS",
    "OWN",
    "PURPOSES",
    "SHARED",
    "itself_a_reason",
    "purpose_of",
    "say_why",
    "unexplained",
]


def purpose_of(request, reaches):
    """Why this person opens these children: a code, or None when they have yet to say."""
    return purpose_for(request.user, reaches, lambda ref: _said(request, ref))


def itself_a_reason(model):
    """The code of a record that is a reason to look, or "" for one that is not."""
    noun = model._meta.model_name
    return noun if noun in IN_WORDS else ""


def unexplained(request, reaches):
    """The first of these children this person has yet to say why they open."""
    unsaid = (each for each in others_work(reaches) if not _said(request, each.child.ref))
    return next(reach.child for reach in unsaid if not reach.emergency_until)


def say_why(request, child, purpose):
    """Keep the pick for today, for the child and the brothers and sisters."""
    said = request.session.setdefault("why", {})
    for each in [child, *siblings(child)]:
        said[each.ref] = [purpose, clock.today().isoformat()]
    request.session.modified = True


def _said(request, ref):
    """What was said today, or when the form was opened that is sent back after midnight."""
    purpose, day = request.session.get("why", {}).get(ref, ("", ""))
    is_sent = request.method == "POST"
    return purpose if is_sent or day == clock.today().isoformat() else ""
