"""What is asked to begin a scale, and of each person who says where they stand on it."""

from django import forms

from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words
from frontend.scale_path import stone
from signs_of_safety.actions.scales import TOO_FAR
from signs_of_safety.models import HIGHEST, Rating

Readers = Rating.Readers


class StartScaleForm(KithForm):
    """The words of both ends."""

    once = OnceField()
    nought = words(
        "What is 0?",
        "Say what 0 means, so that everybody means the same.",
        rows=2,
        help_text="Like: Nobody is awake for the children, and the eldest is on his own with it.",
    )
    ten = words(
        "What is 10?",
        "Say what 10 means: what people see once the goal is reached.",
        rows=2,
        help_text="Like: Somebody always is, both know who, and we can stop coming.",
    )


def stands(label):
    """Where somebody stands, from 0 to 10."""
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        choices=[(number, str(number)) for number in range(HIGHEST + 1)],
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose a number from 0 to 10.", "invalid_choice": TOO_FAR},
    )


def may_see(label, everybody, workers):
    """Who may see where they stand, once everybody's is shown."""
    return forms.ChoiceField(
        label=label,
        choices=[(Readers.ALL.value, everybody), (Readers.WORKERS.value, workers)],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who may see it.",
            "invalid_choice": "Choose one of these.",
        },
    )


def a_name(label):
    """Who says it, on a device that goes from hand to hand."""
    return forms.CharField(
        label=label,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Say who this is."},
    )


class StandForm(KithForm):
    """Where one person stands, why, and who may know: by their own private link."""

    once = OnceField()
    number = stands("Where are we today?")
    why = words("Why there?", "Say why: the number says little without it.", rows=3)
    readers = may_see(
        "Who may see yours?",
        "The family, whoever else was asked, and everybody who reads the map",
        "Only the social workers",
    )


class PathForm(StandForm):
    """The same for a child: a stone on a path. Why there need not be said."""

    number = stands("Press the stone where you are today.")
    why = words("What makes it so?", "", rows=3, help_text="You can leave this out.")
    readers = may_see(
        "Who may see it?",
        "My family and the others too. A social worker talks with you first.",
        "Only the social workers",
    )

    def stones(self):
        """[(the radio, its picture)] along the path."""
        return [(radio, stone(radio.data["value"])) for radio in self["number"]]


class RateForm(StandForm):
    """One person on the worker's device, or a sheet of paper that is put in."""

    who = a_name("Who are you?")
    role = forms.ChoiceField(
        label="You are",
        choices=Rating.Role.choices,
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )
    field_order = ["once", "who", "role"]

    def clean(self):
        """A child may point, and say no more."""
        said = super().clean()
        if said.get("role") == Rating.Role.CHILD and not self.data.get("why", "").strip():
            self.errors.pop("why", None)
            said["why"] = ""
        return said


class ChildRateForm(PathForm):
    """A child on the worker's device."""

    who = a_name("What is your name?")
    field_order = ["once", "who"]

    def clean(self):
        """What the action takes."""
        return super().clean() | {"role": Rating.Role.CHILD}


class AskRatersForm(KithForm):
    """Who gets a private link of their own."""

    once = OnceField()
    person = forms.MultipleChoiceField(
        label="Whom do you ask?", required=False, widget=forms.CheckboxSelectMultiple
    )
    who = forms.CharField(
        label="Somebody else",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    role = forms.ChoiceField(
        label="They are",
        choices=[one for one in Rating.Role.choices if one[0] != Rating.Role.WORKER],
        initial=Rating.Role.FAMILY.value,
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = [(who, who) for who in people]

    def clean(self):
        """What the action takes: [(who, role)]."""
        said = super().clean()
        role, who = said.pop("role", ""), said.pop("who", "")
        chosen = [(name, self.people[name]) for name in said.pop("person", [])]
        return {"people": chosen + ([(who, role)] if who else [])}


class OpenRatingForm(KithForm):
    """Why others may know where a child stands."""

    once = OnceField()
    why = words(
        "What did the child say about it, and why is it safe?",
        "Say what the child wants, and why it is safe for them.",
        rows=3,
    )
