"""The decision of an assessment, and the coded picks that belong to it."""

from django import forms

from assessments.codes import closure_reasons, factors, primary_needs
from assessments.models import Assessment
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words


class ConcludeForm(KithForm):
    """The decision an assessment was for, and what is picked for each child."""

    once = OnceField()
    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=Assessment.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide."},
    )
    closure = forms.ChoiceField(label="If you close: why does social care stop?", required=False)
    reasons = words(
        "Your reasons",
        "Write the reasons for your decision.",
        rows=8,
        help_text="So that a parent, and one day the child, can see how you came to it.",
    )

    def __init__(self, *args, children, **kwargs):
        self.children = children
        picks = {"primary_need": _main_need("Choose one"), "factors": _factors("What was found")}
        for child in children if len(children) > 1 else ():
            name = child.person.short_name
            picks[f"primary_need-{child.ref}"] = _main_need("The same", f"{name}’s main need")
            picks[f"factors-{child.ref}"] = _factors(f"Found for {name} as well")
        self.base_fields = {**self.base_fields, **picks}
        super().__init__(*args, **kwargs)
        reasons = [(one.code, one.label) for one in closure_reasons()]
        self.fields["closure"].choices = [("", "Choose one"), *reasons]

    @property
    def each_child(self):
        """[(child, the field of their main need, the field of what was found)] of several."""
        return [
            (child, self[f"primary_need-{child.ref}"], self[f"factors-{child.ref}"])
            for child in self.children
            if f"factors-{child.ref}" in self.fields
        ]

    def clean(self):
        """What the action takes: the decision, and the picks of each child."""
        said = super().clean()
        found, main = said.pop("factors", []), said.pop("primary_need", "")
        said["picks"] = {}
        for child in self.children:
            as_well = said.pop(f"factors-{child.ref}", [])
            own = said.pop(f"primary_need-{child.ref}", "")
            said["picks"][child] = ([*found, *as_well], own or main)
        return said


def _main_need(without, label="The main need"):
    named = [(one.code, one.label) for one in primary_needs()]
    return forms.ChoiceField(label=label, required=False, choices=[("", without), *named])


def _factors(label):
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(one.code, one.label) for one in factors()],
        widget=forms.CheckboxSelectMultiple,
    )
