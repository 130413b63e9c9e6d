"""What will be done, who will do it and by when: steps of a need, of a goal, and one more."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from audit import clock
from casework.actions.plans import NOT_IN_THE_NETWORK, WrittenStep
from frontend.fields import KithForm, read_day
from frontend.written_days import NEAR, WEEKDAYS

MOST_STEPS = 3
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
A_DAY = re.compile(rf"[\w,]*\s*\d{{1,2}}(st|nd|rd|th)?\s+{MONTH}[,\s\d]*|[\d/.\-]+", re.IGNORECASE)
"""“12 November”, “Thu 12 Nov 2026” or “12/11/26”; “every 12 hours” and “10am” are words."""

SAY_WHAT, SAY_WHO = "Say what will be done.", "Choose who will do it."
SAY_WHEN = "Say by when: a day, or words."


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


class StepsForm(KithForm):
    """Something that one or more steps are needed for. A step that is left empty is no step.

    `helpers` are those who can do one (casework.network.Helper), `of_how_many` children.
    """

    steps = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)

    def __init__(self, *args, helpers, of_how_many, **kwargs):
        self.helpers = {helper.line.ref: helper for helper in helpers}
        people = [(ref, called(helper, of_how_many)) for ref, helper in self.helpers.items()]
        of_steps = {}
        for n in range(1, MOST_STEPS + 1):
            of_steps |= {f"{name}_{n}": field for name, field in step_fields(people).items()}
        self.base_fields = {**self.base_fields, **of_steps}
        super().__init__(*args, **kwargs)

    @property
    def how_many_steps(self):
        """How many steps there is room for on the page; a number nobody can write is one."""
        asked = str(self["steps"].value())
        return max(1, min(int(asked), MOST_STEPS)) if asked.isascii() and asked.isdigit() else 1

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

    def with_another(self, **of_form):
        """The same words, unchecked, and room for one more step."""
        data = self.data.copy()
        data["steps"] = min(self.how_many_steps + 1, MOST_STEPS)
        form = type(self)(data, **of_form)
        form._errors = ErrorDict()
        return form

    def written_steps(self, said, children):
        """Take what was typed of the steps out of `said`. Each helps one of `children`."""
        said.pop("steps", None)
        steps = [self._step(said, n, children) for n in range(1, MOST_STEPS + 1)]
        return [step for step in steps if step]

    def _step(self, said, n, children):
        names = f"what_{n}", f"who_{n}", f"by_{n}"
        what, who, by = (said.pop(name, None) for name in names)
        if not any(self.data.get(name, "").strip() for name in names):
            return None
        for name, sentence in zip(names, (SAY_WHAT, SAY_WHO, SAY_WHEN), strict=True):
            if not self.data.get(name, "").strip():
                self.add_error(name, sentence)
        helper = self.helpers.get(who)
        if helper and children and not helper.helps_any(children):
            self.add_error(f"who_{n}", NOT_IN_THE_NETWORK.format(name=helper.line.name))
        return WrittenStep(what, helper.line, *by) if what and helper and by else None


def step_fields(people, *, required=False):
    """The fields of one step; `people` are the choices of who."""
    return {
        "what": forms.CharField(
            label="What will be done?",
            required=required,
            max_length=400,
            error_messages={"required": SAY_WHAT},
        ),
        "who": forms.ChoiceField(
            label="Who will do it?",
            required=required,
            choices=[("", "Choose somebody"), *people],
            error_messages={"required": SAY_WHO},
        ),
        "by": ByWhenField(
            label="By when?",
            required=required,
            max_length=120,
            help_text="A day like 12 November, or words like: every school day.",
            error_messages={"required": SAY_WHEN},
        ),
    }


def called(helper, of_how_many):
    """“Mr Bell, Hillside Primary (helps Ty)”; with one child there is nothing to tell apart."""
    if of_how_many == 1:
        return str(helper.line)
    names = " and ".join(child.person.short_name for child in helper.children)
    return f"{helper.line} (helps {names})"
