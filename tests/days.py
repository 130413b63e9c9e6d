"""Days as a test counts them."""

from datetime import timedelta

from audit import clock


def days_ago(days):
    """Noon of that day in London: so many days ago also late on an evening in winter."""
    return clock.noon(clock.today() - timedelta(days=days))
