"""What is asked when a record is kept close, somebody is kept from it, or a colleague is linked."""

from django import forms

from agencies.models import User
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import words


class WhyForm(KithForm):
    """Only a reason."""

    once = OnceField()
    why = words("Why?", "Say why. It is part of the record.")


class ExcludeForm(WhyForm):
    """Somebody, and why they must not see this child."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Who must not see this record?",
        error_messages={"required": "Choose a person."},
    )

    field_order = ("once", "user", "why")

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        kept_from = child.exclusions.filter(ended_at=None).values("user")
        people = User.objects.filter(is_active=True).exclude(pk__in=kept_from)
        self.fields["user"].queryset = people.select_related("membership__agency")
        self.fields["user"].label_from_instance = _named


class EndExclusionForm(KithForm):
    """Somebody who may see again what the rest of their grants allow."""

    once = OnceField()
    user = forms.ModelChoiceField(
        User.objects.none(), to_field_name="ref", widget=forms.HiddenInput
    )

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        kept_from = child.exclusions.filter(ended_at=None).values("user")
        self.fields["user"].queryset = User.objects.filter(pk__in=kept_from)


class ColleagueForm(KithForm):
    """A colleague of one's own agency."""

    once = OnceField()
    user = forms.ModelChoiceField(
        User.objects.none(),
        to_field_name="ref",
        label="Which colleague?",
        error_messages={"required": "Choose a colleague."},
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].label_from_instance = lambda user: user.name


class StepDownForm(KithForm):
    """Who leads early help, what they are told, until when, and which shares go on."""

    once = OnceField()
    lead = forms.ModelChoiceField(
        User.objects.none(),
        to_field_name="ref",
        label="Who leads the help now?",
        error_messages={"required": "Choose the lead practitioner."},
    )
    summary = words(
        "What does the lead need to know?", "Write what the lead needs to know.", rows=6
    )
    until = DayField(
        label="Until when?", error_messages={"required": "Say until when they see the plan."}
    )

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = child.involvements.current().exclude(agency=None).values("agency")
        helpers = User.objects.filter(is_active=True, membership__agency__in=agencies)
        self.fields["lead"].queryset = helpers.select_related("membership__agency")
        self.fields["lead"].label_from_instance = _named
        self.fields["keep"] = keep_field(child)


class StepUpForm(WhyForm):
    """Why social care works with the child again, and which shares go on."""

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"] = keep_field(child)


def keep_field(child):
    """The shares that stand; each ends unless it is ticked."""
    field = forms.ModelMultipleChoiceField(
        child.shares.live().filter(under=None).select_related("agency", "user"),
        to_field_name="ref",
        label="Which of these may go on seeing the child?",
        help_text="Everything else that was shared ends now.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field.label_from_instance = lambda share: f"{share.user or share.agency}: {share.purpose}"
    return field


def _named(user):
    return f"{user.name}, {user.agency}"
