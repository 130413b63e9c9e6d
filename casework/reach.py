"""Everything one person may do on one child, in one query: for tabs and buttons, never for a door.

A door asks `has_perm`; this only saves a page from asking it twelve times. A test holds the two
to the same answer for every permission. And which children are somebody's own work.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, Subquery

from casework.levels import RULES, Level
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


class Reach(NamedTuple):
    """What somebody may do on one child, and until when if they read it in an emergency."""

    permissions: frozenset = frozenset()
    emergency_until: datetime | None = None


def permissions_on(user, child):
    """The set of permissions `user` holds on `child`."""
    return reach_on(user, child).permissions


def reach_on(user, child):
    """How far `user` reaches into `child`, in one query."""
    if not user.is_active:
        return Reach()
    here = {"content_object": child}
    by_group = ChildGroupGrant.objects.filter(live(), group_id__in=user.group_ids, **here)
    by_user = ChildUserGrant.objects.filter(live(), user_id=user.pk, **here)
    kept_from = Exclusion.objects.filter(child=child, user_id=user.pk, ended_at=None)
    how = "level", "until", "share_id"
    given = by_group.exclude(content_object__in=kept_from.values("child_id")).values_list(*how)
    own = by_user.exclude(content_object__in=kept_from.values("child_id")).values_list(*how)
    rows = list(given.union(own, all=True))
    reached = {level for level, _, _ in rows}
    if isinstance(user, Recipient):
        reached |= set(user.levels)
    permissions = frozenset(
        permission
        for permission, rule in RULES.items()
        if rule.level in reached and user.role in rule.roles
    )
    # A grant that ends and is nobody's share was given by breaking the glass.
    ends = [until for _, until, share in rows if until and share is None]
    return Reach(permissions, max(ends) if ends and Level.WORK not in reached else None)


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
