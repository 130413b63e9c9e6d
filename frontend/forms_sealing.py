"""What is asked when words about the wrong person are taken out of a record."""

from django import forms

from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words

OPENING = 140
"""Characters of a part of an assessment by which one knows it."""


class SealForm(KithForm):
    """Why, and which two people read it from now on."""

    once = OnceField()
    why = words(
        "Why does it have to be taken out?",
        "Say why it has to be taken out.",
        rows=2,
        help_text="Only the two people you name read this.",
    )
    first = forms.ChoiceField(
        label="Who reads what was taken out?",
        error_messages={"required": "Choose who reads it."},
    )
    second = forms.ChoiceField(
        label="And who else?", error_messages={"required": "Choose a second person."}
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {user.ref: user for user in people}
        names = [(ref, user.name) for ref, user in self.people.items()]
        for name in ("first", "second"):
            self.fields[name].choices = [("", "Choose"), *names]

    def clean_second(self):
        if self.cleaned_data["second"] == self.cleaned_data.get("first"):
            raise forms.ValidationError("Choose two different people.")
        return self.cleaned_data["second"]

    def clean(self):
        """What the action takes: the two people themselves."""
        said = super().clean()
        named = [said.pop(name, None) for name in ("first", "second")]
        return said | {"reviewers": [self.people[ref] for ref in named if ref]}


class SealPartsForm(SealForm):
    """Which parts of an assessment have to be taken out."""

    parts = forms.MultipleChoiceField(
        label="What has to be taken out?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what has to be taken out."},
    )
    field_order = ["once", "parts", "why", "first", "second"]

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [
            (key, text if len(text) <= OPENING else f"{text[:OPENING].rstrip()}…")
            for key, _, _, text in parts
        ]
