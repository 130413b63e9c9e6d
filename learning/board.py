"""The blockage board: what stands in the way, what was removed, and what happened in a week."""

from datetime import timedelta
from typing import NamedTuple

from audit import clock
from audit.reading import at_once, attach, keys_of
from learning.figures import PERIOD, quartiles_of
from learning.models import Blockage, Move

MOST = 100
"""How many that still stand are shown; a board with more is a question of its own."""

LATEST = 25
"""How many of the removed are shown, the latest first."""

COUNTED = 500
"""Of how many of the latest removed the middle is told."""

WEEK, ONE_DAY = timedelta(days=7), timedelta(days=1)


class Board(NamedTuple):
    """What stands, in the order of where it is; the latest removed; and how long these stood."""

    untaken: list
    held: list
    passed_up: list
    removed: list
    quartiles: tuple | None


def board(user, team=None):
    """The Board of all that `user` may read, or of what one team raised."""
    rows = Blockage.objects.permitting(user, Blockage.VIEW)
    if team:
        rows = rows.filter(team=team)
    lately = rows.removed().filter(removed_at__gte=clock.now() - PERIOD)
    found = at_once(standing=rows.standing()[:MOST], removed=lately[:COUNTED])
    standing = found["standing"]
    return Board(
        [one for one in standing if not one.held_by_id],
        [one for one in standing if one.held_by_id and not one.escalated_at],
        [one for one in standing if one.escalated_at],
        found["removed"][:LATEST],
        quartiles_of([one.days for one in found["removed"]]),
    )


class Week(NamedTuple):
    """What happened in seven days from a Monday: what was raised, and what was done about which."""

    begins: object
    raised: list
    moved: list
    is_first: bool

    @property
    def ends(self):
        """Its Sunday."""
        return self.begins + WEEK - ONE_DAY


def week_of(user, day):
    """The Week of this day, as far as `user` may read. Each of `moved` has its `week` of moves."""
    begins = day - timedelta(days=day.weekday())
    days = begins, begins + WEEK - ONE_DAY
    rows = Blockage.objects.permitting(user, Blockage.VIEW)
    moves = Move.objects.filter(at__date__range=days).select_related("by")
    found = at_once(
        raised=rows.filter(raised_at__date__range=days)[:MOST],
        moved=rows.filter(pk__in=moves.order_by().values("blockage"))[:MOST],
        moves=moves.filter(blockage__among=keys_of("moved")),
        before=rows.filter(raised_at__date__lt=begins)[:1],
    )
    attach(found["moved"], "moves", found["moves"])
    return Week(begins, found["raised"], found["moved"], not found["before"])
