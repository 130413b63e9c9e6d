"""Forms in GOV.UK's markup, and the fields people here type into.

`KithForm` draws each field with `{{ form.name.as_field_group }}`: label, hint, error and input,
tied together for screen readers. Whatever was typed is shown again exactly as it was typed.
"""

import secrets
from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone

from audit import clock
from casework.moments import Precision
from frontend.written_days import NotADayError, day_written
from frontend.written_moments import moment_written

DAY_LIKE = "Write a day like 24 July 2027, 24/7/27 or tomorrow."
MOMENT_LIKE = "Write when like today 10:30, about 3pm, yesterday evening, 24 July or last week."
ZONE = timezone.get_default_timezone()
CLOCKS_DIFFER = timedelta(minutes=5)
COMPONENTS = "frontend/components/"
GROUPS = forms.RadioSelect, forms.CheckboxSelectMultiple
PARTS = (
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Textarea, "field", "govuk-textarea"),
    (forms.Select, "field", "govuk-select"),
    (forms.HiddenInput, "hidden", ""),
    (forms.MultipleHiddenInput, "hidden", ""),
    (forms.Widget, "field", "govuk-input"),
)
"""(kind of widget, part that draws it, class of its input); the more particular come first."""
PLAINLY = {
    "max_length": "Write at most %(limit_value)d characters. There are %(show_value)d now.",
    "min_length": "Write at least %(limit_value)d characters. There are %(show_value)d now.",
    "invalid_choice": "Choose one of the answers that are here.",
}


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
            _dress(field)
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


def _dress(field):
    """Give a field the part that draws it, the class of its input, and plain words when wrong."""
    attrs = field.widget.attrs
    part, css = next((part, css) for kind, part, css in PARTS if isinstance(field.widget, kind))
    field.template_name = field.template_name or f"{COMPONENTS}{part}.html"
    field.is_inline = bool(attrs.pop("inline", False))
    if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
        attrs.setdefault("autocomplete", "off")  # else the browser keeps it in its own files
    if css:
        attrs["class"] = f"{css} {attrs.get('class', '')}".strip()
    plain = {"required": _asked_for(field), **PLAINLY}
    for code, sentence in plain.items():
        if field.error_messages.get(code) == _what_django_says(field, code):
            field.error_messages[code] = sentence


def _what_django_says(field, code):
    """Django's own words for this kind of field. What one of our own fields says is kept."""
    theirs = [kind for kind in type(field).__mro__ if kind.__module__.startswith("django.")]
    said = [getattr(kind, "default_error_messages", {}) for kind in theirs]
    return next((words[code] for words in said if code in words), None)


def _asked_for(field):
    is_a_pick = isinstance(field.widget, forms.widgets.ChoiceWidget)
    verb = "Choose an answer for" if is_a_pick else "Write an answer for"
    return f"{verb} “{field.label}”." if field.label else "Write something here."


def _first_id(bound):
    """A group of radios has no input of its own name: the link goes to the first of them."""
    is_group = isinstance(bound.field.widget, GROUPS)
    return f"{bound.auto_id}_0" if is_group else bound.auto_id


class Hinted(str):
    """The label of a radio or a tick with a line that says more: `(value, Hinted(label, hint))`."""

    def __new__(cls, label, hint=""):
        hinted = super().__new__(cls, label)
        hinted.hint = hint
        return hinted


class Opening(Hinted):
    """The label of a radio that opens one more question, `opened` of its form, when it is chosen.

    The style sheet hides it until then; where none is read, it stands below all the time.
    """

    opens = True


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

    def bound_data(self, data, initial):
        """What was sent; a form that came without its key is shown again with one."""
        return data or initial


class DayField(forms.CharField):
    """A day, in one input, the way people write it. Cleans to a date, or None when left empty.

    A day without its year is the next one, or with `after_today=False` the last one.
    """

    def __init__(self, *, after_today=True, **kwargs):
        self.after_today = after_today
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return _in_words(value) if isinstance(value, date) else value

    def clean(self, value):
        if isinstance(value, date):
            return value
        text = super().clean(value)
        if not text:
            return None
        day = read_day(text, ahead=self.after_today)
        if not self.after_today and day > clock.today():
            raise ValidationError("Write a day that is not after today.")
        return day


class MomentField(forms.CharField):
    """When something happened, in one input, as exactly or as vaguely as it is known.

    Cleans to (moment, Precision), or None when left empty.
    """

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-20"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        if not isinstance(value, datetime):
            return value
        local = value.astimezone(ZONE)
        return f"{_in_words(local)} {local:%H:%M}"

    def clean(self, value):
        text = super().clean(value)
        return read_moment(text) if text else None


def read_day(text, *, ahead=True):
    """The day somebody wrote, day first as in Britain. Raises ValidationError with an example."""
    try:
        return day_written(text, clock.today(), ahead=ahead)
    except NotADayError as error:
        raise ValidationError(str(error) or DAY_LIKE) from None


def read_moment(text):
    """(moment, Precision) of what somebody wrote; never later than now.

    Raises ValidationError with an example, or for what has not begun yet.
    """
    now = clock.now()
    if text.strip().lower() in {"now", "just now"}:
        return now, Precision.MINUTE
    try:
        said = moment_written(text, clock.today())
    except NotADayError as error:
        raise ValidationError(str(error) or MOMENT_LIKE) from None
    begins, stands = (timezone.make_aware(each, ZONE) for each in (said.begins, said.stands))
    if begins > now + CLOCKS_DIFFER:
        raise ValidationError("Write when it happened: it cannot be later than now.")
    return min(stands, now), said.precision


def _in_words(day):
    return f"{day.day} {day:%B %Y}"
