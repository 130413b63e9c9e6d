"""What came of the advice that was given without a call, and whether it helped those who asked."""

from typing import NamedTuple

from django.db.models import Count

from audit import clock
from casework.models import Advice
from learning.figures import PERIOD


class Came(NamedTuple):
    """One thing that came of advice: how many, and how many of whom found it how useful."""

    what: str
    many: int
    useful: list


NOBODY_SAID = "Nobody has said yet"


def advice_given(user):
    """What came of advice of the last year that `user` may read, as rows; without any, empty."""
    given = Advice.objects.permitting(user, Advice.VIEW)
    given = given.filter(given_at__gte=clock.now() - PERIOD).order_by()
    counted = given.values_list("came_of_it", "was_useful").annotate(many=Count("pk"))
    counts = {(came, useful): many for came, useful, many in counted}
    if not counts:
        return []
    return [
        Came(
            label or NOBODY_SAID,
            sum(many for (came, _), many in counts.items() if came == outcome),
            [counts.get((outcome, useful), 0) for useful in [*Advice.Useful.values, ""]],
        )
        for outcome, label in [*Advice.Outcome.choices, ("", "")]
    ]
