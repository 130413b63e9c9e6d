"""Whether the audit still is what was sealed; if not, where it first differs, and how.

It reads the seals and the events once, side by side and in order, a page at a time. What the seals
themselves cannot tell is a rewrite of events and seals together: that is for the anchors.
"""

from dataclasses import dataclass
from itertools import islice, zip_longest

from audit import clock
from audit.chain import BEGINNING, SIZE, counted, hashes, seal_hash
from audit.models import AuditEvent, AuditSeal

SEALS = 100
"""Seals read at once."""
LEAST = -(2**63)
"""Below every number there can be: none is drawn below 1, but one can be put there."""


@dataclass(frozen=True)
class Fault:
    """Where the audit first differs from what was sealed: `kind` in a word, and a sentence."""

    kind: str
    says: str


@dataclass
class Found:
    """What was verified: how much, until the first fault if there is one."""

    seals: int = 0
    events: int = 0
    agreed: int = 0
    fault: Fault | None = None


@dataclass(frozen=True)
class Anchor:
    """A seal as somebody wrote it down outside the database."""

    number: int
    hash: str
    at: str


def verify(anchors=()):
    """Compare every sealed event with its seal, the seals with each other, and with `anchors`."""
    found, kept = Found(), {anchor.number: anchor for anchor in anchors}
    before = None
    for seal, events in _side_by_side():
        found.fault = (
            _of_the_chain(seal, before)
            or _of_the_events(seal, events)
            or _of_the_anchor(seal, kept.pop(seal.number, None), found)
        )
        if found.fault:
            return found
        found.seals, before = found.seals + 1, seal
        found.events += counted(seal.spans)
    if kept:
        found.fault = _cut_off(found.seals, kept[max(kept)])
    return found


def _side_by_side():
    """Each seal with the events that stand from the one before it up to its own last."""
    after, seals = LEAST, list(AuditSeal.objects.all()[:SEALS])
    while seals:
        events = _Events(after, max(seal.last_id for seal in seals))
        for seal in seals:
            yield seal, events
        after = seals[-1].last_id
        seals = list(AuditSeal.objects.filter(number__gt=seals[-1].number)[:SEALS])


class _Events:
    """The events in order, taken up to a number at a time."""

    def __init__(self, after, upto):
        self.coming = hashes(after, upto)
        self.next = next(self.coming, None)

    def upto(self, last):
        while self.next and self.next[0] <= last:
            yield self.next
            self.next = next(self.coming, None)


def _of_the_chain(seal, before):
    """What is wrong with a seal, or with its place after the one before it."""
    number = before.number + 1 if before else 1
    if seal.number > number:
        gone = _range(number, seal.number - 1)
        return Fault("deletion", f"Of the seals, {gone} is gone; seal {seal.number} still stands.")
    made = {name: getattr(seal, name) for name in ("number", "at", "spans")}
    hashed = seal_hash(before.hash if before else BEGINNING, leaves=bytes(seal.leaves), **made)
    is_sound = seal.number == number and hashed == seal.hash
    if not (is_sound and _fits(seal)):
        return Fault("edit", f"Seal {seal.number} is not what was written, or not by the sweep.")
    return None


def _fits(seal):
    count, last = counted(seal.spans), seal.spans[-1][1]
    return seal.last_id == last and len(seal.leaves) == count * SIZE


def _of_the_events(seal, events):
    """How the events of a seal differ from it; None if they are the same."""
    count = counted(seal.spans)
    # One too many is enough to see that there are too many.
    there = list(islice(events.upto(seal.last_id), count + 1))
    numbers = [number for span in seal.spans for number in range(span[0], span[1] + 1)]
    leaves = bytes(seal.leaves)
    is_same = [number for number, _ in there] == numbers
    if is_same and b"".join(leaf for _, leaf in there) == leaves:
        return None
    sealed = [(number, leaves[n * SIZE : (n + 1) * SIZE]) for n, number in enumerate(numbers)]
    return next(
        _difference(seal, was, now)
        for was, now in zip_longest(sealed, there, fillvalue=(None, None))
        if was != now
    )


def _difference(seal, was, now):
    """Name the first event that is not as it was: each is `(number, hash)`, or None twice."""
    number, (stands, says) = was[0], now
    under = f"(seal {seal.number}, of {clock.local(seal.at):%-d %B %Y %H:%M})"
    if number is None or (stands is not None and stands < number):
        return Fault("insertion", f"Event {stands} was put in after its time {under}.")
    if stands != number:
        return _gone(number, under)
    if other := _said_by(says):
        return Fault("reordering", f"Event {number} stands where event {other} was sealed {under}.")
    return Fault("edit", f"Event {number} was changed after it was sealed {under}.")


def _gone(number, under):
    if AuditEvent.objects.filter(pk__gt=number).exists():
        return Fault("deletion", f"Event {number} is gone {under}.")
    last = AuditSeal.objects.order_by("number").last().last_id
    return Fault(
        "truncation", f"The end is gone: events {_range(number, last)} were sealed {under}."
    )


def _said_by(leaf):
    """The number of the event that was sealed with this hash, if one was."""
    for seal in AuditSeal.objects.iterator(chunk_size=SEALS):
        leaves, at = bytes(seal.leaves), -1
        while (at := leaves.find(leaf, at + 1)) >= 0:
            if at % SIZE == 0:
                numbers = (n for first, last in seal.spans for n in range(first, last + 1))
                return next(islice(numbers, at // SIZE, None))
    return None


def _of_the_anchor(seal, anchor, found):
    if anchor is None:
        return None
    if anchor.hash == seal.hash:
        found.agreed = seal.number
        return None
    since = f"after seal {found.agreed}" if found.agreed else "from its beginning"
    return Fault(
        "rewrite",
        f"The audit was rewritten {since}: seal {seal.number} is not the one that was written "
        f"down on {anchor.at}.",
    )


def _cut_off(seals, anchor):
    return Fault(
        "truncation",
        f"The end is gone, with its seals: seal {anchor.number} was written down on {anchor.at}, "
        f"and there are only {seals}.",
    )


def _range(first, last):
    return str(first) if first == last else f"{first} to {last}"
