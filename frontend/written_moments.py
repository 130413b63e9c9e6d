"""Moments as people write them, exactly or vaguely: “today 10:30”, “about 3pm”, “last week”.

Pure functions: what day it is, is given. As with days, nothing is guessed.
"""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from dateutil.relativedelta import MO, relativedelta

from casework.moments import PARTS, Precision
from frontend.written_days import EARLIEST, LATEST, NotADayError, day_written, month_of, plainly

NOON, MIDNIGHT = time(12), time(0)
NAMED_TIMES = {"noon": NOON, "midday": NOON, "midnight": MIDNIGHT}
NUMBERS = {word: n for n, word in enumerate(("a", "two", "three", "four", "five", "six"), start=1)}
NUMBERS |= {"an": 1, "one": 1}
SPANS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}

_A_TIME = re.compile(
    r"(?<![\d./-])(?:(?P<hour12>1[0-2]|0?[1-9])(?:[:.](?P<past>[0-5]\d))? ?(?P<half>am|pm)"
    r"|(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d))(?![\d./-])"
)
_ABOUT = re.compile(r"(?:\b(?:about|around|roughly|approximately|approx|circa)\b\.?|~) ?")
_PART = re.compile(rf"\b(?:in the |this |the )?(?P<part>{'|'.join(PARTS)})\b(?: of)?")
_THIS_OR_LAST = r"(?P<which>this|last) (?P<span>week|month|year)"
_AGO = r"(?P<many>[a-z]+|\d{1,3}) (?P<span>day|week|month|year)s? ago"
_WEEK_OF = r"(?:the )?week (?:of|beginning|starting|commencing) (?P<day>.+)"
_A_MONTH = r"(?:last )?(?P<month>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?"
_A_YEAR = r"(?P<year>(?:19|20)\d\d)"


class Said(NamedTuple):
    """When somebody said it was: where that begins, where it stands among others, how exactly."""

    begins: datetime
    stands: datetime
    precision: Precision


def moment_written(text, today):
    """What somebody wrote of when something happened; the last such day, where that is open.

    Raises NotADayError for what could mean anything.
    """
    words = re.sub(r"(?<=\d)t(?=\d)", " ", plainly(text))
    words = re.sub(r"^(?:some ?time )?(?:in|during|earlier) (?!the (?:m|a|e|n))", "", words)
    is_about, words = bool(_ABOUT.search(words)), _ABOUT.sub("", words, count=1)
    at, around = _time_in(words)
    if at is not None:
        return _timed(around, at, today, Precision.ABOUT if is_about else Precision.MINUTE)
    said = _part_of_a_day(words, today) or _span(words, today)
    said = said or _whole_day(day_written(words, today, ahead=False))
    if is_about and said.precision in (Precision.DAY, Precision.PART):
        raise NotADayError  # around a day: before or after it, nobody can say how far
    return said


def _time_in(words):
    """(time, the other words); (None, the words) where no time is written."""
    for name, at in NAMED_TIMES.items():
        if name in words.split():
            return at, words.replace(name, " ")
    found = _A_TIME.search(words)
    if not found:
        return None, words
    return _time(found), f"{words[: found.start()]} {words[found.end() :]}"


def _time(found):
    if not found["half"]:
        return time(int(found["hour"]), int(found["minute"]))
    afternoon = 12 if found["half"] == "pm" else 0
    return time(int(found["hour12"]) % 12 + afternoon, int(found["past"] or 0))


def _timed(around, at, today, precision):
    moment = datetime.combine(_day_beside(around, today), at)
    return Said(moment, moment, precision)


def _day_beside(words, today):
    rest = " ".join(re.sub(r"\b(?:at|on)\b", " ", words).split())
    return day_written(rest, today, ahead=False) if rest else today


def _part_of_a_day(words, today):
    """“yesterday evening”, “this morning”, “last night”; None where no part is named."""
    if words == "tonight":
        words = "this evening"
    if words.startswith("last night"):
        words = words.replace("last night", "yesterday night", 1)
    found = _PART.search(words)
    if not found:
        return None
    part, day = PARTS[found["part"]], _day_beside(_PART.sub(" ", words, count=1), today)
    return Said(
        datetime.combine(day, part.begins), datetime.combine(day, part.middle), Precision.PART
    )


def _span(words, today):
    """“last week”, “two months ago”, “the week of 2 March”, “March”, “2025”; None for a day."""
    for form, read in _SPANS:
        if found := re.fullmatch(form, words):
            return read(found, today)
    return None


def _this_or_last(found, today):
    back = 1 if found["which"] == "last" else 0
    return _around(today - relativedelta(**{f"{found['span']}s": back}), SPANS[found["span"]])


def _ago(found, today):
    many = int(found["many"]) if found["many"].isdigit() else NUMBERS.get(found["many"])
    if many is None:
        raise NotADayError
    day = today - relativedelta(**{f"{found['span']}s": many})
    span = SPANS.get(found["span"])
    return _around(day, span) if span else _whole_day(day)


def _week_of(found, today):
    return _around(day_written(found["day"], today, ahead=False), Precision.WEEK)


def _a_month(found, today):
    month = month_of(found["month"])
    if not month:
        return None
    last = today.year if month <= today.month else today.year - 1
    year = max(int(found["year"] or last), 1)
    return _around(date(year, month, 1), Precision.MONTH)


def _a_year(found, _):
    return _around(date(int(found["year"]), 1, 1), Precision.YEAR)


_SPANS = (
    (_THIS_OR_LAST, _this_or_last),
    (_AGO, _ago),
    (_WEEK_OF, _week_of),
    (_A_YEAR, _a_year),
    (_A_MONTH, _a_month),
)


def _around(day, precision):
    """The week, month or year this day is in."""
    first = {
        Precision.WEEK: relativedelta(weekday=MO(-1)),
        Precision.MONTH: relativedelta(day=1),
        Precision.YEAR: relativedelta(day=1, month=1),
    }[precision]
    return _from(day + first, precision)


def _whole_day(day):
    return _from(day, Precision.DAY)


def _from(day, precision):
    if not EARLIEST <= day.year <= LATEST:
        raise NotADayError
    begins = datetime.combine(day, MIDNIGHT)
    return Said(begins, datetime.combine(day, NOON), precision)
