"""What keeps a child safe today, as it is said at the top of the page and to whoever is on duty."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class InForce:
    """What keeps a child safe today, as far as its reader may know it."""

    orders: list
    enquiries: list
    plans: list
    is_whole: bool

    def __bool__(self):
        return bool(self.orders or self.enquiries or self.plans)

    @property
    def kept_away(self):
        """[(who must not do what, the orders that say so, the last of their days)]"""
        saying = sorted((one for one in self.orders if one.line), key=lambda one: one.line)
        return [
            (line, orders, _last_day(orders))
            for line, those in groupby(saying, lambda one: one.line)
            if (orders := list(those))
        ]

    @property
    def others(self):
        """The orders that keep nobody away by name, for readers of the record."""
        return [one for one in self.orders if not one.line]


def _last_day(orders):
    days = [one.until_on for one in orders]
    return None if None in days else max(days)


def in_force(found, *, is_whole, child=None):
    """What was found by `now_lists`, of one child where it was asked of several."""
    orders, enquiries, plans = (
        [one for one in found.get(name, ()) if child is None or one.child_id == child.pk]
        for name in ("orders", "enquiries", "protection")
    )
    return InForce(orders, enquiries, plans, is_whole)
