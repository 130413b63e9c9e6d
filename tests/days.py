"""Days as a test counts them."""

from datetime import timedelta

from audit import clock


def days_ago(days):
    """Noon of that day in London: so many days ago also late on an evening in winter."""
    return clock.noon(clock.today() - timedelta(days=days))


def soon():
    """The day after tomorrow as somebody writes it: after now for whoever’s clock, at any hour."""
    day = clock.today() + timedelta(days=2)
    return f"{day.day} {day:%B %Y}"
