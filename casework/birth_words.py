"""Finding a birth date, an age or the day a child is expected in a line somebody wrote."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from audit import clock

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY, YEAR, TH = r"(?P<d>\d{1,2})", r"(?P<y>\d{4}|\d{2})", r"(?:st|nd|rd|th)?"
DATES = [
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        rf"{DAY}[-/.](?P<m>\d{{1,2}})[-/.]{YEAR}",
        rf"{DAY}{TH}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?",
        rf"{MONTH}\s+{DAY}{TH},?\s+(?P<y>\d{{4}})",
        rf"{MONTH}\s+(?P<y>\d{{4}})",
        rf"{DAY}[/.](?P<m>\d{{1,2}})",
        r"(?P<y>(?:19|20)\d{2})",
    )
]
MONTH_ALONE = re.compile(rf"\b{MONTH}", re.IGNORECASE)
AGE = re.compile(
    r"(?<![\w/.-])(?P<n>\d{1,3})\s*"
    r"(?P<unit>years?|yrs?|yo|y/o|y|months?|mths?|weeks?|wks?|days?)?(?:[\s-]*old)?(?![\w/½-])",
    re.IGNORECASE,
)
CENTURY = 100


class Birth(NamedTuple):
    """A day of birth or of expected birth, and whether it was worked out from something vaguer."""

    day: date
    is_estimated: bool = False


class NotADayError(ValueError):
    """Something looks like a date or an age and is none."""


def birth_in(text, is_unborn):
    """(the Birth a line tells or None, the line without it). Raises NotADayError."""
    patterns = [*DATES, MONTH_ALONE] if is_unborn else DATES
    found = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
    read = _from_date
    if found is None and not is_unborn:
        found, read = AGE.search(text), _from_age
    if found is None:
        return None, text
    try:
        birth = read(found.groupdict(), is_unborn)
    except (ValueError, OverflowError):
        said = found.group().strip()
        raise NotADayError(
            f"we could not read “{said}” as a date. Write it like 4 May 2015, or an age."
        ) from None
    return birth, f"{text[: found.start()]} , {text[found.end() :]}"


def _from_date(said, is_unborn):
    month = _month(said)
    day = int(said["d"]) if said.get("d") else 0
    if not said.get("y"):
        return _next(day or 15, month, is_unborn)
    year = _year(said["y"], is_unborn)
    if day:
        return Birth(date(year, month, day))
    vague = date(year, month, 15) if month else date(year, 7, 1)
    return Birth(vague if is_unborn else _not_later(vague), True)


def _month(said):
    if said.get("month"):
        return MONTHS.index(said["month"][:3].lower()) + 1
    return int(said["m"]) if said.get("m") else 0


def _next(day, month, is_unborn):
    """A day without a year: the nearest to come, for a child not born yet."""
    if not is_unborn:
        raise ValueError("a birth needs its year")
    nearest = clock.today() - timedelta(days=31)
    for year in (nearest.year, nearest.year + 1):
        if date(year, month, day) >= nearest:
            return Birth(date(year, month, day))
    raise ValueError("unreachable: next year is always to come")


def _year(said, is_unborn):
    year = int(said)
    if year >= CENTURY:
        return year
    this_century = clock.today().year // CENTURY * CENTURY
    is_past = not is_unborn and this_century + year > clock.today().year
    return this_century + year - (CENTURY if is_past else 0)


def _not_later(day):
    """“2027”, said in March 2027, is a day before today; a later year stays for the reader."""
    today = clock.today()
    return min(day, today) if (day.year, day.month) <= (today.year, today.month) else _this(day)


def _this(day):
    return clock.today() if day.year == clock.today().year else day


def _from_age(said, is_unborn):
    """The middle of the time in which somebody of that age was born."""
    count, unit = int(said["n"]), (said["unit"] or "y")[:1].lower()
    born = (
        clock.today()
        - {
            "y": relativedelta(years=count, months=6),
            "m": relativedelta(months=count, days=15),
            "w": relativedelta(days=7 * count + 3),
            "d": relativedelta(days=count),
        }[unit]
    )
    return Birth(born, True)
