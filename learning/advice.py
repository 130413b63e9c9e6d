"""What came of the advice that was given without a call, and whether it helped those who asked."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count

from audit import clock
from casework.models import Advice
from learning.figures import PERIOD


class Came(NamedTuple):
    """One thing that came of advice: how many, and (how useful, to how many) of those it was."""

    what: str
    many: int
    useful: list


USEFUL = [*Advice.Useful.choices, ("", "Not asked")]
NOBODY_SAID = "Nobody has said yet"


def advice_given(user):
    """What came of advice of the last year that `user` may read, as rows; without any, empty."""
    given = Advice.objects.permitting(user, Advice.VIEW)
    given = given.filter(given_at__gte=clock.now() - PERIOD).order_by()
    counted = given.values_list("came_of_it", "was_useful").annotate(many=Count("pk"))
    counts = Counter({(came, useful): many for came, useful, many in counted})
    if not counts:
        return []
    return [
        Came(
            label or NOBODY_SAID,
            sum(many for (came, _), many in counts.items() if came == outcome),
            [(said, counts[outcome, key]) for key, said in USEFUL if counts[outcome, key]],
        )
        for outcome, label in [*Advice.Outcome.choices, ("", "")]
    ]
