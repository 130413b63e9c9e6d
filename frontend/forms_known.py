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
        label="From which agency?",
        required=False,
        empty_label="None we know",
    )
    why = forms.CharField(
        label="Why do they ask?",
        max_length=300,
        error_messages={"required": "Write why they ask."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(is_host=False)


class RingBackForm(KithForm):
    """Which number was rung, and what they were told."""

    once = OnceField()
    rung_back_on = forms.CharField(
        label="The number you rang",
        max_length=30,
        error_messages={"required": "Write the number you rang back on."},
    )
    told = forms.CharField(label="What did you tell them?", max_length=500, required=False)


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
        super().__init__(*args, **kwargs)
        self.closed = {child.ref: child for child in closed}
        self.fields["child"].choices = [(child.ref, str(child)) for child in closed]

    def clean_child(self):
        return self.closed[self.cleaned_data["child"]]


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
