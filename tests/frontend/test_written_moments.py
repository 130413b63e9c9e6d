"""Moments are read as people here write them, as vaguely as they say them, and never guessed."""

import re
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from casework.moments import PARTS, Precision, part_of
from frontend.words import when_in_words
from frontend.written_days import NotADayError
from frontend.written_moments import moment_written
from tests.frontend.test_written_days import ANY_DAY, TODAY, WAYS

ANY_TIME = some.times().map(lambda at: at.replace(second=0, microsecond=0))
PIECES = re.findall(
    r"\S+",
    "about in the last this week month year ago two 3pm 10:30 evening night of may 2019 0000 31 "
    "friday yesterday - / ~ .",
)
MINUTE, ABOUT, PART, DAY, WEEK, MONTH, YEAR = Precision


@pytest.mark.parametrize("way", WAYS)
@settings(deadline=None, max_examples=50)
@given(day=ANY_DAY, at=ANY_TIME)
def test_a_day_and_a_time_are_both_read(way, day, at):
    exactly = (datetime.combine(day, at), datetime.combine(day, at), MINUTE)
    assert moment_written(f"{way.format(day)} {at:%H:%M}", TODAY) == exactly
    assert moment_written(f"{at:%H:%M} on {way.format(day)}", TODAY) == exactly
    assert moment_written(f"about {at:%H:%M}, {way.format(day)}", TODAY) == (*exactly[:2], ABOUT)


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("today 10:30", TODAY, time(10, 30)),
        ("10.30", TODAY, time(10, 30)),
        ("at 3pm", TODAY, time(15)),
        ("24 July 3pm", date(2026, 7, 24), time(15)),
        ("friday at 3.15 pm", date(2026, 11, 20), time(15, 15)),
        ("9 a.m. yesterday", date(2026, 11, 21), time(9)),
        ("12am today", TODAY, time(0)),
        ("12pm today", TODAY, time(12)),
        ("yesterday at noon", date(2026, 11, 21), time(12)),
        ("2026-11-06T09:10", date(2026, 11, 6), time(9, 10)),
        ("24/7/26 14.05", date(2026, 7, 24), time(14, 5)),
    ],
)
def test_a_moment_is_read_as_people_say_it(written, day, at):
    moment = datetime.combine(day, at)
    assert moment_written(written, TODAY) == (moment, moment, MINUTE)


@pytest.mark.parametrize(
    ("written", "precision", "stands", "shown"),
    [
        ("about 3 pm", ABOUT, "2026-11-22 15:00", "Today, about 15:00"),
        ("around noon yesterday", ABOUT, "2026-11-21 12:00", "Yesterday, about 12:00"),
        ("yesterday at ~9.30", ABOUT, "2026-11-21 09:30", "Yesterday, about 09:30"),
        ("yesterday evening", PART, "2026-11-21 20:00", "Yesterday, in the evening"),
        ("this morning", PART, "2026-11-22 09:00", "Today, in the morning"),
        (
            "in the morning on friday",
            PART,
            "2026-11-20 09:00",
            "Friday 20 November, in the morning",
        ),
        ("last night", PART, "2026-11-21 23:00", "Yesterday, at night"),
        ("last friday afternoon", PART, "2026-11-20 15:00", "Friday 20 November, in the afternoon"),
        ("the evening of 6 March", PART, "2026-03-06 20:00", "Friday 6 March, in the evening"),
        ("yesterday", DAY, "2026-11-21 12:00", "Yesterday"),
        ("24.7.26", DAY, "2026-07-24 12:00", "Friday 24 July"),
        ("earlier today", DAY, "2026-11-22 12:00", "Today"),
        ("three days ago", DAY, "2026-11-19 12:00", "Thursday 19 November"),
        ("last week", WEEK, "2026-11-09 12:00", "in the week of 9 November"),
        ("this week", WEEK, "2026-11-16 12:00", "in the week of 16 November"),
        ("about two weeks ago", WEEK, "2026-11-02 12:00", "in the week of 2 November"),
        ("in the week of 4 March", WEEK, "2026-03-02 12:00", "in the week of 2 March"),
        ("week beginning 30/12/24", WEEK, "2024-12-30 12:00", "in the week of 30 December 2024"),
        ("in March", MONTH, "2026-03-01 12:00", "in March"),
        ("some time in Dec", MONTH, "2025-12-01 12:00", "in December 2025"),
        ("November", MONTH, "2026-11-01 12:00", "in November"),
        ("in may 2024", MONTH, "2024-05-01 12:00", "in May 2024"),
        ("last month", MONTH, "2026-10-01 12:00", "in October"),
        ("a month ago", MONTH, "2026-10-01 12:00", "in October"),
        ("in 2019", YEAR, "2019-01-01 12:00", "in 2019"),
        ("last year", YEAR, "2025-01-01 12:00", "in 2025"),
        ("two years ago", YEAR, "2024-01-01 12:00", "in 2024"),
    ],
)
def test_what_is_said_vaguely_is_kept_and_shown_as_vaguely(written, precision, stands, shown):
    said = moment_written(written, TODAY)

    assert (said.precision, f"{said.stands:%Y-%m-%d %H:%M}") == (precision, stands)
    assert said.begins <= said.stands
    assert when_in_words(said.stands, said.precision, TODAY) == shown


@pytest.mark.parametrize(
    "written",
    ["25:30", "10:61", "13pm", "today 1030", "10:30:99", "soon 9am", "about yesterday", "about 3",
     "8:15 in the evening", "in Octember", "the other week", "ages ago", "999 years ago",
     "March 0000", "this", "about", "night and day"],
)  # fmt: skip
def test_what_could_mean_anything_is_not_guessed(written):
    with pytest.raises(NotADayError):
        moment_written(written, TODAY)


@settings(deadline=None, max_examples=200)
@given(some.text(max_size=40) | some.lists(some.sampled_from(PIECES), max_size=6).map(" ".join))
def test_no_words_break_it(text):
    with suppress(NotADayError):
        moment_written(text, TODAY)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_day_is_called_what_it_was_called(name):
    assert part_of(PARTS[name].begins) == part_of(PARTS[name].middle) == name
    assert part_of(time(3)) == "night"
