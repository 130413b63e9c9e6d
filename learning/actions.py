"""What gets in somebody’s way is raised, taken on, and removed or passed up."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from learning.models import Blockage, Move

REMOVED = "It was removed already. If it is back, raise it again: that is worth knowing."
TAKEN = "Somebody has taken it on already. Read what they did."
SAY = {
    Move.Did.TRIED: "Write what was tried.",
    Move.Did.ESCALATED: "Write to whom it goes, and what you ask of them.",
    Move.Did.REMOVED: "Write what removed it: the next team may need the same.",
}


@action("agencies.raise_blockage")
def raise_blockage(host, *, by, what, stopped, page=""):
    """Say what got in one’s way, and what it kept one from doing for a family.

    `page` is the name of the kind of page on which it happened, or "". A worker’s team is kept
    with it, as it is today.
    """
    place = by.membership.places.order_by("pk").first()
    return checked(
        Blockage(
            raised_at=clock.now(),
            raised_by=by,
            agency=by.agency,
            team=place and place.team,
            page=page,
            what=what,
            stopped=stopped,
        )
    )


@action("learning.move_blockage")
def move_blockage(blockage, *, by, did, words=""):
    """Take a blockage on, say what was tried, pass it up, or say what removed it.

    Whoever does any of these has it from then on. Raises ValidationError for one that was removed,
    for taking on what somebody has, and without words where there is something to say.
    """
    now = clock.now()
    blockage = Blockage.objects.select_for_update(of=("self",)).get(pk=blockage.pk)
    if blockage.removed_at:
        raise ValidationError(REMOVED)
    if did == Move.Did.TAKEN and blockage.held_by_id:
        raise ValidationError({"did": TAKEN})
    if did in SAY and not words.strip():
        raise ValidationError({"words": SAY[did]})
    became = {"held_by": by}
    if did == Move.Did.ESCALATED:
        became["escalated_at"] = now
    if did == Move.Did.REMOVED:
        became |= {"removed_at": now, "found": words}
    changed(blockage, **became)
    return checked(Move(blockage=blockage, did=did, words=words, at=now, by=by))
