"""An assessment has no deadline, no status and no countdown: in no model, page, field or file.

What is counted is how long something took, afterwards or when somebody asks; what is planned is a
day with its reason. A day by which a named person does something is a step of a plan, and theirs.
"""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from rest_framework import serializers

from api.shown.assessments import AssessmentOpened, AssessmentShown
from assessments.actions import pause_assessment
from audit import clock
from learning.figures import Bar, Spell, Spread
from tests.factories import (
    AssessmentFactory,
    DecisionPointFactory,
    NeedFactory,
    allocate,
    arranging,
)
from tests.frontend.assessments.pages import address, shown, signed_in

CLOCKS = {
    "due", "overdue", "deadline", "deadlines", "late", "lateness", "breach", "breached", "target",
    "timescale", "sla", "rag", "red", "amber", "green", "status", "countdown", "remaining", "left",
    "expires", "working",
}  # fmt: skip
"""Words no field, class or key of an assessment is called by."""
SAID = re.compile(
    r"\b(overdue|due (on|by|in|date)|deadline|days? left|remaining|in breach|out of time|"
    r"timescale|countdown|working days?|behind schedule|late by|is late|RAG)\b",
    re.IGNORECASE,
)
"""What no page of one says."""
COLOURS = re.compile(
    r"(^|[-_])(red|amber|green|rag|danger|warning|success|due|late|overdue)($|[-_])"
)
PAGES = (
    "assessment", "assessment_write", "assessment_need", "assessment_when", "assessment_pause",
    "assessment_ask", "assessment_heard", "assessment_score", "assessment_conclude",
)  # fmt: skip
NINETY_DAYS = timedelta(days=90)


def clocks_in(names):
    """Those of these names that have a clock in them."""
    return {name for name in names if CLOCKS & set(re.split(r"[^a-z]+", name.lower()))}


def keys_of(shown_as):
    """The name of every field of an API answer, however deep."""
    for name, field in shown_as.get_fields().items():
        yield name
        inner = getattr(field, "child", field)
        if isinstance(inner, serializers.Serializer):
            yield from keys_of(inner)


def test_no_field_of_an_assessment_is_a_clock():
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("assessments").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
    }
    assert len(fields) > 150
    assert clocks_in(name.partition(".")[2] for name in fields) == set()


def test_no_choice_of_an_assessment_is_a_status():
    said = {
        str(label)
        for model in apps.get_app_config("assessments").get_models()
        for field in model._meta.concrete_fields
        for _, label in field.choices or ()
    }
    assert clocks_in(said) == set()


def test_no_key_of_the_api_is_a_clock():
    keys = {*keys_of(AssessmentShown()), *keys_of(AssessmentOpened())}
    assert len(keys) > 60
    assert clocks_in(keys) == set()


def test_no_figure_of_assessments_is_a_clock():
    assert clocks_in([*Spell._fields, *Bar._fields, *Spread._fields]) == set()


@pytest.mark.parametrize("planted", ["due_on", "rag", "days_left", "is_overdue", "status"])
def test_a_clock_that_is_planted_is_found(planted):
    """The twin: with such a field on a model, or such a key in an answer, the tests above fail."""

    class Shown(AssessmentShown):
        locals()[planted] = serializers.CharField()

    assert clocks_in(keys_of(Shown())) == {planted}


@pytest.fixture
def long_under_way(ty, worker, east):
    """An assessment of ninety days, whose day passed long ago, and that stood still meanwhile."""
    allocate(ty, worker=worker, team=east)
    with clock.at(clock.now() - NINETY_DAYS):
        assessment = AssessmentFactory(children=[ty], lead=worker, analysis="He is tired")
        DecisionPointFactory(assessment=assessment, set_by=worker)
        with arranging():
            NeedFactory(assessment=assessment, children=[ty])
        today = clock.today()
    pause_assessment(
        assessment, by=worker, from_on=today, until_on=clock.today(), whose="ours", why="No car"
    )
    return assessment


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_an_assessment_says_or_colours_time(client, worker, long_under_way, name):
    page = signed_in(client, worker).get(address(name, long_under_way))
    assert page.status_code == 200
    classes = re.findall(r'class="([^"]*)"', page.content.decode())

    assert SAID.findall(shown(page)) == []
    assert [one for css in classes for one in css.split() if COLOURS.search(one)] == []


def test_long_ones_are_asked_why_only_where_a_council_wants_it(
    client, worker, long_under_way, settings
):
    asked, page = "why is that right for", address("assessment", long_under_way)
    browser = signed_in(client, worker)
    assert asked not in shown(browser.get(page))

    settings.ASK_WHY_AFTER_DAYS = 45
    assert asked in shown(browser.get(page))
    DecisionPointFactory(assessment=long_under_way, set_by=worker, why="The school is closed")
    assert asked not in shown(browser.get(page))
