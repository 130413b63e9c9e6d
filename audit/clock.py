"""The one clock. All time in the system comes from here, so a demo and a test can set it."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time

from django.utils import timezone

_held = ContextVar("held", default=None)
_held_day = ContextVar("held_day", default=None)


def now():
    """The moment it is, aware and in UTC."""
    return _held.get() or timezone.now()


def today():
    """The day it is in London: a record's dates are the dates people here live by."""
    return _held_day.get() or day(now())


def day(moment):
    """The day a moment falls on in London, whatever the zone it is written in."""
    return timezone.localdate(moment, _london())


def noon(of):
    """Noon of a day in London, or now if that is still to come: when only the day is known."""
    return min(now(), timezone.make_aware(datetime.combine(of, time(12)), _london()))


def local(moment):
    """A moment as London's clocks say it."""
    return moment.astimezone(_london())


def _london():
    return timezone.get_default_timezone()


@contextmanager
def at(moment, on=None):
    """Hold the clock still at `moment` (aware), on its own day unless it is said.

    Only the demo, tests, and statements that are made for any moment do this.
    """
    token, day_token = _held.set(moment), _held_day.set(on)
    try:
        yield
    finally:
        _held.reset(token)
        _held_day.reset(day_token)
