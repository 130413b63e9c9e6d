"""How one reader stands to a child: how far they may go, and whether it is their own work.

It is read in the statement that reads the record, so that a page need not ask a dozen times: for
tabs, buttons and the question why. An action asks `has_perm`, anew. A test holds the two to the
same answer for every permission.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Exists,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from agencies.models import Team
from casework.grants import people_with_access
from casework.levels import RULES
from casework.made import at_once_for
from casework.models import Allocation, BreakGlass, Child
from casework.models.compiled import Slot
from casework.models.permitting import grants_of, levels_held
from casework.recipients import Recipient


@dataclass(frozen=True)
class Reach:
    """What one reader may do with one child, and what they need not be asked a reason for."""

    child: Child
    may: frozenset
    is_own_work: bool
    emergency_until: datetime | None
    open_to: int | None
    """How many people can open a restricted child, for those of the council."""


def found(model, user, ref, permission, seeing):
    """The record with this reference if `user` may see it, or None.

    Its `is_permitted` says whether they may do `permission` to it: the answer of `has_perm`.
    """
    record = at_once_for(user, _record, model, permission, seeing, ref=ref)["record"]
    return record[0] if record else None


def _record(user, _, model, permission, seeing):
    rows = model.objects.permitting(user, seeing).filter(ref=Slot("ref"))
    if permission != seeing:
        may = model.objects.permitting(user, permission).filter(pk=OuterRef("pk"))
        rows = rows.annotate(is_permitted=Exists(may))
    else:
        rows = rows.annotate(is_permitted=Value(True))
    return {"record": with_standing(rows, user).order_by("pk")[:1]}


def with_standing(rows, user):
    """These rows, each with its child and how `user` stands to it; rows of several, as they are."""
    path = getattr(rows, "child_path", None)
    if path is None:
        return rows
    person = "person" if path == "pk" else f"{path.removesuffix('_id')}__person"
    return rows.select_related(person).annotate(**_standing(user, path))


def reaches(record, user):
    """How `user` stands to each child this record concerns, when it was read `with_standing`.

    Of a record about several children its `rows` are read here, once for the whole page.
    """
    if hasattr(record, "is_own_work"):
        return [_reach(record, record.children_concerned()[0], user)]
    record.rows = list(record.rows_with_children().annotate(**_standing(user, "child_id")))
    return [_reach(row, row.child, user) for row in record.rows]


def permissions_on(user, child):
    """The set of permissions `user` holds on `child`."""
    seen = Child.objects.permitting(user, Child.VIEW).filter(pk=child.pk)
    read = with_standing(seen, user).first()
    return _reach(read, read, user).may if read else frozenset()


def _standing(user, child):
    works = own_work(user) if user.is_record_staff else Allocation.objects.none()
    opened = BreakGlass.objects.live().filter(user_id=user.pk)
    return {
        **levels_held(user, child),
        "is_own_work": Exists(works.filter(child_id=OuterRef(child))),
        "emergency_until": Subquery(
            opened.filter(child_id=OuterRef(child)).order_by("-until").values("until")[:1]
        ),
        "open_to": _open_to(child) if user.is_record_staff else Value(None, IntegerField()),
    }


def _open_to(child):
    """How many people can open the child at `child`, where it is restricted."""
    people = people_with_access(OuterRef(OuterRef(child))).order_by()
    how_many = Func("pk", template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    near = "" if child == "pk" else f"{child.removesuffix('_id')}__"
    is_restricted = When(**{f"{near}is_restricted": True}, then=Subquery(people.values(n=how_many)))
    return Case(is_restricted, output_field=IntegerField())


def _reach(row, child, user):
    listed = ",".join(filter(None, [row.levels_by_group, row.levels_by_user]))
    levels = {int(level) for level in listed.split(",") if level}
    if isinstance(user, Recipient):
        levels |= set(user.levels)
    may = {
        permission
        for permission, rule in RULES.items()
        if rule.level in levels and user.role in rule.roles
    }
    return Reach(child, frozenset(may), row.is_own_work, row.emergency_until, row.open_to)


FEW = 5_000


def few_children(user, level):
    """The keys of the children `user` may see so far into, or None when they are more than a few.

    What somebody sees of few children, and perhaps only of old ones, is sought among these: to
    walk everything there is, newest first, until enough of it is theirs, could mean all of it.
    """
    by_group, by_user = grants_of(user, level=level)
    keys = by_group.order_by().values("content_object_id")
    keys = keys.union(by_user.order_by().values("content_object_id"), all=True)
    return None if keys[FEW : FEW + 1] else keys


def own_work(user):
    """The allocations that are this person's own work today: theirs, or their team's."""
    teams = Team.objects.filter(members__in=user.group_ids).order_by()
    theirs = Q(worker=user.pk) | Q(team__among=teams.values("pk"))
    return Allocation.objects.current().filter(theirs)


def works_with(user, children):
    """The references of those of `children` that are this person's own work."""
    return set(own_work(user).filter(child__in=children).values_list("child__ref", flat=True))
