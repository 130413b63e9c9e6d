"""What a child needs, and who will do what about it by when."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from assessments.models import Need
from audit import clock
from casework.actions.plans import NOT_IN_THE_NETWORK, WrittenStep
from frontend.fields import NEAR, WEEKDAYS, KithForm, OnceField, read_day
from frontend.forms_assessments import ChildrenField, words

MOST_STEPS = 3
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
A_DAY = re.compile(rf"[\w,]*\s*\d{{1,2}}(st|nd|rd|th)?\s+{MONTH}[,\s\d]*|[\d/.\-]+", re.IGNORECASE)
"""“12 November”, “Thu 12 Nov 2026” or “12/11/26”; “every 12 hours” and “10am” are words."""


class ByWhenField(forms.CharField):
    """A day, or words like “every school day”. Cleans to (day or None, words)."""

    def clean(self, value):
        text = super().clean(value)
        plain = text.lower().removeprefix("by ").strip()
        if not (A_DAY.fullmatch(plain) or plain in NEAR or plain in WEEKDAYS):
            return None, text
        try:
            day = read_day(plain)
        except ValidationError:
            raise ValidationError(
                f"“{text}” is not a day in the calendar. Write a day like 12 November, "
                "or words like: every school day."
            ) from None
        if day < clock.today():
            raise ValidationError("Choose a day that has not passed yet.")
        return day, ""


class NeedForm(KithForm):
    """One need from the child's side. A step that is left empty is no step."""

    once = OnceField()
    child = ChildrenField(label="Who needs this?")
    needs = words("The child needs…", "Say what the child needs.", rows=3)
    why = words("Why we think so", "", rows=4, help_text="What was seen and said, and by whom.")
    seriousness = forms.ChoiceField(
        label="How serious is it if nothing changes?",
        choices=Need.Seriousness,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how serious it is."},
    )
    seriousness_why = words(
        "Why that, for this child",
        "Say in a sentence why it is that serious for this child.",
        rows=2,
        help_text="One sentence that a parent can read.",
    )
    outcome = words(
        "What we want to see",
        "Say what we want to see.",
        rows=2,
        help_text="What people will see when it is better. This becomes a goal of the plan.",
    )
    steps = forms.IntegerField(
        required=False, initial=1, min_value=1, max_value=MOST_STEPS, widget=forms.HiddenInput
    )

    def __init__(self, *args, children, helpers, **kwargs):
        self.base_fields = {**self.base_fields, **_step_fields(helpers, len(children))}
        self.helpers = {helper.line.ref: helper for helper in helpers}
        super().__init__(*args, **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]

    @property
    def how_many_steps(self):
        """How many steps there is room for on the page; a number nobody can write is one."""
        asked = str(self["steps"].value() or 1)
        return min(int(asked), MOST_STEPS) if asked.isascii() and asked.isdigit() else 1

    @property
    def has_room(self):
        return self.how_many_steps < MOST_STEPS

    @property
    def step_rows(self):
        """[(number, what, who, by when)] of the steps on the page."""
        return [
            (n, self[f"what_{n}"], self[f"who_{n}"], self[f"by_{n}"])
            for n in range(1, self.how_many_steps + 1)
        ]

    def with_another(self):
        """The same words, unchecked, and room for one more step."""
        data = self.data.copy()
        data["steps"] = min(self.how_many_steps + 1, MOST_STEPS)
        form = type(self)(
            data, children=self.fields["child"].offered.values(), helpers=self.helpers.values()
        )
        form._errors = ErrorDict()
        return form

    def clean(self):
        """What the action takes: the need, its children, and its steps."""
        said = super().clean()
        said.pop("steps", None)
        said["children"] = said.pop("child", [])
        steps = [self._step(said, n) for n in range(1, MOST_STEPS + 1)]
        said["steps"] = [step for step in steps if step]
        return said

    def _step(self, said, n):
        names = f"what_{n}", f"who_{n}", f"by_{n}"
        what, who, by = (said.pop(name, None) for name in names)
        if not any(self.data.get(name, "").strip() for name in names):
            return None
        asked = "Say what will be done.", "Choose who will do it.", "Say by when: a day, or words."
        for name, sentence in zip(names, asked, strict=True):
            if not self.data.get(name, "").strip():
                self.add_error(name, sentence)
        helper = self.helpers.get(who)
        if helper and said["children"] and not helper.helps_any(said["children"]):
            self.add_error(f"who_{n}", NOT_IN_THE_NETWORK.format(name=helper.line.name))
        return WrittenStep(what, helper.line, *by) if what and helper and by else None


def _step_fields(helpers, of_how_many):
    people = [(helper.line.ref, _called(helper, of_how_many)) for helper in helpers]
    fields = {}
    for n in range(1, MOST_STEPS + 1):
        fields[f"what_{n}"] = forms.CharField(
            label="What will be done?", required=False, max_length=400
        )
        fields[f"who_{n}"] = forms.ChoiceField(
            label="Who will do it?", required=False, choices=[("", "Choose somebody"), *people]
        )
        fields[f"by_{n}"] = ByWhenField(
            label="By when?",
            required=False,
            max_length=120,
            help_text="A day like 12 November, or words like: every school day.",
        )
    return fields


def _called(helper, of_how_many):
    """“Mr Bell, Hillside Primary (helps Ty)”; with one child there is nothing to tell apart."""
    if of_how_many == 1:
        return str(helper.line)
    names = " and ".join(child.person.short_name for child in helper.children)
    return f"{helper.line} (helps {names})"
