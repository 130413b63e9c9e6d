"""Days as people write them. Pure functions: what day it is, is given.

Nothing is guessed, because a wrong day in a record is worse than a question. A day needs its month;
13 is never a month; a weekday that contradicts the date is asked about.
"""

import calendar
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
EARLIEST, LATEST = 1900, 2199
"""The years a day can be in: a record's oldest people and its longest orders."""
LEAP = 9
"""How many years to look through for a 29 February."""
SLIP = 10
"""A short year of the past further ahead than this was meant as 19..; nearer, as a slip."""

_SAID = r"(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_DAY, _YEAR, _NAME = r"(?P<day>\d{1,2})", r"(?P<year>\d{4}|\d{2})", r"(?P<month>[a-z]{3,9})\.?"
_WRITTEN = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    rf"{_DAY}[/.-](?P<month>\d{{1,2}})(?:[/.-]{_YEAR})?",
    rf"(?:{_SAID} )?(?:the )?{_DAY}(?:st|nd|rd|th)? (?:of )?{_NAME}(?: {_YEAR})?",
    rf"{_NAME} {_DAY}(?:st|nd|rd|th)?(?: {_YEAR})?",
)
_A_WEEKDAY = rf"(?:(?P<which>last|next|this) )?{_SAID}"


class NotADayError(ValueError):
    """What was written is no day or time that we know; its words say why, where that helps."""


def day_written(text, today, *, ahead):
    """The day somebody wrote, day before month as in Britain.

    Where the year is left out, or which Friday: the next one if `ahead`, else the last one.
    """
    words = plainly(text)
    if words in NEAR:
        return today + timedelta(days=NEAR[words])
    named = re.fullmatch(_A_WEEKDAY, words)
    if named and (number := _weekday(named["weekday"])) is not None:
        return _nearest(named["which"], number, today, ahead)
    for form in _WRITTEN:
        if found := re.fullmatch(form, words):
            return _day(found.groupdict(), today, ahead)
    raise NotADayError


def plainly(text):
    """What was written, in small letters and without what changes no day."""
    words = " ".join(text.lower().replace(",", " ").split())
    words = re.sub(r"\b([ap])\.m\b\.?", r"\1m", words)
    return re.sub(r"^(on|by) ", "", words.removesuffix("."))


def _weekday(name):
    """The number of a weekday, in full or in short (“thurs”); None for another word."""
    return next((number for full, number in WEEKDAYS.items() if full.startswith(name)), None)


def _nearest(which, number, today, ahead):
    """“Last” and “next” are never today; “this”, and a weekday just past, may be."""
    step = {"last": -1, "next": 1, "this": 1}.get(which, 1 if ahead else -1)
    may_be_today = which == "this" or (not which and not ahead)
    first = today if may_be_today else today + timedelta(days=step)
    return first + relativedelta(weekday=weekday(number, step))


def _day(parts, today, ahead):
    number, month = int(parts["day"]), month_of(parts["month"])
    if parts["year"]:
        day = _of_year(number, month, parts["year"], today, ahead)
    else:
        day = _of_near_year(number, month, today, ahead)
    said = parts.get("weekday")
    if said and _weekday(said) != day.weekday():
        raise NotADayError(f"{day.day} {day:%B %Y} is a {day:%A}. Write the day again.")
    return day


def month_of(said):
    """The number of a month, in figures, in full or in short (“Sept”); 0 for another word."""
    if said.isdigit():
        return int(said)
    short = said.removesuffix("t") if said == "sept" else said
    months = enumerate(calendar.month_name)
    return next((n for n, name in months if n and name.lower().startswith(short)), 0)


def _of_year(number, month, year, today, ahead):
    is_short = len(year) < len("2027")
    day = _real(2000 + int(year) if is_short else int(year), month, number)
    if is_short and not ahead and day.year > today.year + SLIP:
        day = _real(1900 + int(year), month, number)  # a great-grandmother's 4/5/45
    return day


def _of_near_year(number, month, today, ahead):
    step = 1 if ahead else -1
    for year in range(today.year, today.year + step * LEAP, step):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day == today or (day > today) == ahead:
            return day
    raise NotADayError


def _real(year, month, number):
    if not EARLIEST <= year <= LATEST:
        raise NotADayError
    try:
        return date(year, month, number)
    except ValueError:
        raise NotADayError from None
