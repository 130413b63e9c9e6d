"""Days, moments, ages and numbers are said as people say them, and what was typed stays text."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as some

from audit import clock
from frontend.ages import age_of, short_age_of
from frontend.templatetags.kith import paragraphs, tel
from frontend.words import day_in_words, moment_in_words

TODAY = date(2026, 11, 11)
NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)


def shown(template, **context):
    with clock.at(NOON):
        return Template("{% load kith %}" + template).render(Context(context))


def person(**facts):
    nothing = dict.fromkeys(("born_on", "died_on", "expected_on", "is_birth_estimated"))
    return SimpleNamespace(**nothing | facts)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 29), "Thursday 29 October"),
        (date(2027, 3, 3), "Wednesday 3 March 2027"),
        (date(2026, 1, 1), "Thursday 1 January"),
    ],
)
def test_a_day_says_its_year_only_when_it_is_another(day, said):
    assert day_in_words(day, TODAY) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 11, 8, 40, tzinfo=UTC), "Today, 08:40"),
        (datetime(2026, 11, 10, 14, 2, tzinfo=UTC), "Yesterday, 14:02"),
        (datetime(2026, 11, 6, 9, 10, tzinfo=UTC), "Friday 6 November, 09:10"),
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), "Wednesday 31 December 2025, 23:59"),
    ],
)
def test_a_moment_is_near_or_a_day(moment, said):
    assert moment_in_words(moment, TODAY) == said


def test_a_moment_is_said_in_londons_time():
    summer = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert shown("{{ at|moment }}", at=summer) == "Wednesday 1 July, 23:30"
    assert shown("{{ at|day }}", at=late) == "Thursday 2 July"
    assert shown("{{ at|day }}|{{ at|moment }}", at=None) == "|"


@pytest.mark.parametrize(
    ("facts", "age", "short"),
    [
        ({"born_on": date(2017, 5, 4)}, "9 years old", "9"),
        ({"born_on": date(2017, 11, 12)}, "8 years old", "8"),
        ({"born_on": date(2026, 6, 1)}, "5 months old", "5 months"),
        ({"born_on": date(2026, 10, 28)}, "2 weeks old", "2 weeks"),
        ({"born_on": date(2026, 11, 10)}, "under a week old", "under a week"),
        (
            {"born_on": date(2014, 1, 1), "is_birth_estimated": True},
            "about 12 years old",
            "about 12",
        ),
        ({"expected_on": date(2027, 1, 20)}, *["expected 20 January 2027"] * 2),
        (
            {"born_on": date(1945, 5, 4), "died_on": date(2020, 2, 2)},
            *["died 2 February 2020"] * 2,
        ),
        ({}, "", ""),
    ],
)
def test_an_age_is_said_as_people_say_it(facts, age, short):
    with clock.at(NOON):
        assert (age_of(person(**facts)), short_age_of(person(**facts))) == (age, short)


def test_paragraphs_keep_the_writers_lines():
    assert paragraphs("One\r\nline.\r\n\r\n Two. ") == "<p>One<br>line.</p><p>Two.</p>"
    assert paragraphs("") == paragraphs(None) == paragraphs(" \n ") == ""


@settings(deadline=None, max_examples=50)
@given(some.text())
def test_paragraphs_never_let_typed_words_become_markup(text):
    markup = paragraphs(text)
    for mark in ("<p>", "</p>", "<br>"):
        markup = markup.replace(mark, "")
    assert not {"<", ">", '"', "'"} & set(markup)


def test_a_number_can_be_pressed():
    assert tel("07700 900142") == '<a class="tel" href="tel:07700900142">07700 900142</a>'
    assert tel("+44 1632 960104") == '<a class="tel" href="tel:+441632960104">+44 1632 960104</a>'
    assert tel("") == tel(None) == ""
    assert "<script" not in tel("<script>07700")
