"""Long lists in pages: each begins where the last one ended, and nothing is counted.

A cursor is a moment and a mark that tells rows of the very same moment apart. It never holds a
database key; and because two readers may meet the same entry in the stories of two children who
must not be connected, the mark of a story is not the entry's reference either.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import QuerySet

PAGE = 25
MOMENT = "%Y%m%d%H%M%S%f"


class Page(NamedTuple):
    """Some rows, and where the next ones begin: a cursor, or "" at the end."""

    rows: list
    next: str


class Asked(NamedTuple):
    """A page that is asked for: its `rows` are still to be read, one more than it shows."""

    rows: QuerySet
    by: str
    size: int
    moment: datetime | None
    shown: int

    def page(self, found):
        """The page, of its rows as they were found."""
        if len(found) <= self.size:
            return Page(found, "")
        last = getattr(found[self.size - 1], self.by)
        tied = sum(getattr(row, self.by) == last for row in found[: self.size])
        mark = tied + (self.shown if last == self.moment else 0)
        return Page(found[: self.size], write_cursor(last, mark))


def asked(rows, after="", *, by, size=PAGE, oldest_first=False):
    """One page of `rows`, which are ordered by their column `by`, newest first unless it is said.

    The mark of its cursor is how many rows of the same moment were shown before.
    """
    moment, shown = place(after)
    rows = part(rows, moment, shown, by=by, size=size, oldest_first=oldest_first)
    return Asked(rows, by, size, moment, shown)


def part(rows, moment, shown, *, by, size=PAGE, oldest_first=False):
    """The rows of a page that begins at this moment (or a slot for one), and one more."""
    if moment:
        rows = rows.filter(**{f"{by}__{'gte' if oldest_first else 'lte'}": moment})
    return rows[shown : shown + size + 1]


def page_of(rows, after="", **how):
    """One page of `rows`, read at once. `how` is what `asked` takes."""
    wanted = asked(rows, after, **how)
    return wanted.page(list(wanted.rows))


def write_cursor(moment, mark):
    """Where the next page begins."""
    return f"{moment.astimezone(UTC):{MOMENT}}-{mark}"


def read_cursor(cursor):
    """(moment, mark) of a cursor, or None when it is none of ours."""
    moment, _, mark = (cursor or "").partition("-")
    if not mark.isalnum():
        return None
    try:
        return datetime.strptime(moment, MOMENT).replace(tzinfo=UTC), mark
    except ValueError:
        return None


def place(after):
    """(moment, how many of it were shown); a broken cursor begins again."""
    moment, mark = read_cursor(after) or (None, "")
    return moment, int(mark) if mark.isdecimal() and len(mark) < len(MOMENT) else 0
