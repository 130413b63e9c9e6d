"""How long whoever told us something waited: for a decision, to hear, for a second look.

What somebody wrote on the public page was acknowledged in the answer to it, and what was rung in on
the telephone: that takes no time, so there is no figure of it.
"""

from collections import Counter
from typing import NamedTuple

from django.db.models import OuterRef, Subquery, Value

from audit import clock
from audit.reading import at_once, attach, keys_of
from casework.models import Referral, ReferralChild
from feedback.models import ReferrerFeedback, ReLook
from learning.figures import LONGEST, PERIOD, Bar, Spread, days_between, quartiles_of

QUESTIONS = {
    "decided": "From the call to the decision",
    "told": "From the decision until they were told",
    "again": "From a disagreement to the second look",
    "told_again": "From the second look until they were told",
}

CALL, LOOK = 0, 1


class Wait(NamedTuple):
    """One call in a spread: how many days, so far or until it happened."""

    key: int
    days: int
    is_finished: bool
    referral: Referral | None = None

    @property
    def children(self):
        """The children the call is about."""
        return [row.child for row in self.referral.child_rows.all()]


class Stage(NamedTuple):
    """One of the times: its name, the whole spread, and the longest with their calls."""

    name: str
    question: str
    spread: Spread
    longest: list


def hearing(user):
    """The stages of every call `user` may read that came in within the last year."""
    calls = Referral.objects.permitting(user, Referral.VIEW).order_by()
    calls = calls.filter(received_at__gte=clock.now() - PERIOD)
    told = ReferrerFeedback.objects.filter(referral=OuterRef("pk")).order_by("told_at")
    after = ReferrerFeedback.objects.filter(
        referral=OuterRef("referral"), told_at__gte=OuterRef("looked_at")
    ).order_by("told_at")
    looks = ReLook.objects.filter(referral__in=calls.values("pk")).order_by()
    rows = calls.annotate(of=Value(CALL), first=Subquery(told.values("told_at")[:1]))
    again = looks.annotate(of=Value(LOOK), then=Subquery(after.values("told_at")[:1]))
    rows = rows.values_list("of", "pk", "received_at", "decision__decided_at", "first")
    found = rows.union(
        again.values_list("of", "referral_id", "asked_at", "looked_at", "then"), all=True
    )
    rows, again = ([row[1:] for row in found if row[0] == of] for of in (CALL, LOOK))
    return _with_calls(
        {
            "decided": [_wait(pk, come, decided) for pk, come, decided, _ in rows],
            "told": [_wait(pk, decided, first) for pk, _, decided, first in rows if decided],
            "again": [_wait(pk, asked, looked) for pk, asked, looked, _ in again],
            "told_again": [_wait(pk, looked, then) for pk, _, looked, then in again if looked],
        }
    )


def _wait(key, since, until):
    return Wait(key, days_between(since, until or clock.now()), until is not None)


def _with_calls(stages):
    """The stages that have something in them, each of the longest with its call and children."""
    stages = {name: sorted(waits, key=_longest_first) for name, waits in stages.items() if waits}
    keys = {wait.key for waits in stages.values() for wait in waits[:LONGEST]}
    read = at_once(
        calls=Referral.objects.filter(pk__in=keys),
        children=ReferralChild.objects.filter(referral__among=keys_of("calls")).select_related(
            "child__person"
        ),
    )
    attach(read["calls"], "child_rows", read["children"])
    calls = {call.pk: call for call in read["calls"]}
    return [
        Stage(
            name,
            QUESTIONS[name],
            _spread(waits),
            [wait._replace(referral=calls[wait.key]) for wait in waits[:LONGEST] if wait.days],
        )
        for name, waits in stages.items()
    ]


def _longest_first(wait):
    return -wait.days, wait.key


def _spread(waits):
    bars = Counter((wait.days, wait.is_finished) for wait in waits)
    bars = sorted(Bar(*key, many) for key, many in bars.items())
    return Spread([], quartiles_of([wait.days for wait in waits if wait.is_finished]), bars)
