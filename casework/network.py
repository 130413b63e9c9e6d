"""Who helps these children: each person once, on however many network cards they stand;
when they last saw a child; and who is part of it without standing on the card."""

from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, Q

from agencies.models import Agency
from casework.models import Child, EntryChild, Involvement, ReferralChild, Share
from casework.story import story


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


def last_seen(child, user):
    """When each on the card who signs in last saw the child, and last wrote anything.

    Rows of {"entry__by_user", "saw", "wrote"}, of what this reader may read.
    """
    there = Involvement.objects.permitting(user, Child.VIEW).current().filter(child=child)
    seen = Q(seen__in=[EntryChild.Seen.SEEN, EntryChild.Seen.ALONE])
    rows = story(child, user).filter(is_whole=True, entry__by_user__in=there.values("user"))
    return (
        rows.order_by()
        .values("entry__by_user")
        .annotate(saw=Max("happened_at", filter=seen), wrote=Max("happened_at"))
    )


def part_of_it(child):
    """Agencies that told of this child or can see them, with nobody on the card today.

    For those who keep the card.
    """
    told = ReferralChild.objects.filter(child=child, referral__agency=OuterRef("pk"))
    sees = Share.objects.live().filter(child=child, agency=OuterRef("pk"), under=None)
    there = Involvement.objects.current().filter(child=child, agency=OuterRef("pk"))
    agencies = Agency.objects.filter(Exists(told) | Exists(sees), is_host=False)
    return agencies.exclude(Exists(there)).annotate(sees=Exists(sees)).order_by("name", "pk")
