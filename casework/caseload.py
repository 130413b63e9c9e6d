"""The list of children somebody may see, newest first: one index walk, flat at any size.

The sort key stands on the grant rows, so page one costs the same for a school with sixty
pupils and a council with 120,000 children. Keyset pages; nothing is ever counted.
"""

from typing import NamedTuple

from django.db import connection
from django.utils.dateparse import parse_datetime

from audit import clock
from casework.grants import permission_ids
from casework.levels import Level
from casework.models import Child, ChildGroupGrant, ChildUserGrant, Exclusion
from casework.models.permitting import rule_for
from casework.paging import PAGE, Page, read_cursor, write_cursor
from casework.reach import own_work

EVERYBODY = ("", [])

BEYOND = 2**63 - 1
"""Above the database key of any child."""


class Asked(NamedTuple):
    """A page of the list: whose rows they are, in order, is known; `rows` are still to be read."""

    keys: list
    size: int

    @property
    def children(self):
        """Their keys, as many as the page has room for: a statement has a slot for each."""
        keys = [pk for _, pk in self.keys[: self.size]]
        return (*keys, *[None] * (self.size - len(keys)))

    def page(self, found):
        """The page, of its children as they were found."""
        by_key = {child.pk: child for child in found}
        is_more = len(self.keys) > self.size
        more = _cursor(by_key, self.keys[self.size - 1]) if is_more else ""
        return Page([by_key[pk] for _, pk in self.keys[: self.size]], more)


def listed(keys):
    """The children with these keys, in no order yet."""
    return Child.objects.filter(pk__in=keys).order_by().with_person()


def asked(user, after="", size=PAGE):
    """One page of the children `user` may see, by when something they may read last happened."""
    if rule_for(user, "casework.view_network") is None:
        return Asked([], size)
    return Asked(_keys(user, _place(user, after), size + 1), size)


def own_asked(user, size):
    """The first of those who are this person's own work, in the same order."""
    if rule_for(user, "casework.view_network") is None:
        return Asked([], size)
    return Asked(_keys(user, None, size + 1, _own(user)), size)


def own_children(user, size):
    """The same, read at once."""
    wanted = own_asked(user, size)
    return wanted.page(list(listed(wanted.children))).rows


def caseload(user, after="", size=PAGE):
    """One page of the children `user` may see, read at once."""
    wanted = asked(user, after, size)
    return wanted.page(list(listed(wanted.children)))


def _keys(user, after, limit, among=EVERYBODY):
    """[(moved_at, child's key)] in order. Each holder's index is walked only `limit` far."""
    parts, values = [], []
    holders = [(ChildGroupGrant, "group_id", pk) for pk in user.group_ids]
    for model, field, pk in [*holders, (ChildUserGrant, "user_id", user.pk)]:
        part, part_values = _walk(user, model, field, pk, after, among)
        parts.append(part)
        values += [*part_values, limit]
    sql = " UNION ALL ".join(parts)
    with connection.cursor() as cursor:
        # Several holders may list the same child: its newest moment is its place.
        cursor.execute(
            f"SELECT MAX(moved_at), child_id FROM ({sql}) every_holder "  # noqa: S608 - our own names
            "GROUP BY child_id ORDER BY 1 DESC, 2 DESC LIMIT %s",
            [*values, limit],
        )
        return [(_moment(moved_at), pk) for moved_at, pk in cursor.fetchall()]


def _own(user):
    """Their own work, found first: it is few of those whom a holder's index would walk through."""
    query = Child.objects.filter(pk__among=own_work(user).order_by().values("child_id"))
    sql, values = query.order_by().values("pk").query.sql_with_params()
    return f"AND g.content_object_id IN ({sql})", list(values)


def _walk(user, model, field, holder, after, among):
    table, kept_from = model._meta.db_table, Exclusion._meta.db_table
    now = _stored(clock.now())
    beyond, narrowed = among
    values = [holder, permission_ids()[Level.NETWORK], now, user.pk, *narrowed]
    if after:
        beyond += "AND (g.moved_at, g.content_object_id) < (%s, %s)" + _not_listed_before(user)
        values += [_stored(after[0]), after[1], *_before_values(user, now, after)]
    return (
        f"SELECT * FROM (SELECT g.moved_at, g.content_object_id AS child_id FROM {table} g "  # noqa: S608
        f"WHERE g.{field} = %s AND g.permission_id = %s AND (g.until IS NULL OR g.until > %s) "
        f"AND NOT EXISTS (SELECT 1 FROM {kept_from} x WHERE x.child_id = g.content_object_id "
        f"AND x.user_id = %s AND x.ended_at IS NULL) {beyond} "
        "ORDER BY g.moved_at DESC, g.content_object_id DESC LIMIT %s) holder",
        values,
    )


def _not_listed_before(user):
    """A child met again through another holder, further down, stood on an earlier page already."""
    groups = ", ".join(["%s"] * len(user.group_ids)) or "NULL"
    return "".join(
        f" AND NOT EXISTS (SELECT 1 FROM {model._meta.db_table} o "  # noqa: S608
        f"WHERE o.content_object_id = g.content_object_id AND o.level = {Level.NETWORK.value} "
        f"AND o.{field} IN ({those}) AND (o.until IS NULL OR o.until > %s) "
        "AND (o.moved_at, o.content_object_id) >= (%s, %s))"
        for model, field, those in (
            (ChildGroupGrant, "group_id", groups),
            (ChildUserGrant, "user_id", "%s"),
        )
    )


def _before_values(user, now, after):
    place = [now, _stored(after[0]), after[1]]
    return [*user.group_ids, *place, user.pk, *place]


def _stored(moment):
    """A moment in the shape the database keeps it in."""
    return connection.ops.adapt_datetimefield_value(moment)


def _moment(value):
    return value if hasattr(value, "year") else parse_datetime(f"{value}+00:00")


def _cursor(found, key):
    """The cursor after this child, marked by the reference."""
    moved_at, pk = key
    return write_cursor(moved_at, found[pk].ref)


def _place(user, after):
    """(moment, key) of the child a cursor names, or None for the beginning.

    A child they may not see (any more) stands before everybody else of that moment, exactly like
    one who never existed: somebody may then be listed twice, but nobody left out.
    """
    place = read_cursor(after)
    if place is None:
        return None
    moment, ref = place
    named = Child.objects.permitting(user, Child.VIEW).filter(ref=ref)
    return moment, named.values_list("pk", flat=True).first() or BEYOND
