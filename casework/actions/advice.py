"""Advice to somebody who asks us and makes no referral; and what came of it."""

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import Length

from agencies.models import Agency
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Advice

SAID = "Somebody has said already what came of it. Read it first."


@action("agencies.answer_the_telephone")
def give_advice(host, *, by, asked_by, asked, advised):
    """Keep what somebody asked and what was advised.

    An agency whose name stands in `asked_by` is the one that asked.
    """
    return checked(
        Advice(
            given_at=clock.now(),
            given_by=by,
            asked_by=asked_by,
            agency=_agency_in(asked_by),
            asked=asked,
            advised=advised,
        )
    )


@action("casework.give_advice")
def say_what_came(advice, *, by, came_of_it, was_useful="", referral=None):
    """Say, once, what came of advice, whether it was useful, and which call it became, if one.

    Raises ValidationError when somebody said so before.
    """
    advice = Advice.objects.select_for_update(of=("self",)).get(pk=advice.pk)
    if advice.came_of_it:
        raise ValidationError(SAID)
    said = {"came_of_it": came_of_it, "was_useful": was_useful, "referral": referral}
    return changed(advice, **said, said_at=clock.now(), said_by=by)


def _agency_in(words):
    named = Agency.objects.filter(is_host=False).annotate(said=Value(words))
    return named.filter(said__icontains=F("name")).order_by(-Length("name"), "pk").first()
