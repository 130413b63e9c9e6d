"""Whom a caller names is read as people say it, and nothing is guessed in silence."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import clock
from casework.about_whom import Line, read_children, read_line

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with clock.at(NOON):
        yield


READ = [
    ("Ty Harper, 9", Line("", "Ty", "Harper", date(2017, 5, 22), True)),
    ("ty harper aged 9", Line("", "Ty", "Harper", date(2017, 5, 22), True)),
    ("Ty Harper (about 9 years old)", Line("", "Ty", "Harper", date(2017, 5, 22), True)),
    ("Mia Harper 4/5/2015", Line("", "Mia", "Harper", date(2015, 5, 4))),
    ("Mia Harper 4.5.15", Line("", "Mia", "Harper", date(2015, 5, 4))),
    ("Mia Harper, born 4th May 2015", Line("", "Mia", "Harper", date(2015, 5, 4))),
    ("Mia Harper DOB: 2015-05-04", Line("", "Mia", "Harper", date(2015, 5, 4))),
    ("Mia Harper b. 2015", Line("", "Mia", "Harper", date(2015, 7, 1), True)),
    ("April Jones May 2015", Line("", "April", "Jones", date(2015, 5, 15), True)),
    ("Zoe 3 weeks", Line("", "Zoe", "", date(2026, 10, 29), True)),
    ("mary-jane o'brien 6 months", Line("", "Mary-Jane", "O'brien", date(2026, 5, 7), True)),
    ("Anna van der Berg", Line("", "Anna", "van der Berg")),
    ("HARPER, Ty 9", Line("", "Ty", "Harper", date(2017, 5, 22), True)),
    ("Łukasz Żak", Line("", "Łukasz", "Żak")),
    ("Ruby", Line("", "Ruby")),
    ("baby Dunn expected 20 January", Line("", "Baby", "Dunn", expected_on=date(2027, 1, 20))),
    ("Unborn baby Dunn, due in March", Line("", "Baby", "Dunn", expected_on=date(2027, 3, 15))),
    ("baby Dunn due early January", Line("", "Baby", "Dunn", expected_on=date(2027, 1, 15))),
    ("baby Dunn expected 1/12", Line("", "Baby", "Dunn", expected_on=date(2026, 12, 1))),
]


@pytest.mark.parametrize(("said", "line"), READ, ids=[said for said, _ in READ])
def test_a_line_is_read_as_it_is_said(said, line):
    assert read_line(said) == line._replace(text=said)


UNREAD = [
    ("Ty Harper 31/2/2015", "could not read “31/2/2015” as a date"),
    ("Ty Harper 4 May", "could not read “4 May” as a date"),
    ("Ty Harper 4/5/2031", "a birth date cannot be later than today"),
    ("Ty Harper 2027", "a birth date cannot be later than today"),
    ("Dawn Harper 41", "older than 25"),
    ("unborn baby Dunn", "say when the baby is expected"),
    ("baby Dunn expected 20 January 2024", "that day has passed"),
    ("baby Dunn expected 20 January 2029", "more than ten months away"),
    ("Ty and Mia Harper", "write one child on each line"),
    ("Ty, Mia, Ruby", "one child on each line"),
    ("Harper, Ty", "write it like"),
    ("Sam Okafor, 14, Hillside Primary", "write it like"),
    ("9", "say a name"),
    ("12345", "write it like"),
]


@pytest.mark.parametrize(("said", "problem"), UNREAD, ids=[said for said, _ in UNREAD])
def test_a_line_that_cannot_be_read_says_why_and_repeats_itself(said, problem):
    line = read_line(said)

    assert line.problem.startswith(f"“{said}”: ")
    assert problem in line.problem
    assert line._replace(problem="") == Line(said)


def test_every_line_is_one_child_and_empty_ones_are_nobody():
    assert [line.name for line in read_children("Ty\r\n\n  Mia Harper ; Ruby\n")] == [
        "Ty",
        "Mia Harper",
        "Ruby",
    ]


@given(st.text(max_size=200))
def test_whatever_is_written_each_line_becomes_one_child_or_one_problem(text):
    with clock.at(NOON):
        lines = read_children(text)

        assert len(lines) == len(
            [
                line
                for line in text.replace("\r", "\n").replace(";", "\n").split("\n")
                if line.split()
            ]
        )
        assert all(bool(line.problem) != bool(line.given_name) for line in lines)


NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12).map(str.capitalize)
WAYS = [
    "{:%d/%m/%Y}",
    "{:%-d.%-m.%Y}",
    "{:%Y-%m-%d}",
    "{:%-d %B %Y}",
    "born {:%d %b %Y}",
    "({:%d-%m-%Y})",
]
NOT_NAMES = {"due", "born", "aged", "age", "is", "on", "in", "the", "old", "and", "with", "dob"}
NOT_NAMES |= {"expected", "unborn", "expecting", "about", "around", "roughly", "approx", "circa"}
NOT_NAMES |= {"early", "mid", "late"}


@given(NAMES, NAMES, st.dates(date(2001, 12, 1), date(2026, 11, 22)), st.sampled_from(WAYS))
def test_a_name_and_a_birth_date_come_back_however_they_are_written(
    given_name, family_name, born, way
):
    if {given_name.lower(), family_name.lower()} & NOT_NAMES:
        return
    with clock.at(NOON):
        line = read_line(f"{given_name} {family_name} {way.format(born)}")

    assert line == Line(line.text, given_name, family_name, born)


@given(NAMES, st.integers(0, 25))
def test_an_age_gives_a_birth_date_at_which_one_is_that_old(given_name, age):
    if given_name.lower() in NOT_NAMES:
        return
    with clock.at(NOON):
        line = read_line(f"{given_name}, {age}")

    assert line.is_birth_estimated
    assert date(NOON.year - age - 1, 11, 22) < line.born_on <= date(NOON.year - age, 11, 22)
