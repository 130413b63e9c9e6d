"""The grants that follow from allocations and shares, with their sort keys: all at once.

The rules are those of `casework.grants`; a test asks it about every holder and child.
"""

from datetime import timedelta

from django.db import connection

from agencies.models import Agency, Team
from audit import clock
from casework.grants import EVERYTHING, permission_ids
from casework.levels import READING, Level
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

# Every FROM below names its child as `child_id`, what its holder reads as `reads` (a level), and
# the moment from which it stands as `began`.
STAFF = (
    f"SELECT id AS child_id, %(host)s AS holder, {Level.RECORD.value} AS reads, "  # noqa: S608 - our own names
    f"%(beginning)s AS began FROM {Child._meta.db_table} WHERE NOT is_restricted"
)
WORKING = (
    f"SELECT a.child_id, {{holder}} AS holder, {Level.RECORD.value} AS reads, "  # noqa: S608 - our own names
    f"%(beginning)s AS began FROM {Allocation._meta.db_table} a "
    f"JOIN {Team._meta.db_table} t ON t.id = a.team_id WHERE a.until_on IS NULL"
)
SHARED = (
    "SELECT s.child_id, {holder} AS holder, s.level AS reads, s.made_at AS began, "  # noqa: S608 - our own names
    "s.id AS share "
    f"FROM {Share._meta.db_table} s JOIN {Agency._meta.db_table} g ON g.id = s.agency_id "
    "WHERE s.ended_at IS NULL AND s.until = %(day)s AND s.level >= %(of)s AND {whose}"
)
SHARES = (
    (ChildGroupGrant, "group_id", SHARED.format(holder="g.staff_id", whose="s.user_id IS NULL")),
    (ChildUserGrant, "user_id", SHARED.format(holder="s.user_id", whose="s.user_id IS NOT NULL")),
)


def grant_everything(load):
    """Write the grant rows of record staff, allocated workers and teams, and all shares."""
    stages = [*_newest(), *_working(), *_shared(), ("DROP TABLE newest", {})]
    for number, (sql, values) in enumerate(stages, start=1):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
        load.progress("grants", number, len(stages))


def _newest():
    """For each child and level of reading, when the newest entry so far in was recorded."""
    columns = ", ".join(
        f"max(CASE WHEN e.level <= {level.value} THEN e.recorded_at END) AS up_to_{level.value}"
        for level in READING
    )
    yield (
        f"CREATE TEMPORARY TABLE newest AS SELECT c.child_id, {columns} "  # noqa: S608 - our own names
        f"FROM {EntryChild._meta.db_table} c JOIN {Entry._meta.db_table} e ON e.id = c.entry_id "
        "WHERE NOT e.is_named GROUP BY c.child_id",
        {},
    )
    yield "CREATE UNIQUE INDEX newest_of_a_child ON newest (child_id)", {}


def _working():
    beginning = _stored(clock.now() - timedelta(days=3_660))
    values = {"host": Agency.objects.host().staff_id, "beginning": beginning}
    for level in EVERYTHING:
        yield _insert(ChildGroupGrant, "group_id", STAFF, level), values
        for model, field, holder in (
            (ChildGroupGrant, "group_id", "t.members_id"),
            (ChildUserGrant, "user_id", "a.worker_id"),
        ):
            yield _insert(model, field, WORKING.format(holder=holder), level), values


def _shared():
    for day in Share.objects.order_by("until").values_list("until", flat=True).distinct():
        until = _stored(Share(until=day).until_moment)
        for level in levels_granted(max(READING), may_contribute=True):
            # Whoever may contribute may, however little they see.
            of = Level.NETWORK if level == Level.CONTRIBUTE else level
            values = {"day": day, "of": of.value, "until": until}
            for model, field, source in SHARES:
                yield _insert(model, field, source, level, "share", "%(until)s"), values


def _insert(model, field, source, level, share="NULL", until="NULL"):
    """Rows of one level. On the network row stands when something last moved for this holder."""
    reads = " ".join(f"WHEN {each.value} THEN n.up_to_{each.value}" for each in READING)
    newest = f"CASE h.reads {reads} END"
    moved_at = f"CASE WHEN {newest} > h.began THEN {newest} ELSE h.began END"
    share = "h.share" if share != "NULL" else share
    return (
        f"INSERT INTO {model._meta.db_table} "  # noqa: S608 - our own names
        f"(level, permission_id, {field}, content_object_id, share_id, until, moved_at) "
        f"SELECT {level.value}, {permission_ids()[level]}, h.holder, h.child_id, {share}, "
        f"{_cast(until)}, {moved_at if level == Level.NETWORK else _cast('NULL')} "
        f"FROM ({source}) h LEFT JOIN newest n ON n.child_id = h.child_id"
    )


def _cast(value):
    return f"CAST({value} AS timestamptz)" if connection.vendor == "postgresql" else value


def _stored(moment):
    return connection.ops.adapt_datetimefield_value(moment)
