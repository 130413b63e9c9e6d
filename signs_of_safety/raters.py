"""Who was asked where they stand, for whoever asked them."""

from audit import clock
from casework.models import Link
from signs_of_safety.models import Rater


def asked_on(scale, user):
    """Everybody who was asked on this scale, in turn."""
    return Rater.objects.permitting(user, Rater.VIEW).filter(scale=scale)


def live_links(scale):
    """The links of this scale that still open something."""
    live = Link.objects.filter(ended_at=None, expires_at__gt=clock.now())
    return live.filter(target_ref__in=Rater.objects.filter(scale=scale).order_by().values("ref"))
