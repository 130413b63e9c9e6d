"""An entry of a story as one reader reads it: never more of it than is theirs."""

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.timezone import get_default_timezone

from audit import clock
from casework.levels import Level
from casework.models import Entry, EntryChild
from casework.moments import DATED, Precision
from frontend.addresses import PAGES, address_of
from frontend.files import files_of
from frontend.words import day_in_words, day_told_in_words, time_in_words, when_in_words

OPENING, FEW = 80, 40
"""Words: an entry longer than this folds, after a sentence, unless only a few words would."""

SENTENCE = re.compile(r"[.!?…][”’)]*\s+")

READ_BY = {
    Level.NETWORK: "Everyone who helps reads this.",
    Level.PLAN: "Everyone who is part of the plan reads this.",
    Level.ASSESSMENT: "Those who read the assessments read this.",
    Level.RECORD: "The workers of this record read this.",
}
SEEN = {EntryChild.Seen.SEEN: "seen", EntryChild.Seen.ALONE: "seen alone"}


@dataclass(frozen=True)
class Telling:
    """One row of a child's story. What is not this reader's stands nowhere in it."""

    row: EntryChild
    links: bool = False

    @property
    def entry(self):
        return self.row.entry

    @property
    def heading(self):
        """Its title, if the whole entry is theirs to read; else only what kind of thing it was."""
        title = self.entry.title if self.row.is_whole else ""
        if self.entry.kind == Entry.Kind.DECISION and title and ":" not in title:
            return f"Decision: {title}"
        return title or self.entry.get_kind_display()

    @property
    def on(self):
        """The day it happened, in London."""
        return clock.day(self.row.happened_at)

    @property
    def is_dated(self):
        """Whether the day is known; else only a week, a month or a year is."""
        return self.row.precision in DATED

    @property
    def at(self):
        """What is known of the time of day: “, 08:40”, “, in the evening”, or ""."""
        return "" if self.is_quiet else time_in_words(local(self.row), self.row.precision)

    @property
    def when(self):
        """When it happened, as vaguely as it was told."""
        return when_told(self.row)

    @property
    def day(self):
        """The day of it, or what is vaguer."""
        return day_told(self.row)

    @property
    def month(self):
        """The month it stands under; a year, where no more is known."""
        return f"{self.on:%Y}" if self.row.precision == Precision.YEAR else f"{self.on:%B %Y}"

    @property
    def is_quiet(self):
        """A milestone that says only that something was done."""
        return self.entry.kind == Entry.Kind.MILESTONE and not self.row.is_significant

    @property
    def whom(self):
        """The children it is about; only this one where it was shared child by child."""
        rows = self.entry.child_rows.all() if self.row.is_whole else []
        return [row.child.person.short_name for row in rows]

    @property
    def files(self):
        """What stands beside it. It is common to all: not shown where only one child's part is."""
        return files_of(self.entry) if self.row.is_whole else []

    @property
    def opening(self):
        """What is read at once."""
        return self._folded[0]

    @property
    def rest(self):
        """What unfolds."""
        return self._folded[1]

    @property
    def rest_words(self):
        return len(self.rest.split())

    @property
    def seen(self):
        """“seen”, “seen alone” or ""."""
        return SEEN.get(self.row.seen, "")

    @property
    def from_whom(self):
        """Whose words they are, where they are not the writer's own."""
        return self.entry.from_whom if self.row.is_whole else ""

    @property
    def teller(self):
        """Who wrote it, and as what: “Priya Nair, social worker”."""
        user, agency = self.entry.by_user, self.entry.by_agency
        if not self.row.is_whole or not user:
            return ""
        return ", ".join(filter(None, [user.name, _job(user, agency)]))

    @property
    def written(self):
        """When it was written, if that was not the day it happened."""
        written_on = clock.day(self.entry.recorded_at)
        return "" if written_on == self.on else f"Written {day_in_words(written_on, clock.today())}"

    @property
    def is_read_otherwise(self):
        """Whether others read it than the workers of the record, who read most things."""
        return self.entry.is_named or self.entry.level < Level.RECORD

    @property
    def read_by(self):
        """Who reads it."""
        if self.entry.is_named:
            return "Only those it was written for read this."
        return READ_BY.get(self.entry.level, "")

    @property
    def address(self):
        """The page of what it tells of, for those who work with the record."""
        known = self.links and self.row.is_whole and self.entry.about_kind in PAGES
        return address_of(self.entry.about_kind, self.entry.about_ref) if known else ""

    @property
    def _folded(self):
        return folded(self.row.text_now if self.row.is_whole else "")


def folded(text):
    """(what is read at once, what unfolds): cut after a sentence, and never for a few words."""
    for sentence in SENTENCE.finditer(text):
        opening, rest = text[: sentence.end()], text[sentence.end() :]
        if len(opening.split()) >= OPENING:
            return (opening, rest) if len(rest.split()) > FEW else (text, "")
    return text, ""


def _job(user, agency):
    if agency and not agency.is_host:
        return agency.name
    membership = getattr(user, "membership", None)
    return membership.job or membership.get_role_display() if membership else ""


def local(row):
    """When it happened, in London; of a child's row, which a correction may have put right."""
    return row.happened_at.astimezone(get_default_timezone())


def when_told(row):
    """When it happened, as vaguely as it was told, for the middle of a sentence."""
    return when_in_words(local(row), row.precision, clock.today())


def day_told(row):
    """The day of it, or what is vaguer: “Friday 6 November”, “in March”."""
    return day_told_in_words(local(row), row.precision, clock.today())


def when_on(row):
    """The same behind a verb: “on Friday 6 November”, “in March”."""
    return f"on {day_told(row)}" if row.precision in DATED else day_told(row)


def by_month(rows, *, links=False):
    """[(the month in words, its tellings)], in the order of the rows."""
    tellings = [Telling(row, links) for row in rows]
    return [(month, list(those)) for month, those in groupby(tellings, attrgetter("month"))]


def one_line(row, words=28):
    """A row of a story in one line, for a list: what was told, cut at the end of a word."""
    telling = Telling(row)
    said = [telling.entry.title, row.text_now] if row.is_whole else [row.words]
    parts = (": ".join(filter(None, said)) or telling.heading).split()
    if len(parts) <= words:
        return " ".join(parts)
    return " ".join(parts[:words]).rstrip(".,:;…") + "…"
