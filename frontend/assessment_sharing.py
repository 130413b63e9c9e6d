"""Whom the plans of a finished assessment may be shared with next, from what is known already.

An agency that helps one of these children, or whose caller told us of them, is offered for those
children and no others. Nothing is shared by it: it leads to what they would see.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from audit.reading import keys_of
from casework.actions import share_children
from casework.levels import Level
from casework.models import Involvement, ReferralChild, Share
from frontend.pages import may


class Offer(NamedTuple):
    """An agency, and the children it is offered for: what they would see is one press away."""

    agency: object
    children: list

    @property
    def address(self):
        first, *also = self.children
        asked = {"agency": self.agency.ref, "level": Level.PLAN.value}
        asked["also"] = [child.ref for child in also]
        return f"{reverse('child_share', args=[first.ref])}?{urlencode(asked, doseq=True)}"


def offer_lists(request, assessment):
    """What the offers are made of, for whoever may share these children once it is finished."""
    if not (assessment.is_concluded and may(request, share_children.permission)):
        return {}
    children = assessment.child_rows.order_by().values_list("child_id", flat=True)
    about = {"child__among": keys_of("assessed")}
    helping = Involvement.objects.current().filter(agency__is_host=False, **about)
    told = ReferralChild.objects.filter(referral=assessment.referral_id, **about)
    return {
        "assessed": children,
        "helping": helping.select_related("agency"),
        "told": told.exclude(referral__agency=None).select_related("referral__agency"),
        "standing": Share.objects.live().filter(user=None, **about),
    }


def offers(assessment, found):
    """[Offer] of `offer_lists`, or None for whoever cannot share."""
    if "assessed" not in found:
        return None
    near = [(row.referral.agency, row.child_id) for row in found["told"]]
    near += [(helper.agency, helper.child_id) for helper in found["helping"]]
    see_already = {(share.agency_id, share.child_id) for share in found["standing"]}
    whose = {}
    for agency, child_id in near:
        if not agency.is_host and (agency.pk, child_id) not in see_already:
            whose.setdefault(agency, set()).add(child_id)
    children = assessment.children_concerned()
    return [
        Offer(agency, [child for child in children if child.pk in theirs])
        for agency, theirs in whose.items()
    ]
