"""Whoever told us hears what was decided, on the same day, by those who decided it."""

from datetime import timedelta

from audit import clock
from feedback.actions import tell_referrer
from feedback.telling import begins_with, likely_variant

SOON = timedelta(minutes=20)


def heard_back(referral, by):
    """Told by telephone, in the words of the decision, a little later."""
    with clock.at(clock.now() + SOON):
        tell_referrer(
            referral,
            by=by,
            variant=likely_variant(referral),
            is_decided=True,
            **begins_with(referral, by, "telephone"),
        )
