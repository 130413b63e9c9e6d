"""What is asked when a record is kept close, somebody is kept from it, or a colleague is linked."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from agencies.models import User
from casework.actions.steps import leading_shares
from casework.models import Share
from frontend.choosing import TickedChildren
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words

MANY = 6
"""As many people of one name as are told apart in a sentence."""


class PersonField(forms.CharField):
    """Somebody with an account, by name or e-mail address. Cleans to the user.

    A council has thousands: a list to choose from would be no help.
    """

    def clean(self, value):
        text = super().clean(value).strip()
        people = User.objects.filter(is_active=True).select_related("membership__agency")
        exactly = people.filter(Q(email__iexact=text) | Q(name__iexact=text) | Q(ref=text))
        found = list(exactly[:MANY] or people.filter(name__icontains=text)[:MANY])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError("Nobody who signs in here is called that.")
        them = "; ".join(f"{_named(user)}, {user.email}" for user in found)
        raise ValidationError(f"Write the e-mail address of the one you mean: {them}.")


class WhyForm(KithForm):
    """Only a reason."""

    once = OnceField()
    why = words("Why?", "Say why. It is part of the record.")


class ExcludeForm(WhyForm):
    """Somebody, and why they must not see this child."""

    user = PersonField(
        label="Who must not see this record?",
        help_text="Their name or their e-mail address.",
        error_messages={"required": "Write who must not see it."},
    )

    also = TickedChildren(
        label="And from these brothers and sisters?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
    )

    field_order = ("once", "user", "also", "why")

    def __init__(self, *args, child, others=(), **kwargs):
        super().__init__(*args, initial={"also": [other.ref for other in others]}, **kwargs)
        self.child = child
        self.fields["also"].offer(others)
        if not others:
            del self.fields["also"]

    def clean_user(self):
        user = self.cleaned_data["user"]
        if self.child.exclusions.filter(user=user, ended_at=None).exists():
            raise ValidationError(f"{user} is kept from it already.")
        return user


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
    user = forms.ChoiceField(
        label="Which colleague?", error_messages={"required": "Choose a colleague."}
    )

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {user.ref: user for user in people}
        names = [(ref, user.name) for ref, user in self.people.items()]
        self.fields["user"].choices = [("", "Choose a colleague"), *names]

    def clean_user(self):
        """The colleague themselves."""
        return self.people[self.cleaned_data["user"]]


class KeepField(forms.ModelMultipleChoiceField):
    """The shares that stand; each ends unless it is ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self):
        super().__init__(
            Share.objects.none(),
            to_field_name="ref",
            label="Who else may go on seeing the child?",
            help_text="Everything else that was shared ends now.",
            required=False,
        )

    def label_from_instance(self, share):
        return f"{share.whom}: {share.purpose}"


def standing(child):
    """What is shared now with agencies and named people; colleagues go with their agency."""
    return child.shares.live().filter(under=None).select_related("agency", "user")


class StepDownForm(KithForm):
    """Who leads early help, what they are told, and which shares go on."""

    once = OnceField()
    lead = forms.ChoiceField(
        label="Who leads the help now?",
        error_messages={"required": "Choose the lead practitioner."},
    )
    summary = words(
        "What does the lead need to know?",
        "Write what the lead needs to know.",
        rows=6,
        help_text="Everybody who sees the plan reads this.",
    )
    keep = KeepField()

    def __init__(self, *args, child, leads, **kwargs):
        super().__init__(*args, **kwargs)
        self.leads = {user.ref: user for user in leads}
        named = [(ref, _named(user)) for ref, user in self.leads.items()]
        self.fields["lead"].choices = [("", "Choose"), *named]
        self.fields["keep"].queryset = standing(child)

    def clean_lead(self):
        """The practitioner themselves."""
        return self.leads[self.cleaned_data["lead"]]


def could_lead(child):
    """The people with whom the plan is shared now, by name or as their agency's leads."""
    shares = leading_shares(child)
    by_name = Q(shares__in=shares.exclude(user=None))
    as_leads = Q(groups__agency__shares__in=shares.filter(user=None))
    people = User.objects.filter(by_name | as_leads, is_active=True).distinct()
    return people.select_related("membership__agency")


class StepUpForm(WhyForm):
    """Why social care works with the child again, and which shares go on."""

    keep = KeepField()

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].queryset = standing(child)


def _named(user):
    return f"{user.name}, {user.agency}"
