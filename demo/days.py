"""The demo's calendar: everything in it happened so many weeks ago, on a day of the week.

Told this way a visit to a school never falls on a Sunday, whichever day the demo is built,
and two moments of one story always lie the same number of days apart.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta

from django.utils import timezone

from audit import clock

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SATURDAY = WEEK.index("Sat")


_built_at = ContextVar("built_at")


@contextmanager
def counting_from(moment):
    """Count every day of the stories back from `moment`, whatever time each is told at."""
    token = _built_at.set(moment)
    try:
        yield
    finally:
        _built_at.reset(token)


def today():
    """The day the demo is built on."""
    return clock.day(_built_at.get())


def day(weekday, weeks_ago):
    """That day of the week, so many weeks before this one; a negative number lies ahead."""
    monday = today() - timedelta(days=today().weekday(), weeks=weeks_ago)
    return monday + timedelta(days=WEEK.index(weekday))


def moment(date, hour):
    """That time of that day in London, like "16:30"."""
    return timezone.make_aware(
        datetime.combine(date, time.fromisoformat(hour)), timezone.get_default_timezone()
    )


def on(weekday, weeks_ago, hour):
    """That time, on that day of the week, so many weeks before this one."""
    return moment(day(weekday, weeks_ago), hour)


def at(weekday, weeks_ago, hour):
    """Do what follows as if it were then."""
    return clock.at(on(weekday, weeks_ago, hour))


def working_day(date):
    """That day, or the Friday before it when it falls on a weekend."""
    return date - timedelta(days=max(0, date.weekday() - SATURDAY + 1))


def last_working_day(hour):
    """That time on the last working day before today."""
    return moment(working_day(today() - timedelta(days=1)), hour)


def hours_ago(hours):
    """So many hours before now: for what has only just happened."""
    return _built_at.get() - timedelta(hours=hours)


def aged(years, days=100):
    """The birthday of somebody who turned so many years old so many days ago."""
    last = today() - timedelta(days=days)
    try:
        return last.replace(year=last.year - years)
    except ValueError:  # the 29th of February, in a year that has none
        return last.replace(year=last.year - years, day=28)


def said(date):
    """A date as people say it: Tuesday 14 October."""
    return f"{date:%A} {date.day} {date:%B}"


def in_full(date):
    """A date as a court writes it: 3 March 2027."""
    return f"{date.day} {date:%B %Y}"
