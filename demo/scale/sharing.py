"""Shares, and the grants and sort keys that follow from them, worked out in the database.

The rules are those of `casework.grants`, applied to every child at once.
"""

from datetime import timedelta

from django.db import connection

from agencies.models import Agency
from audit import clock
from audit.refs import new_ref
from casework.grants import EVERYTHING, permission_ids
from casework.levels import Level
from casework.models import (
    Allocation,
    Child,
    ChildGroupGrant,
    ChildUserGrant,
    Entry,
    EntryChild,
    Share,
)
from casework.recipients import levels_granted
from demo.scale.shape import shares_of


def tables(load):
    """Make the table ready."""
    load.table(
        Share, "ref", "child", "agency", "level", "may_contribute", "purpose", "until",
        "is_family_told", "why_not_told", "made_at", "made_by",
    )  # fmt: skip


def build(load, shape, rand, council):
    """Share children with partners as unevenly as `shape` says, all for another year."""
    _, _, workers, partners = council
    children = list(Child.objects.order_by("pk").values_list("pk", flat=True))
    until, made_at = clock.today() + timedelta(days=365), clock.now() - timedelta(days=200)
    for number, agency in enumerate(partners, start=1):
        many = min(shares_of(number, shape), len(children))
        chosen = children[:many] if number == 4 else rand.sample(children, many)  # noqa: PLR2004
        for child in chosen:
            load.add(
                Share, new_ref(), child, agency.pk, Level.PLAN.value, True, "Part of the plan.",
                until, True, "", made_at, rand.choice(workers).pk,
            )  # fmt: skip
        load.flush_if_full()
        load.progress("shares", number, len(partners))
    load.flush()


def grant_everything(load):
    """Write the grant rows of record staff, allocated workers and teams, and partners' leads."""
    stages = [*_grants(), *_sort_keys()]
    for number, (sql, values) in enumerate(stages, start=1):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
        load.progress("grants", number, len(stages))


def _grants():
    group, user = ChildGroupGrant._meta.db_table, ChildUserGrant._meta.db_table
    host = Agency.objects.host()
    for level in EVERYTHING:
        key = [level.value, permission_ids()[level]]
        yield (
            f"INSERT INTO {group} (level, permission_id, group_id, content_object_id) "  # noqa: S608
            f"SELECT %s, %s, %s, id FROM {Child._meta.db_table} WHERE NOT is_restricted",
            [*key, host.staff_id],
        )
        allocated = f"FROM {Allocation._meta.db_table} a"
        yield (
            f"INSERT INTO {group} (level, permission_id, group_id, content_object_id) "
            f"SELECT %s, %s, t.members_id, a.child_id {allocated} JOIN agencies_team t "
            "ON t.id = a.team_id WHERE a.until_on IS NULL",
            key,
        )
        yield (
            f"INSERT INTO {user} (level, permission_id, user_id, content_object_id) "
            f"SELECT %s, %s, a.worker_id, a.child_id {allocated} "
            "WHERE a.until_on IS NULL AND a.worker_id IS NOT NULL",
            key,
        )
    until = Share(until=clock.today() + timedelta(days=365)).until_moment
    for level in levels_granted(Level.PLAN, may_contribute=True):
        yield (
            f"INSERT INTO {group} (level, permission_id, group_id, content_object_id, share_id, "  # noqa: S608
            "until) SELECT %s, %s, g.staff_id, s.child_id, s.id, %s "
            f"FROM {Share._meta.db_table} s JOIN agencies_agency g ON g.id = s.agency_id",
            [level.value, permission_ids()[level], connection.ops.adapt_datetimefield_value(until)],
        )


def _sort_keys():
    """The newest entry each holder may read: any for the host, one at plan level for partners."""
    beginning = connection.ops.adapt_datetimefield_value(clock.now() - timedelta(days=3_660))
    yield (
        "CREATE TEMPORARY TABLE newest AS SELECT c.child_id, max(e.recorded_at) AS for_staff, "  # noqa: S608
        f"max(CASE WHEN e.level <= {Level.PLAN.value} THEN e.recorded_at END) AS for_partners "
        f"FROM {EntryChild._meta.db_table} c JOIN {Entry._meta.db_table} e ON e.id = c.entry_id "
        "GROUP BY c.child_id",
        [],
    )
    yield "CREATE UNIQUE INDEX newest_of_a_child ON newest (child_id)", []
    holders = (
        (ChildGroupGrant, "for_staff", "IS NULL"),
        (ChildUserGrant, "for_staff", "IS NULL"),
        (ChildGroupGrant, "for_partners", "IS NOT NULL"),
    )
    for model, newest, of_a_share in holders:
        yield (
            f"UPDATE {model._meta.db_table} SET moved_at = coalesce((SELECT {newest} FROM newest "  # noqa: S608
            f"WHERE newest.child_id = content_object_id), %s) "
            f"WHERE level = {Level.NETWORK.value} AND share_id {of_a_share}",
            [beginning],
        )
    yield "DROP TABLE newest", []
