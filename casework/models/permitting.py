"""Who sees by which grant: the one filter that lists, pages, API, templates and actions ask.

Active user, a role that allows it, an unexpired grant on every child concerned, no exclusion.
Group ids are passed as literal numbers, so that the planner sees real frequencies.
"""

from django.db.models import CharField, Exists, Func, OuterRef, Q, Subquery

from audit import clock
from audit.records import RecordQuerySet
from casework.levels import RULES
from casework.models.grants import ChildGroupGrant, ChildUserGrant, Exclusion
from casework.recipients import Recipient


def rule_for(user, permission):
    """The rule, if this user's role allows it at all; else None. Raises LookupError if unknown."""
    rule = RULES[permission]
    return rule if user.is_active and user.role in rule.roles else None


def live():
    """A grant that has not ended: an expired one stops working when it is read."""
    return Q(until=None) | Q(until__gt=clock.now())


def children_permitting(children, user, permission):
    """Of these children, those on whom `user` holds `permission`."""
    rule = rule_for(user, permission)
    if rule is None:
        return children.none()
    by_group, by_user = grants_of(user, level=rule.level)
    ids = by_group.values("content_object_id").union(by_user.values("content_object_id"), all=True)
    given = Q(pk__in=ids) | foreseen(user, rule.level, "pk")
    return children.filter(given).exclude(pk__in=excluded_from(user))


def excluded_from(user):
    """The children this user must never see, whatever their grants."""
    return Exclusion.objects.filter(user_id=user.pk, ended_at=None).values("child_id")


def holds(user, level, child="pk"):
    """A condition: `user` holds a live grant of `level` on the child at `child`, and no exclusion.

    `level` is a number, or an OuterRef to a column that holds one. Correlated, for queries
    that a child or an assessment already bounds; lists of children use `children_permitting`.
    """
    by_group, by_user = grants_of(user, content_object_id=OuterRef(child), level=level)
    given = Exists(by_group) | Exists(by_user) | foreseen(user, level, child)
    return given & ~Exists(excluded_from(user).filter(child_id=OuterRef(child)))


def levels_held(user, child="pk"):
    """Annotations: the levels of the live grants `user` holds on the child at `child`, as text."""
    kept_from = excluded_from(user).filter(child_id=OuterRef("content_object_id"))
    by_group, by_user = (
        grants.filter(~Exists(kept_from)).order_by().values(levels=_Listed("level"))
        for grants in grants_of(user, content_object_id=OuterRef(child))
    )
    return {"levels_by_group": Subquery(by_group), "levels_by_user": Subquery(by_user)}


class _Listed(Func):
    """The values of several rows in one text, with commas between them."""

    function, output_field = "GROUP_CONCAT", CharField()

    def as_postgresql(self, compiler, connection, **context):
        template = "STRING_AGG(%(expressions)s::text, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


def grants_of(user, **of):
    """The live grants `user` sees by: those of the groups they are in, and their own."""
    return (
        ChildGroupGrant.objects.filter(live(), group_id__in=user.group_ids, **of),
        ChildUserGrant.objects.filter(live(), user_id=user.pk, **of),
    )


def foreseen(user, level, child):
    """A condition: a share that is only being considered would give `level` on this child.

    Nothing for a user; only the Recipient of a preview foresees anything.
    """
    if not isinstance(user, Recipient):
        return Q(pk__in=[])
    if isinstance(level, OuterRef):
        return Q(**{child: user.child.pk, f"{level.name}__in": user.levels})
    return Q(**{child: user.child.pk}) if level in user.levels else Q(pk__in=[])


class ThroughTheChild(RecordQuerySet):
    """Rows that belong to one child. `child_path` says how they reach it; a row may set its own
    level above the permission's, by the column `own_level` names."""

    child_path = "child_id"
    own_level = "level"

    def permitting(self, user, permission):
        rule = rule_for(user, permission)
        if rule is None:
            return self.none()
        rows = self.filter(holds(user, rule.level, self.child_path))
        if self.own_level:
            rows = rows.filter(holds(user, OuterRef(self.own_level), self.child_path))
        return rows


def about_every_child(user, level, through, row):
    """A condition: there is no child of this row on whom `user` lacks `level`.

    `through` is the model between the row and its children, `row` its key to the row. An item
    about several children is visible only to someone who may see it for every one of them.
    """
    lacking = through.objects.filter(**{row: OuterRef("pk")}).exclude(
        holds(user, level, "child_id")
    )
    return ~Exists(lacking) & Exists(through.objects.filter(**{row: OuterRef("pk")}))
