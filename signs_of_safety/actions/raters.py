"""Asking people where they stand, each by a private link of their own."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import checked
from casework.actions.links import close_links, make_link
from casework.models import Link
from signs_of_safety.actions.scales import keep, must_go_on
from signs_of_safety.models import Rater

NOBODY = "Choose whom you ask."
HAS_SAID = "{who} has said where they stand. One answer counts."
SAID_ONCE = "You have said where you stand. One answer counts."


@action("signs_of_safety.write_map")
def ask_raters(scale, *, by, people):
    """Ask these people, [(who, role)], where they stand: the raters, each with their `token`.

    Whoever was asked before gets a new link, and the one before opens nothing. Raises
    ValidationError for nobody, for whoever has said already, or once it is revealed.
    """
    must_go_on(scale)
    if not people:
        raise ValidationError({"person": NOBODY})
    return [_ask(scale, by, who, role) for who, role in people]


def _ask(scale, by, who, role):
    if scale.ratings.filter(who__iexact=who).exists():
        raise ValidationError({"person": HAS_SAID.format(who=who)})
    asked = {"who": who, "role": role, "asked_at": clock.now(), "asked_by": by}
    rater = scale.raters.filter(who__iexact=who).first() or checked(Rater(scale=scale, **asked))
    close_links(rater)
    rater.token = make_link(rater, by=by, purpose=Link.Purpose.SCALE).token
    return rater


@action("signs_of_safety.write_map")
def end_rater(scale, *, by, rater):
    """End the links of somebody who was asked: one of them reached whom it should not have."""
    close_links(rater)
    return scale


@action("signs_of_safety.answer_scale")
def answer_scale(rater, *, by, number, why, readers):
    """Say where one stands, by one's own link. Nobody sees it before everybody's is revealed.

    Raises ValidationError for a number off the scale, a second answer, or once it is revealed.
    """
    scale = rater.scale
    must_go_on(scale)
    if scale.ratings.filter(rater=rater).exists():
        raise ValidationError(SAID_ONCE)
    said = {"who": rater.who, "role": rater.role, "number": number, "why": why, "readers": readers}
    return keep(scale, rater=rater, **said)
