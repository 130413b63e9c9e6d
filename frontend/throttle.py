"""How often the pages that need no account answer one address on the network.

A council, a school or a library stands behind one address: what is counted is what no house full
of people does. Only what was sent, or a link that opened nothing, is counted; never a field that
was wrong, and never a link that opens.
"""

from allauth.core.internal.ratelimit import consume  # its public form reads allauth's limits alone
from django.conf import settings

RATES = {"written": "60/h/ip", "missed": "300/10m/ip"}


def is_too_often(request, what):
    """Whether this address has done it more often than people do; counts this time, if not."""
    if not settings.THROTTLE:
        return False
    return not consume(request, app="kith", action=what, config=RATES, limit_get=True)


def is_stopped(request, what):
    """The same, of an address that may go on trying; counts nothing."""
    if not settings.THROTTLE:
        return False
    return not consume(request, app="kith", action=what, config=RATES, limit_get=True, dry_run=True)
