"""Who helps these children: each person once, on however many of their network cards they stand."""

from typing import NamedTuple

from casework.models import Child, Involvement


class Helper(NamedTuple):
    """Somebody who helps: a line of one card, and all the children they help of those asked."""

    line: Involvement
    children: tuple

    def helps_any(self, children):
        """Whether they help one of these children at least."""
        return bool({child.pk for child in children} & {child.pk for child in self.children})


def helper_lines(user, about):
    """The lines of today's cards that `user` may know of; `about` is a condition on them."""
    lines = Involvement.objects.permitting(user, Child.VIEW).current().filter(about)
    return lines.select_related("agency", "child__person").order_by("pk")


def helpers(lines):
    """Who helps, in the order of these lines of the cards of one child or several."""
    same = {}
    for line in lines:
        same.setdefault((line.name, line.agency_id, line.person_id), []).append(line)
    return [Helper(cards[0], tuple(card.child for card in cards)) for cards in same.values()]
