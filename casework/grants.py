"""The one writer of grants: a holder's rows are computed anew from what stands, never patched.

django-guardian stores them (its direct-foreign-key models) and checks us in a randomised
test; no other module writes or reads its tables but `casework.models.permitting`.
"""

from collections import Counter
from functools import cache

from django.contrib.auth.models import Group, Permission
from django.db.models import Max, Q

from agencies.models import Agency, User
from audit import clock
from casework.levels import CODENAMES, READING, Level
from casework.models import Child, ChildGroupGrant, ChildUserGrant, Exclusion
from casework.models.permitting import live

EVERYTHING = (*READING, Level.WORK, Level.CONTRIBUTE)
TABLES = ((ChildGroupGrant, "group_id"), (ChildUserGrant, "user_id"))


@cache
def permission_ids():
    """The database key of each level's permission: five rows that never change while serving."""
    keys = dict(
        Permission.objects.filter(
            content_type__app_label="casework", codename__in=CODENAMES.values()
        ).values_list("codename", "pk")
    )
    return {level: keys[codename] for level, codename in CODENAMES.items()}


def regrant(child, holder):
    """Make `holder`'s rows on `child` what shares, allocation and restriction say they are.

    `holder` is a Group (record staff, a team, an agency's leads) or a User. Runs only inside
    an action. The sort key of a row that stays is kept; a new one begins now.
    """
    # As it stands now, and locked: on a page opened before it was restricted it still looks open.
    child = Child.objects.select_for_update().get(pk=child.pk)
    model, field = TABLES[0] if isinstance(holder, Group) else TABLES[1]
    mine = {"content_object": child, field: holder.pk}
    wanted = _wanted(child, holder)
    kept = {}
    for row in model.objects.filter(**mine):
        if row.level not in wanted:
            row.delete()
            continue
        kept[row.level] = row
        if (row.until, row.share_id) != wanted[row.level]:
            row.until, row.share_id = wanted[row.level]
            row.save()
    model.objects.bulk_create(
        model(
            permission_id=permission_ids()[level],
            level=level,
            until=until,
            share_id=share_id,
            moved_at=clock.now() if level == Level.NETWORK else None,
            **mine,
        )
        for level, (until, share_id) in wanted.items()
        if level not in kept
    )


def regrant_workers(child):
    """Compute anew the rows of the host's own: record staff, and the worker and team allocated."""
    regrant(child, Agency.objects.host().staff)
    for allocation in child.allocations.select_related("worker", "team__members"):
        if allocation.worker:
            regrant(child, allocation.worker)
        if allocation.team:
            regrant(child, allocation.team.members)


def regrant_share(share):
    """Compute anew the rows of whoever a share was made with."""
    regrant(share.child, share.user or share.agency.staff)


def _wanted(child, holder):
    """{level: (until, share)} this holder should have; `until` None is for as long as it lasts."""
    if _works_with(child, holder):
        return dict.fromkeys(EVERYTHING, (None, None))
    wanted = dict.fromkeys(READING, (_glass_broken_until(child, holder), None))
    for share in _shares(child, holder).live().order_by("until", "pk"):
        wanted |= dict.fromkeys(share.levels, (share.until_moment, share.pk))
    return {level: given for level, given in wanted.items() if given != (None, None)}


def _glass_broken_until(child, holder):
    """When an emergency reading ends; it gives the levels of reading, and no level of writing."""
    if isinstance(holder, Group):
        return None
    return child.glass.live().filter(user=holder).aggregate(until=Max("until"))["until"]


def _works_with(child, holder):
    current = child.allocations.current()
    if isinstance(holder, Group):
        is_ours = not child.is_restricted and holder.pk == Agency.objects.host().staff_id
        return is_ours or current.filter(team__members=holder).exists()
    return current.filter(worker=holder).exists()


def _shares(child, holder):
    if isinstance(holder, Group):
        return child.shares.filter(agency__staff=holder, user=None)
    return child.shares.filter(user=holder)


def sweep():
    """Take away the rows that have ended. They stopped working then; now they are gone too."""
    return sum(model.objects.filter(until__lte=clock.now()).delete()[0] for model, _ in TABLES)


def people_with_access(child):
    """The users who can open this child as one of its workers, whatever the council sees.

    `child` is a Child, or an OuterRef to the key of one.
    """
    working = {"content_object": child, "level": Level.WORK}
    groups = ChildGroupGrant.objects.filter(live(), **working).values("group_id")
    own = ChildUserGrant.objects.filter(live(), **working).values("user_id")
    kept_from = Exclusion.objects.filter(child=child, ended_at=None).values("user_id")
    among = User.objects.filter(is_active=True).exclude(pk__in=kept_from)
    return among.filter(Q(groups__in=groups) | Q(pk__in=own)).distinct()


def moved(children, level):
    """Bring `children` to the top of the lists of those who may read what just happened.

    Only holders that reach `level` on every one of them: an order must not tell what a page
    would not. The children's rows are locked by the action, in primary-key order.
    """
    ids = [child.pk for child in children]
    for model, field in TABLES:
        reached = Counter(
            model.objects.filter(live(), content_object_id__in=ids, level=level).values_list(
                field, flat=True
            )
        )
        readers = [holder for holder, reach in reached.items() if reach == len(ids)]
        model.objects.filter(
            content_object_id__in=ids, level=Level.NETWORK, **{f"{field}__in": readers}
        ).update(moved_at=clock.now())
