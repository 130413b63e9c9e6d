"""Forms in GOV.UK's markup, and the fields people here type into.

`KithForm` renders each field with `{{ form.name.as_field_group }}`: label, hint, error, input, tied
together for screen readers. Whatever was typed comes back exactly as it was typed.
"""

import secrets
from datetime import date, datetime, time, timedelta

from dateutil import parser
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone

from audit import clock

WEEKDAYS = dict(
    zip(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        (MO, TU, WE, TH, FR, SA, SU),
        strict=True,
    )
)
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
DAY_LIKE = "Write a day like 24 July 2027, 24/7/27 or tomorrow."
MOMENT_LIKE = "Write when like today 10:30, yesterday, or 24 July 3pm."
COMPONENTS = "frontend/components/"


class Components(TemplatesSetting):
    """Draws fields with the templates of the pages."""

    field_template_name = f"{COMPONENTS}field.html"


class KithForm(forms.Form):
    """A form whose fields are GOV.UK's. `once` recognises a form that is sent a second time."""

    default_renderer = Components
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            component, css = _component(field.widget)
            field.template_name = field.template_name or f"{COMPONENTS}{component}.html"
            attrs = field.widget.attrs
            attrs["class"] = f"{css} {attrs.get('class', '')}".strip()
            _speak_plainly(field)
            if isinstance(field, OnceField):
                self.initial.setdefault(name, new_key())

    @property
    def problems(self):
        """[(id of the input to go to, sentence)] for the summary at the top of the page."""
        above = [("", sentence) for sentence in self.non_field_errors()]
        return above + [
            (_first_id(self[name]), sentence)
            for name, sentences in self.errors.items()
            if name in self.fields
            for sentence in sentences
        ]


def _component(widget):
    """(template, class of the input) for a widget; the more particular kinds come first."""
    kinds = (
        (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
        (forms.RadioSelect, "radios", "govuk-radios__input"),
        (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
        (forms.Textarea, "field", "govuk-textarea"),
        (forms.Select, "field", "govuk-select"),
        (forms.HiddenInput, "field", ""),
    )
    for kind, component, css in kinds:
        if isinstance(widget, kind):
            return component, css
    return "field", "govuk-input"


def _speak_plainly(field):
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _asked_for(field)


def _asked_for(field):
    is_a_pick = isinstance(field.widget, forms.Select)
    verb = "Choose an answer for" if is_a_pick else "Write an answer for"
    return f"{verb} “{field.label}”." if field.label else "Write something here."


def _first_id(bound):
    """A group of radios has no input of its own name: the link goes to the first of them."""
    is_group = isinstance(bound.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))
    return f"{bound.auto_id}_0" if is_group else bound.auto_id


def new_key():
    """A fresh key for one showing of a form."""
    return secrets.token_hex(16)


class OnceField(forms.CharField):
    """The hidden key of one showing of a form, kept when it is shown again with errors."""

    def __init__(self, **kwargs):
        kwargs = {"required": False, "max_length": 32, "widget": forms.HiddenInput, **kwargs}
        super().__init__(**kwargs)

    def clean(self, value):
        return super().clean(value) or None


class DayField(forms.CharField):
    """A day, in one input, the way people write it. Cleans to a date, or None when left empty."""

    def __init__(self, *, after_today=True, **kwargs):
        self.after_today = after_today
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return f"{value.day} {value:%B %Y}" if isinstance(value, date) else value

    def clean(self, value):
        if isinstance(value, date):
            return value
        text = super().clean(value)
        if not text:
            return None
        day = read_day(text)
        if not self.after_today and day > clock.today():
            raise ValidationError("Write a day that is not after today.")
        return day


class MomentField(forms.CharField):
    """A day and perhaps a time, in one input. Cleans to (moment, whether the time was said)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-20"}))
        super().__init__(**kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        moment, is_time_known = read_moment(text)
        if moment > clock.now() + timedelta(minutes=5):
            raise ValidationError("Write when it happened: it cannot be later than now.")
        return moment, is_time_known


def read_day(text):
    """The day somebody wrote, day first as in Britain. Raises ValidationError with an example."""
    words = text.strip().lower().rstrip(".").split()
    near = _near_day(words)
    return near or _parsed(text, DAY_LIKE).date()


def _near_day(words):
    today = clock.today()
    if words and words[-1] in WEEKDAYS and words[0] in {"last", "next", "on", words[-1]}:
        step = -1 if words[0] == "last" else 1
        return today + relativedelta(days=step, weekday=WEEKDAYS[words[-1]](step))
    if len(words) == 1 and words[0] in NEAR:
        return today + timedelta(days=NEAR[words[0]])
    return None


def read_moment(text):
    """(moment, whether a time was written). Raises ValidationError with an example."""
    words = text.strip().lower().replace(",", " ").replace(" at ", " ").split()
    if words == ["now"]:
        return clock.now(), True
    if words and words[0] in NEAR:
        day, rest = _near_day(words[:1]), " ".join(words[1:])
        at = _parsed(rest, MOMENT_LIKE).time() if rest else None
    else:
        first, second = _parsed(text, MOMENT_LIKE), _parsed(text, MOMENT_LIKE, noon=True)
        day, at = first.date(), first.time() if first.time() == second.time() else None
    moment = datetime.combine(day, at or time(12))
    return timezone.make_aware(moment, timezone.get_default_timezone()), at is not None


def _parsed(text, like, noon=False):
    # What is not written comes from the default: two defaults tell whether a time was written.
    default = datetime.combine(clock.today(), time(12) if noon else time.min)
    try:
        return parser.parse(text, dayfirst=not text[:4].isdigit(), default=default, ignoretz=True)
    except (parser.ParserError, OverflowError, ValueError):
        raise ValidationError(like) from None
