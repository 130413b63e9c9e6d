"""What is asked of somebody who writes to us; and of the worker who reads it."""

from django import forms

from agencies.models import Agency
from casework.models import Message
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words
from frontend.forms_referrals import ReferralForm

LONGEST = 10_000
"""Letters of one answer: three pages. Longer is told better by telephone."""


def line(label, longest, hint="", **kwargs):
    """One line to write, that may be left empty."""
    return forms.CharField(
        label=label, max_length=longest, help_text=hint, required=False, **kwargs
    )


class WriteForm(KithForm):
    """Who they are only as far as they choose, which child, the worry; and how to reach them."""

    once = OnceField()
    sender = forms.ChoiceField(
        label="Who are you?",
        choices=Message.Sender.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who you are."},
    )
    about = words(
        "Which child is this about?",
        "Write which child this is about, even if only a first name and a street.",
        rows=3,
        max_length=1000,
        help_text="What you know: a name, an age, where they live or go to school. It can be you.",
    )
    worries = words(
        "What are you worried about?",
        "Write what you are worried about.",
        rows=8,
        css="writing",
        max_length=LONGEST,
        help_text="What you saw or heard, and when. Your own words are right.",
    )
    going_well = words("What is going well?", "", max_length=LONGEST)
    needs_to_happen = words("What would need to happen?", "", max_length=LONGEST)
    name = line("Your name", 120, "You need not say. Then we cannot ask you more.")
    role = line("What you do, and where", 120, "Only if you work with children or families.")
    phone = line("Phone", 30)
    email = forms.EmailField(label="E-mail address", required=False)
    safe_contact = line(
        "How is it safe to reach you?",
        200,
        "When, and who must not see or hear it. We do not ring or write where it is not safe.",
    )

    def __init__(self, *args, is_known=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_known:
            for name in ("sender", "name", "role", "email"):
                del self.fields[name]


class TakeForm(ReferralForm):
    """Whom a message is about. What it says stands as it was written."""

    caller_name = caller_role = phone = safe_to_ring = None
    worries = going_well = needs_to_happen = None
    agency = forms.ModelChoiceField(
        label="Where they work",
        help_text="Only when you made sure that they are who they say. Then they may hear what "
        "was decided; else they hear that it was considered.",
        queryset=Agency.objects.order_by("name", "pk"),
        to_field_name="ref",
        required=False,
        empty_label="Not for an agency, or not made sure of",
    )

    def __init__(self, *args, message, **kwargs):
        super().__init__(*args, **kwargs)
        if message.sender != Message.Sender.PROFESSIONAL:
            del self.fields["agency"]

    def clean(self):
        """What the action takes."""
        said = super().clean()
        return {name: said[name] for name in ("children", "agency", "once")}


class AsideForm(KithForm):
    """Why nothing is done with a message."""

    once = OnceField()
    why = words(
        "Why is nothing done with it?",
        "Write why, so that somebody else could disagree.",
        max_length=300,
        help_text="It was sent twice, or tells of no child. Where it tells of a child, take it up, "
        "and decide.",
    )
