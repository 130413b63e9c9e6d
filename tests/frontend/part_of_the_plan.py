"""What of a child's help and meetings a partner may read, worked out from the shares alone."""

from casework.levels import Level
from casework.models import Service


def of_the_plan(theirs):
    """{(field, key)} of what is theirs; `theirs` is what `test_markers` says of one partner."""
    found = set()
    for one in Service.objects.filter(withdrawn_at=None).select_related("involvement"):
        giver = one.involvement
        in_plan = theirs.level.get(one.child_id, 0) >= Level.PLAN
        known = theirs.level.get(one.child_id, 0) >= giver.level
        if in_plan and (known or theirs.does(giver)):
            found |= {("Service.ref", one.pk), ("Service.given", one.pk)}
            found |= {(f"Involvement.{name}", giver.pk) for name in ("ref", "name", "role")}
            found |= {("Agency.name", giver.agency_id)}
    return found
