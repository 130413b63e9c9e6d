"""Who sees by which grant: the one filter that lists, pages, API, templates and actions ask.

Active user, a role that allows it, an unexpired grant on every child concerned, no exclusion.
Group ids are passed as literal numbers, so that the planner sees real frequencies.
"""

from types import SimpleNamespace

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.lookups import In, IsNull

from audit import clock
from audit.records import RecordQuerySet
from casework.levels import RULES, Level
from casework.models.compiled import Compiled, Slot, any_of, given
from casework.models.grants import ChildGroupGrant, ChildUserGrant, Exclusion
from casework.recipients import Recipient

NOBODY = Q(pk__in=[])


def rule_for(user, permission):
    """The rule, if this user's role allows it at all; else None. Raises LookupError if unknown."""
    rule = RULES[permission]
    return rule if user.is_active and user.role in rule.roles else None


def live(now=None):
    """A grant that has not ended: an expired one stops working when it is read."""
    return Q(until=None) | Q(until__gt=now or clock.now())


def children_permitting(children, user, permission):
    """Of these children, those on whom `user` holds `permission`."""
    rule = rule_for(user, permission)
    return children.none() if rule is None else children.filter(holds(user, rule.level))


def excluded_from(user):
    """The children this user must never see, whatever their grants."""
    return Exclusion.objects.filter(user_id=user.pk, ended_at=None).values("child_id")


def holds(user, level, child="pk"):
    """A condition: `user` holds a live grant of `level` on the child at `child`, and no exclusion.

    `level` is a number, or an F or OuterRef to a column that holds one. Correlated, for queries
    that a reference, a name or a child already bounds: a probe of an index for each row. The
    list of everybody one may see is `casework.caseload`.
    """
    if isinstance(user, Recipient):
        also, level = foreseen(user, level, child), _one_deeper(level)
        return _reached(user, level, OuterRef(child), clock.now(), also)
    return Compiled(
        _anybody_holds,
        child=F(child),
        level=level if isinstance(level, F) else Value(int(level)),
        user=given(user.pk),
        groups=any_of(user.group_ids),
        now=given(clock.now()),
    )


def _reached(user, level, child, now, also=NOBODY):
    """The rule itself: a grant of a group they are in, or their own, and nothing against it."""
    by_group, by_user = grants_of(user, now, content_object_id=child, level=level)
    kept_from = excluded_from(user).filter(child_id=child)
    return (Exists(by_group) | Exists(by_user) | also) & ~Exists(kept_from)


def _anybody_holds():
    """The rule with a place for each thing it is asked about."""
    anybody = SimpleNamespace(pk=Slot("user"), group_ids=Slot("groups"))
    rule = _reached(anybody, Slot("level"), Slot("child"), Slot("now"))
    return Exclusion.objects.filter(rule).query


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


def grants_of(user, now=None, **of):
    """The live grants `user` sees by: those of the groups they are in, and their own."""
    return (
        ChildGroupGrant.objects.filter(live(now), group_id__in=user.group_ids, **of),
        ChildUserGrant.objects.filter(live(now), user_id=user.pk, **of),
    )


def more_until(ended, level):
    """The level a row asks for: the whole record until the moment `ended` is set, then `level`."""
    is_open = When(Q(IsNull(ended, True)), then=max(level, Level.RECORD))
    return Case(is_open, default=level.value)


def foreseen(user, level, child):
    """A condition: the share that this Recipient's preview considers would give `level` on it."""
    if isinstance(level, F):
        return Q(**{child: user.child.pk}) & Q(In(level, list(user.levels)))
    return Q(**{child: user.child.pk}) if level in user.levels else NOBODY


def _one_deeper(level):
    """The same column, named from inside one more subquery."""
    if isinstance(level, OuterRef):
        return OuterRef(level)
    return OuterRef(level.name) if isinstance(level, F) else level


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
            rows = rows.filter(holds(user, F(self.own_level), self.child_path))
        return rows


def about_every_child(user, level, through, row):
    """A condition: there is no child of this row on whom `user` lacks `level`.

    `through` is the model between the row and its children, `row` its key to the row; `level` may
    be what `more_until` says of the row. An item about several children is visible only to someone
    who may see it for every one of them.
    """
    about = through.objects.filter(**{row: OuterRef("pk")})
    if isinstance(level, Case):
        lacking = about.annotate(asks=level).exclude(holds(user, F("asks"), "child_id"))
    else:
        lacking = about.exclude(holds(user, level, "child_id"))
    return ~Exists(lacking) & Exists(about)
