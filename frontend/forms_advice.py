"""What is asked of a worker who advises somebody: three answers; and later what came of it."""

from django import forms

from casework.models import Advice, Referral
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words

CALLS = 6
"""How many calls one chooses from: those the same people made since."""


class AdviceForm(KithForm):
    """Who asked, what they asked, and what was advised."""

    once = OnceField()
    asked_by = forms.CharField(
        label="Who asks?",
        max_length=200,
        help_text="Their name, and where they work: “Mrs Adeyemi, Eastfield Primary”.",
        error_messages={"required": "Write who asks, even if only where they work."},
    )
    asked = words(
        "What do they ask?",
        "Write what they ask.",
        rows=5,
        css="writing",
        help_text="They need not name the child. Where a child may be hurt, it is a call.",
    )
    advised = words(
        "What do you advise?",
        "Write what you advise, so that a colleague could say the same.",
        rows=5,
        css="writing",
    )


class CameForm(KithForm):
    """What came of advice, and whether it was useful."""

    once = OnceField()
    came_of_it = forms.ChoiceField(
        label="What came of it?",
        choices=Advice.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it."},
    )
    referral = forms.ModelChoiceField(
        label="Which call did it become?",
        queryset=Referral.objects.none(),
        to_field_name="ref",
        widget=forms.RadioSelect,
        required=False,
        empty_label="None of these",
        error_messages={"invalid_choice": "Choose a call of this list, or none of these."},
    )
    was_useful = forms.ChoiceField(
        label="Was the advice useful to them?",
        choices=[*Advice.Useful.choices, ("", "Not asked")],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def __init__(self, *args, calls, **kwargs):
        super().__init__(*args, **kwargs)
        if not calls:
            del self.fields["referral"]
            return
        choice = self.fields["referral"]
        choice.queryset = Referral.objects.filter(pk__in=[call.pk for call in calls])
        choice.choices = [("", choice.empty_label), *((call.ref, _call(call)) for call in calls)]

    def clean(self):
        """A call is named only where it became one."""
        said = super().clean()
        if said.get("referral") and said.get("came_of_it") != Advice.Outcome.REFERRAL:
            self.add_error("came_of_it", "You chose a call: say it became one, or choose none.")
        return said


def _call(call):
    return f"{call.caller_name}, {call.received_at:%-d %B %Y}"
