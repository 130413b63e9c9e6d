"""A form is drawn so that everybody can fill it in, and nothing typed into it is lost."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as some

from audit import clock
from frontend.fields import (
    DAY_LIKE,
    MOMENT_LIKE,
    DayField,
    Hinted,
    KithForm,
    MomentField,
    OnceField,
    new_key,
)

LONDON = ZoneInfo("Europe/London")
MORNING = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
HOW_MUCH = [("network", "Who helps"), ("plan", Hinted("The plan", "And who helps."))]


class ShareForm(KithForm):
    once = OnceField()
    why = forms.CharField(
        label="What is it for?",
        help_text="The school will see this line.",
        max_length=40,
        widget=forms.Textarea(attrs={"class": "writing", "data-draft": "share", "rows": 4}),
    )
    level = forms.ChoiceField(label="How much?", choices=HOW_MUCH, widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        label="Who?",
        choices=[("mum", "Mum"), ("bev", "Auntie Bev")],
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
        error_messages={"required": "Tick at least one person."},
    )
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], required=False)
    is_told = forms.BooleanField(label="The family knows", required=False)
    until = DayField(label="Until when?")


class Tags(HTMLParser):
    """Every opening tag in some markup, with its attributes."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, *names):
        return [attrs for tag, attrs in self.found if tag in names]


def drawn(form, *names):
    return Tags("".join(form[name].as_field_group() for name in names or form.fields))


def sent(**typed):
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


@pytest.fixture(autouse=True)
def _morning():
    with clock.at(MORNING):
        yield


def test_every_input_has_a_label_or_a_legend():
    tags = drawn(ShareForm())
    labelled = {attrs["for"] for attrs in tags.of("label")}
    inputs = [
        each for each in tags.of("input", "textarea", "select") if each.get("type") != "hidden"
    ]
    assert {each["id"] for each in inputs} == labelled
    assert len(tags.of("legend")) == len(tags.of("fieldset")) == 2


@pytest.mark.parametrize("form", [ShareForm(), ShareForm({})], ids=["new", "with errors"])
def test_whatever_an_input_is_described_by_is_there(form):
    tags = drawn(form)
    ids = [attrs["id"] for _tag, attrs in tags.found if "id" in attrs]
    described = [
        each["aria-describedby"] for _tag, each in tags.found if "aria-describedby" in each
    ]
    assert set(" ".join(described).split()) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_wrong_field_says_so_to_every_reader():
    tags = drawn(ShareForm({}), "why")
    (textarea,) = tags.of("textarea")
    assert textarea["aria-invalid"] == "true"
    assert textarea["aria-describedby"] == "id_why_helptext id_why_error"


def test_what_a_widget_was_given_is_passed_through():
    (textarea,) = drawn(ShareForm(), "why").of("textarea")
    assert textarea["class"] == "govuk-textarea writing"
    assert textarea["data-draft"] == "share"
    ticks = drawn(ShareForm(), "who")
    assert not [each for each in ticks.of("input") if "inline" in each]
    assert "govuk-checkboxes--inline" in str(ticks.found)


def test_an_answer_may_carry_a_hint():
    tags = drawn(ShareForm(), "level")
    first, second = tags.of("input")
    assert "aria-describedby" not in first
    assert second["aria-describedby"] == "id_level_1_hint"
    assert "id_level_1_hint" in {attrs.get("id") for attrs in tags.of("div")}


def test_the_summary_leads_to_each_field_and_to_the_first_of_a_group():
    form = ShareForm(sent(until="soon"))
    assert form.problems == [
        ("id_why", "Write an answer for “What is it for?”."),
        ("id_level_0", "Choose an answer for “How much?”."),
        ("id_who_0", "Tick at least one person."),
        ("id_until", DAY_LIKE),
    ]
    summary = render_to_string("frontend/components/error_summary.html", {"form": form})
    assert "There is a problem" in summary
    ids = {attrs.get("id") for _tag, attrs in drawn(form).found}
    links = [attrs["href"].removeprefix("#") for attrs in Tags(summary).of("a")]
    assert links == [place for place, _ in form.problems]
    assert set(links) <= ids


