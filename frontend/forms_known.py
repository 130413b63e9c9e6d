"""What is asked of whoever asks if a child is known, and of whoever opens in an emergency."""

from django import forms

from agencies.models import Agency
from casework.models import BreakGlass
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import words


class KnownForm(KithForm):
    """A name, who is asking, and why. A birth date helps; it is not needed."""

    once = OnceField()
    name = forms.CharField(
        label="The child’s name",
        max_length=120,
        error_messages={"required": "Write the name you were given."},
    )
    born_on = DayField(
        label="Date of birth, if you were told",
        required=False,
        after_today=False,
        help_text="Like 4/5/2017.",
    )
    caller_name = forms.CharField(
        label="Who is asking?",
        max_length=120,
        error_messages={"required": "Write who is asking."},
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        to_field_name="ref",
        label="From which agency?",
        required=False,
        empty_label="None we know",
    )
    why = words("Why do they ask?", "Write why they ask.", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(is_host=False)


class RingBackForm(KithForm):
    """Which number was rung, and what they were told."""

    once = OnceField()
    rung_back_on = forms.CharField(
        label="The number you rang",
        max_length=30,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "inputmode": "tel"}),
        error_messages={"required": "Write the number you rang back on."},
    )
    told = words(
        "What did you tell them?",
        "",
        help_text="Leave it empty if you told them nothing.",
        max_length=500,
    )


class BreakGlassForm(KithForm):
    """Which record, and why it cannot wait."""

    once = OnceField()
    child = forms.ChoiceField(
        label="Which record?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the record."},
    )
    why = words("Why can this not wait?", "Say why this cannot wait. A reviewer reads it.")

    def __init__(self, *args, closed, **kwargs):
        """`closed` as `with_workers` gives them: a record is told by who works with the child."""
        super().__init__(*args, **kwargs)
        self.closed = {child.ref: child for child, _, _ in closed}
        child = self.fields["child"]
        child.choices = [(one.ref, _whose(allocation)) for one, allocation, _ in closed]
        if len(closed) == 1:
            child.widget = forms.HiddenInput()
            child.initial = next(iter(self.closed))

    def clean_child(self):
        return self.closed[self.cleaned_data["child"]]


def _whose(allocation):
    """“Daniel Abara, Northmoor West”: the name of the child is part of what is closed."""
    who = filter(None, [allocation.worker, allocation.team]) if allocation else ["Nobody now"]
    return "Worker: " + ", ".join(map(str, who))


class ReviewGlassForm(KithForm):
    """Whether it was right to open the record."""

    once = OnceField()
    finding = forms.ChoiceField(
        label="What do you find?",
        choices=BreakGlass.Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you find."},
    )
    finding_reasons = words("Why?", "Say why you think so.")
