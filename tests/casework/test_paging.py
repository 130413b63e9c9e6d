"""A long list in pages: every row once, and a broken cursor harms nobody."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import clock
from casework.paging import read_cursor, write_cursor
from casework.story import story_page
from tests.factories import told


def every_page(child, user, size, **how):
    rows, after = [], ""
    for _ in range(50):
        page = story_page(child, user, after=after, size=size, **how)
        rows += page.rows
        after = page.next
        if not after:
            return [row.entry for row in rows]
    raise AssertionError("The pages never end.")


@pytest.mark.parametrize("size", [1, 2, 3, 50])
@pytest.mark.parametrize("oldest_first", [False, True])
def test_a_story_in_pages_holds_every_entry_once(ty, worker, size, oldest_first):
    now = clock.now()
    entries = [told(ty, happened_at=now - timedelta(days=days)) for days in (0, 1, 1, 1, 1, 2, 3)]

    read = every_page(ty, worker, size, oldest_first=oldest_first)

    assert len(read) == len(entries)
    assert set(read) == set(entries)
    days = [entry.happened_at for entry in read]
    assert days == sorted(days, reverse=not oldest_first)


@given(cursor=st.text(max_size=60))
def test_no_cursor_breaks_a_page(cursor):
    assert read_cursor(cursor) is None or len(read_cursor(cursor)) == 2


@pytest.mark.parametrize("cursor", ["", "x", "-", "20260101000000000000-9", "9" * 80 + "-1"])
def test_a_broken_cursor_begins_somewhere(ty, worker, cursor):
    told(ty)

    assert len(story_page(ty, worker, after=cursor).rows) in (0, 1)


def test_a_cursor_is_read_as_it_was_written():
    moment = clock.now()

    assert read_cursor(write_cursor(moment, "abc")) == (moment, "abc")
