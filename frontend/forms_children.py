"""What is asked on the pages about a child: why it is opened, who helps, and our work with them."""

from django import forms

from agencies.models import Agency, Team, User
from casework.levels import Level
from casework.purposes import PURPOSES
from frontend.fields import KithForm, OnceField

WHO_MAY_KNOW = (
    (Level.NETWORK.value, "Everyone who helps"),
    (Level.RECORD.value, "Only those who work with the whole record"),
)


class WhyForm(KithForm):
    """One pick, kept for today."""

    purpose = forms.ChoiceField(
        label="Why do you open this record?",
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why you open this record."},
    )


class HelperForm(KithForm):
    """Somebody who helps: two things must be said, a telephone number is wanted."""

    once = OnceField()
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="As the family says it: Auntie Bev, Mr Bell.",
        error_messages={"required": "Write who helps, even if only a first name."},
    )
    role = forms.CharField(
        label="Who they are",
        max_length=120,
        help_text="Class teacher, grandmother, health visitor.",
        error_messages={"required": "Write who they are to this child: teacher, neighbour."},
    )
    phone = forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "class": "govuk-input--width-20"}),
    )
    agency = forms.ModelChoiceField(
        label="Where they work",
        queryset=Agency.objects.all(),
        required=False,
        to_field_name="ref",
        empty_label="Nowhere: family, friend or neighbour",
    )
    level = forms.TypedChoiceField(
        label="Who may know that they help",
        choices=WHO_MAY_KNOW,
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text="Left open, everyone knows of a school or a neighbour; a refuge, a clinic or "
        "probation is kept to the record.",
    )


class WhyOpenForm(KithForm):
    """Why social care begins to work with a child."""

    once = OnceField()
    why = forms.CharField(
        label="Why do we begin to work with them?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why we begin. The family may read it."},
    )


class WhyCloseForm(KithForm):
    """Why social care stops working with a child."""

    once = OnceField()
    why = forms.CharField(
        label="Why do we finish?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is different for the child now, and who goes on helping.",
        error_messages={"required": "Write why we finish. The family may read it."},
    )


class AllocateForm(KithForm):
    """Who works with this child from now on, and why that changes."""

    once = OnceField()
    worker = forms.ModelChoiceField(
        label="Worker",
        queryset=User.objects.caseworkers(),
        required=False,
        to_field_name="ref",
        empty_label="Nobody by name",
    )
    team = forms.ModelChoiceField(
        label="Team",
        queryset=Team.objects.all(),
        required=False,
        to_field_name="ref",
        empty_label="No team",
        help_text="Everybody in the team works with this child as their own.",
    )
    why = forms.CharField(
        label="Why does it change?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The child may ask. Say so if it is for our sake and not for theirs.",
    )
