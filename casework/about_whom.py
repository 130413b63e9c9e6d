"""Reading whom a caller names: one child a line, written down the way people say it.

“Ty Harper, 9” · “Mia Harper 4/5/2015” · “Ruby” · “baby Dunn expected 20 January”. Nothing is
guessed in silence: what cannot be read comes back as a sentence about that line.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from audit import clock
from casework.birth_words import NotADayError, birth_in

OLDEST = 25
"""The law's furthest reach for young people who were in care (Children Act 1989, section 23CZB)."""
LATE, FAR = timedelta(days=45), relativedelta(months=10)
"""How long past its day a birth may be awaited, and how long before it anybody can know."""

UNBORN = re.compile(r"\b(unborn|expected|expecting|due)\b", re.IGNORECASE)
FILLING = re.compile(
    r"\b(unborn|expected|expecting|due|early|mid|late|born|b\.|d\.?o\.?b\.?|aged?|about|approx\.?"
    r"|roughly|around|circa)"
    r"(?![\w’'])\.?:?",
    re.IGNORECASE,
)
LITTLE_WORDS = re.compile(r"\b(in|on|is|old|the)\b|[()\[\]:]", re.IGNORECASE)
SEVERAL = re.compile(r"\s(and|with)\s|[&+/]", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_]+(?:[\s.’'`-]+[^\W\d_]+)*\.?")
OF_THE_NAME = {"van", "von", "de", "der", "den", "di", "da", "dos", "du", "la", "le", "el", "al"}
OF_THE_NAME |= {"bin", "ibn", "bint", "mac", "mc", "st", "ter", "ten", "o"}
LONGEST = 100
LIKE = "write it like “Ty Harper, 9”, one child on each line. Put the rest in the worries."


class Line(NamedTuple):
    """One child as somebody named them, or the `problem` with what was written."""

    text: str
    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    is_birth_estimated: bool = False
    expected_on: date | None = None
    problem: str = ""

    @property
    def name(self):
        """The name as it was written."""
        return f"{self.given_name} {self.family_name}".strip()


class UnreadError(ValueError):
    """A line cannot be understood; its words are the sentence that says why."""


def read_children(text):
    """A Line for each child written down, in order. Empty lines are nobody."""
    written = [" ".join(line.split()) for line in re.split(r"[\n\r;]", text)]
    return [read_line(line) for line in written if line]


def read_line(text):
    """One Line. Never raises: what could not be read stands in its `problem`."""
    try:
        return _read(text)
    except (UnreadError, NotADayError) as problem:
        return Line(text, problem=f"“{text}”: {problem}")


def _read(text):
    is_unborn = bool(UNBORN.search(text))
    birth, rest = birth_in(text, is_unborn)
    given_name, family_name = _names(rest)
    line = Line(text, given_name, family_name)
    if is_unborn:
        return line._replace(expected_on=_expected(birth))
    if birth is None:
        return line
    return line._replace(born_on=_born(birth.day), is_birth_estimated=birth.is_estimated)


def _expected(birth):
    if birth is None:
        raise UnreadError(
            "say when the baby is expected, even roughly, like “expected 20 January”."
        )
    if birth.day < clock.today() - LATE:
        raise UnreadError("that day has passed. If the baby is born, write the birth date.")
    if birth.day > clock.today() + FAR:
        raise UnreadError("that is more than ten months away. Check the day the baby is expected.")
    return birth.day


def _born(day):
    if day > clock.today():
        raise UnreadError(
            "a birth date cannot be later than today. For an unborn child say “expected”."
        )
    if relativedelta(clock.today(), day).years > OLDEST:
        raise UnreadError(
            f"that is older than {OLDEST}. Write children here, and adults in your words."
        )
    return day


def _names(rest):
    """(given, family) from what is left of a line when birth and age are taken out."""
    words = LITTLE_WORDS.sub(" ", FILLING.sub(" ", rest))
    if SEVERAL.search(words):
        raise UnreadError("write one child on each line.")
    parts = [" ".join(part.split()).strip(" .-–") for part in words.split(",")]
    name = _one_name([part for part in parts if part])
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        raise UnreadError(LIKE)
    return _split(_capitals(name) if name == name.lower() else name[:1].upper() + name[1:])


def _one_name(parts):
    if not parts:
        raise UnreadError("say a name, even if only “baby”.")
    if len(parts) == 1:
        return parts[0]
    family_name, given_name = parts[0], " ".join(parts[1:])
    if len(parts) == 2 and family_name.isupper() and len(family_name) > 1:  # noqa: PLR2004 - a pair
        return f"{given_name} {family_name.capitalize()}"
    raise UnreadError(LIKE)


def _split(name):
    """The last word is the family name, with the little words that belong to it."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in OF_THE_NAME:
        first -= 1
    return (" ".join(words[:first]), " ".join(words[first:])) if first else (name, "")


def _capitals(name):
    return re.sub(r"(^|[\s-])(\w)", lambda at: at[1] + at[2].upper(), name)
