"""How often a child's worker changed, and for whose sake: somebody asks whether it had to."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Continuity(NamedTuple):
    """How many people worked with a child since when, how often that changed, how often for us."""

    since_on: date
    workers: int
    changes: int
    ours: int
    is_known: bool
    """Whether it was said of every change for whose sake it was: of older ones it was not asked."""


def continuity(allocations):
    """Of all the allocations of a child. None where nobody has worked with them by name.

    A team without a name is no worker: whoever comes back after it is no change.
    """
    by_name = sorted(
        (one for one in allocations if one.worker_id), key=lambda one: (one.from_on, one.pk)
    )
    if not by_name:
        return None
    changes = [before for before, after in pairwise(by_name) if before.worker_id != after.worker_id]
    return Continuity(
        by_name[0].from_on,
        len({one.worker_id for one in by_name}),
        len(changes),
        sum(bool(one.is_system_led) for one in changes),
        all(one.is_system_led is not None for one in changes),
    )
