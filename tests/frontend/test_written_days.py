"""Days are read as people here write them, and never guessed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from frontend.written_days import EARLIEST, LATEST, NotADayError, day_written

TODAY = date(2026, 11, 22)  # a Sunday
ANY_DAY = some.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))
WAYS = (
    "{0.day} {0:%B %Y}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%d.%m}.{0.year}",
    "{0.day} {0:%b %Y}",
    "{0:%A} {0.day} {0:%B}, {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0.year:04}-{0:%m-%d}",
    "the {0.day} of {0:%B %Y}",
)


@pytest.mark.parametrize("way", WAYS)
@settings(deadline=None, max_examples=50)
@given(day=ANY_DAY, today=ANY_DAY, ahead=some.booleans())
def test_a_whole_day_is_read_however_it_is_written(way, day, today, ahead):
    assert day_written(way.format(day), today, ahead=ahead) == day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("today", date(2026, 11, 22)),
        ("Yesterday.", date(2026, 11, 21)),
        (" TOMORROW ", date(2026, 11, 23)),
        ("24/7/27", date(2027, 7, 24)),
        ("1st Sept 2026", date(2026, 9, 1)),
        ("next friday", date(2026, 11, 27)),
        ("last friday", date(2026, 11, 20)),
        ("this sunday", date(2026, 11, 22)),
        ("next sunday", date(2026, 11, 29)),
        ("on Thurs 12 Nov 2026", date(2026, 11, 12)),
    ],
)
@pytest.mark.parametrize("ahead", [True, False])
def test_a_day_is_read_as_people_say_it(written, meant, ahead):
    assert day_written(written, TODAY, ahead=ahead) == meant


@pytest.mark.parametrize(
    ("written", "next_one", "last_one"),
    [
        ("24 July", date(2027, 7, 24), date(2026, 7, 24)),
        ("24/7", date(2027, 7, 24), date(2026, 7, 24)),
        ("22 November", TODAY, TODAY),
        ("29 February", date(2028, 2, 29), date(2024, 2, 29)),
        ("friday", date(2026, 11, 27), date(2026, 11, 20)),
        ("sunday", date(2026, 11, 29), TODAY),
        ("4/5/45", date(2045, 5, 4), date(1945, 5, 4)),
    ],
)
def test_what_is_left_out_is_the_next_or_the_last(written, next_one, last_one):
    assert day_written(written, TODAY, ahead=True) == next_one
    assert day_written(written, TODAY, ahead=False) == last_one


def test_a_year_just_ahead_is_a_slip_and_not_a_hundred_years_ago():
    assert day_written("24/7/27", TODAY, ahead=False) == date(2027, 7, 24)


@pytest.mark.parametrize(
    "written",
    ["", "2026", "may", "24", "24 7 27", "4/13/27", "31/4/27", "30 February 2027", "the 45th",
     "soonish", "12 Octember", "24/7/0027", "24/7/2300", "every 12 hours", "10am"],
)  # fmt: skip
def test_what_could_mean_anything_is_not_guessed(written):
    with pytest.raises(NotADayError):
        day_written(written, TODAY, ahead=True)


def test_a_weekday_that_contradicts_the_date_is_asked_about():
    with pytest.raises(NotADayError, match="6 November 2026 is a Friday"):
        day_written("Saturday 6 November 2026", TODAY, ahead=False)


@settings(deadline=None, max_examples=50)
@given(some.text(max_size=40), some.booleans())
def test_no_words_break_it(text, ahead):
    with suppress(NotADayError):
        day_written(text, TODAY, ahead=ahead)
