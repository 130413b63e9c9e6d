"""Everything one person may do on one child, in one query: for tabs and buttons, never for a door.

A door asks `has_perm`; this only saves a page from asking it twelve times. A test holds the two
to the same answer for every permission.
"""

from casework.levels import RULES
from casework.models import Allocation, ChildGroupGrant, ChildUserGrant, Exclusion
from casework.models.permitting import live


def permissions_on(user, child):
    """The set of permissions `user` holds on `child`."""
    if not user.is_active:
        return set()
    here = {"content_object": child}
    by_group = ChildGroupGrant.objects.filter(live(), group_id__in=user.group_ids, **here)
    by_user = ChildUserGrant.objects.filter(live(), user_id=user.pk, **here)
    kept_from = Exclusion.objects.filter(child=child, user_id=user.pk, ended_at=None)
    levels = by_group.exclude(content_object__in=kept_from.values("child_id")).values("level")
    own = by_user.exclude(content_object__in=kept_from.values("child_id")).values("level")
    reached = {row["level"] for row in levels.union(own, all=True)}
    return {
        permission
        for permission, rule in RULES.items()
        if rule.level in reached and user.role in rule.roles
    }


def works_with(user, children):
    """Those of `children` that are this person's own work: allocated to them or to their team."""
    current = Allocation.objects.current().filter(child__in=children)
    mine = current.filter(worker=user) | current.filter(team__members__in=user.group_ids)
    return set(mine.values_list("child__ref", flat=True))
