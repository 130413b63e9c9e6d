"""What of a child's help a partner may read, worked out from the shares alone; and what got in the
way of their own agency."""

from casework.levels import Level
from casework.models import Service
from learning.models import Blockage, Move

OF_A_BLOCKAGE = ("ref", "what", "stopped", "found", "page")


def of_the_plan(theirs):
    """{(field, key)} of what is theirs; `theirs` is what `test_markers` says of one partner."""
    found = of_the_board(theirs.user)
    for one in Service.objects.filter(withdrawn_at=None).select_related("involvement"):
        giver = one.involvement
        in_plan = theirs.level.get(one.child_id, 0) >= Level.PLAN
        known = theirs.level.get(one.child_id, 0) >= giver.level
        if in_plan and (known or theirs.does(giver)):
            found |= {("Service.ref", one.pk), ("Service.given", one.pk)}
            found |= {(f"Involvement.{name}", giver.pk) for name in ("ref", "name", "role")}
            found |= {("Agency.name", giver.agency_id)}
    return found


def of_the_board(user):
    """What colleagues raised, who did, who has it, and what was done about it."""
    ours = Blockage.objects.filter(agency=user.agency_id)
    moves = Move.objects.filter(blockage__in=ours)
    found = {(f"Blockage.{name}", one.pk) for one in ours for name in OF_A_BLOCKAGE}
    found |= {("Move.words", move.pk) for move in moves}
    people = {one.raised_by_id for one in ours} | {one.held_by_id for one in ours}
    return found | {("User.name", who) for who in people | {move.by_id for move in moves}}