def test_there_is_no_summary_where_there_is_no_problem():
    assert not render_to_string(
        "frontend/components/error_summary.html", {"form": ShareForm()}
    ).strip()


def test_what_is_wrong_is_said_plainly():
    form = ShareForm(sent(why="x" * 43, level="magic", who=["mum"], until="today"))
    assert form.problems == [
        ("id_why", "Write at most 40 characters. There are 43 now."),
        ("id_level_0", "Choose one of the answers that are here."),
    ]


@settings(deadline=None, max_examples=30)
@given(some.text(some.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=60))
def test_nothing_typed_is_lost_when_the_form_is_shown_again(text):
    form = ShareForm(sent(why=text, until=text, kind="b", who=["bev"], is_told="on"))
    form.is_valid()
    assert form["why"].value() == form["until"].value() == text
    tags = drawn(form)
    ticked = {each["id"] for each in tags.of("input") if "checked" in each}
    assert ticked == {"id_who_1", "id_is_told"}
    assert [each["value"] for each in tags.of("option") if "selected" in each] == ["b"]
    assert (
        next(each.get("value", "") for each in tags.of("input") if each.get("name") == "until")
        == text
    )


def test_a_form_keeps_its_key_when_it_is_shown_again_and_never_has_the_same_twice():
    key = new_key()
    assert ShareForm(sent(once=key))["once"].value() == key
    assert len({ShareForm()["once"].value() for _ in range(50)}) == 50
    assert ShareForm(sent(why="x"))["once"].value()
    assert OnceField().clean("") is None


def test_a_day_is_cleaned_to_a_date():
    assert DayField().clean("24 July 2027") == date(2027, 7, 24)
    assert DayField(required=False).clean(" ") is None
    assert DayField().prepare_value(date(2027, 7, 24)) == "24 July 2027"
    assert DayField().prepare_value("24/7") == "24/7"


def test_a_day_that_has_to_be_over_is_not_ahead():
    field = DayField(after_today=False)
    assert field.clean("24 July") == date(2026, 7, 24)
    with pytest.raises(ValidationError, match="not after today"):
        field.clean("tomorrow")


@pytest.mark.parametrize(
    ("typed", "moment", "precision"),
    [
        ("today 09:10", datetime(2026, 11, 22, 9, 10, tzinfo=UTC), "minute"),
        ("now", MORNING, "minute"),
        ("1 July 2026 10:30", datetime(2026, 7, 1, 9, 30, tzinfo=UTC), "minute"),
        ("yesterday", datetime(2026, 11, 21, 12, tzinfo=UTC), "day"),
        ("today", MORNING, "day"),  # noon is still to come
        ("this week", datetime(2026, 11, 16, 12, tzinfo=UTC), "week"),
        ("09:19", MORNING, "minute"),  # clocks differ a little
    ],
)
def test_a_moment_is_cleaned_with_how_exactly_it_was_said(typed, moment, precision):
    assert MomentField().clean(typed) == (moment, precision)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("tomorrow 10:00", "cannot be later than now"), ("this afternoon", "cannot be later than now"),
     ("next year", MOMENT_LIKE), ("32nd of Octember", MOMENT_LIKE),
     ("Monday 20 November 2026", "20 November 2026 is a Friday")],
)  # fmt: skip
def test_a_moment_that_cannot_be_is_asked_about(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        MomentField().clean(typed)


@settings(deadline=None, max_examples=30)
@given(some.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 20)))  # noqa: DTZ001
def test_a_moment_is_shown_as_it_can_be_typed_again(naive):
    whole = naive.replace(second=0, microsecond=0, tzinfo=LONDON).astimezone(UTC)
    with clock.at(MORNING):
        again, precision = MomentField().clean(MomentField().prepare_value(whole))
    assert precision == "minute"
    assert again.astimezone(LONDON).replace(fold=0) == whole.astimezone(LONDON).replace(fold=0)
