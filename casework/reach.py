"""Everything one person may do on one child, in one query: for tabs and buttons, never for a door.

A door asks `has_perm`; this only saves a page from asking it twelve times. A test holds the two
to the same answer for every permission. And which children are somebody's own work.
"""

from django.db.models import F, OuterRef, Subquery

from casework.levels import RULES
from casework.models import (
    Allocation,
    Child,
    ChildGroupGrant,
    ChildUserGrant,
    EntryChild,
    Exclusion,
)
from casework.models.permitting import live
from casework.recipients import Recipient


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
    if isinstance(user, Recipient):
        reached |= set(user.levels)
    return {
        permission
        for permission, rule in RULES.items()
        if rule.level in reached and user.role in rule.roles
    }


def own_work(user):
    """The allocations that are this person's own work today: theirs, or their team's."""
    current = Allocation.objects.current()
    return current.filter(worker=user) | current.filter(team__members__in=user.group_ids)


def works_with(user, children):
    """The references of those of `children` that are this person's own work."""
    return set(own_work(user).filter(child__in=children).values_list("child__ref", flat=True))


def own_children(user, limit):
    """The children this person works with, latest first by what of their story they may read."""
    newest = EntryChild.objects.permitting(user, Child.VIEW).filter(child=OuterRef("pk"))
    told_at = newest.order_by("-happened_at", "-entry_id").values("happened_at")[:1]
    return list(
        Child.objects.permitting(user, Child.VIEW)
        .filter(pk__in=own_work(user).values("child_id"))
        .annotate(told_at=Subquery(told_at))
        .with_person()
        .order_by(F("told_at").desc(nulls_last=True), "-pk")[:limit]
    )
