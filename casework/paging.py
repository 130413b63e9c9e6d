"""Long lists in pages: each begins where the last one ended, and nothing is counted.

A cursor is a moment and a mark that tells rows of the very same moment apart. It never holds a
database key; and because two readers may meet the same entry in the stories of two children who
must not be connected, the mark of a story is not the entry's reference either.
"""

from datetime import UTC, datetime
from typing import NamedTuple

PAGE = 25
MOMENT = "%Y%m%d%H%M%S%f"


class Page(NamedTuple):
    """Some rows, and where the next ones begin: a cursor, or "" at the end."""

    rows: list
    next: str


def page_of(rows, after="", *, by, size=PAGE, oldest_first=False):
    """One page of `rows`, which are ordered by their column `by`, newest first unless it is said.

    The mark of its cursor is how many rows of the same moment were shown before.
    """
    moment, shown = _place(after)
    if moment:
        rows = rows.filter(**{f"{by}__{'gte' if oldest_first else 'lte'}": moment})
    found = list(rows[shown : shown + size + 1])
    if len(found) <= size:
        return Page(found, "")
    last = getattr(found[size - 1], by)
    tied = sum(getattr(row, by) == last for row in found[:size])
    return Page(found[:size], write_cursor(last, tied + (shown if last == moment else 0)))


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


def _place(after):
    """(moment, how many of it were shown); a broken cursor begins again."""
    moment, mark = read_cursor(after) or (None, "")
    return moment, int(mark) if mark.isdecimal() and len(mark) < len(MOMENT) else 0
