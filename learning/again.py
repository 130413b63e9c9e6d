"""Right first time: about how many children were we told again, and what had we decided before?

Cumbria counted it as no second contact needed for the same worry. Whether it is the same worry only
a reader can say: so the calls stand there in a row, with what was decided each time.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)

from agencies.models import Agency
from audit import clock
from audit.reading import at_once
from casework.models import Child, Referral, ReferralChild
from learning.figures import LONGEST, PERIOD

WITHIN = timedelta(days=183)
"""How soon a call about the same child is one that came again: six months."""


class Chain(NamedTuple):
    """One child, and every call about them in the last year, the first one first."""

    child: Child
    calls: list


class Again(NamedTuple):
    """About how many children we were told, about how many again, and the longest chains."""

    children: int
    told_again: int
    chains: list


def told_again(user):
    """The Again of all calls of the last year that `user` may read."""
    rows = _calls(user).filter(referral__received_at__gte=clock.now() - PERIOD).order_by()
    since = ExpressionWrapper(
        OuterRef("referral__received_at") - Value(WITHIN), output_field=DateTimeField()
    )
    before = _calls(user).filter(
        child=OuterRef("child"),
        referral__received_at__lt=OuterRef("referral__received_at"),
        referral__received_at__gte=since,
    )
    rows = rows.annotate(is_again=Exists(before))
    many = rows.filter(is_again=True).values("child").annotate(many=Count("pk"))
    longest = [row["child"] for row in many.order_by("-many", "child")[:LONGEST]]
    found = at_once(counts=_counts(rows), children=_children(longest), rows=_rows_of(user, longest))
    counts = found["counts"][0]
    return Again(counts.children or 0, counts.told_again or 0, _chains(found, longest))


def _counts(rows):
    """The council, with the two counts: so they are read at once with what else there is."""
    one = rows.annotate(all=Value(1)).values("all")
    children = one.annotate(many=Count("child", distinct=True))
    again = one.annotate(many=Count("child", distinct=True, filter=Q(is_again=True)))
    counts = {"children": children, "told_again": again}
    return Agency.objects.filter(is_host=True).annotate(
        **{
            name: Subquery(rows.values("many"), output_field=IntegerField())
            for name, rows in counts.items()
        }
    )


def _calls(user):
    seen = Referral.objects.permitting(user, Referral.VIEW).order_by().values("pk")
    return ReferralChild.objects.filter(referral__in=seen)


def _children(keys):
    return Child.objects.filter(pk__in=keys).order_by("pk").with_person()


def _rows_of(user, children):
    rows = _calls(user).filter(child__in=children)
    rows = rows.filter(referral__received_at__gte=clock.now() - PERIOD - WITHIN)
    return rows.order_by("referral__received_at", "pk").annotate(
        called_at=F("referral__received_at"),
        ref=F("referral__ref"),
        outcome=F("referral__decision__outcome"),
    )


def _chains(found, children):
    by_child = {child.pk: Chain(child, []) for child in found["children"]}
    for row in found["rows"]:
        by_child[row.child_id].calls.append(row)
    return [by_child[key] for key in children]
