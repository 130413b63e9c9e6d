"""What is asked to tell a referrer the outcome: nothing that the decision says already."""

from django import forms

from casework.models import Decision
from feedback.models import ReferrerAnswer, ReferrerFeedback
from feedback.models.told import WORDS
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words

Variant, How = ReferrerFeedback.Variant, ReferrerFeedback.How
HOW = {
    How.TELEPHONE: "By telephone: I have rung, or ring now",
    How.LETTER: "By letter: printed from here",
    How.EMAIL: "By e-mail: a private link, and none of these words",
}


class TellForm(KithForm):
    """The words for one referrer. Of the public nothing is asked but how they were told."""

    once = OnceField()
    variant = forms.ChoiceField(choices=Variant.choices, widget=forms.HiddenInput)
    decision = words("What was decided", "Write what was decided.")
    reasons = words(
        "Why, in plain words", "Write why, so that they could disagree.", rows=6, css="writing"
    )
    next_steps = words("What happens next", "")
    asked_of_you = words("What we ask of you", "")
    cannot_tell = words("What we cannot tell you, and why", "")
    challenge = words("If you disagree", "Write how they can disagree, and to whom.")
    contact_name = forms.CharField(
        label="Whom they can ask for",
        max_length=120,
        error_messages={"required": "Write whom they can ask for."},
    )
    contact_phone = forms.CharField(
        label="Where to ring",
        max_length=30,
        error_messages={"required": "Write the number on which they can ask."},
    )
    how = forms.ChoiceField(
        label="How are they told?",
        choices=HOW.items(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they are told."},
    )
    to_email = forms.EmailField(
        label="Their work e-mail address",
        help_text="A code is sent there before their private link shows any of this. Whoever has "
        "an account here with this address reads it by signing in.",
        required=False,
    )
    is_decided = forms.BooleanField(
        label="I have read the names and places that are marked. They may know them.",
        required=False,
    )

    def __init__(self, *args, variant, is_mail_set, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["variant"].initial = variant
        if variant == Variant.PUBLIC:
            for name in WORDS:
                del self.fields[name]
            self.fields["contact_phone"].required = False
        if variant != Variant.PROFESSIONAL:
            self.fields["to_email"].label = "Their e-mail address"
            self.fields["to_email"].help_text = "Only if it is safe: who else reads their mail?"
        if not is_mail_set:
            self.fields["how"].choices = [(h, said) for h, said in HOW.items() if h != How.EMAIL]

    @property
    def parts(self):
        """[(heading, words)] as they are typed, to be read again with the names marked."""
        fields = (self[name] for name in WORDS if name in self.fields)
        return [(field.label, field.value() or "") for field in fields]


class CodeForm(KithForm):
    """The code that was sent to whoever told us."""

    code = forms.CharField(
        label="The code",
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-10",
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
            }
        ),
        error_messages={"required": "Write the code we sent."},
    )


class AnswerForm(KithForm):
    """What somebody says to what they were told."""

    once = OnceField()
    view = forms.ChoiceField(
        label="What do you say?",
        choices=ReferrerAnswer.View.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you say."},
    )
    words = words(
        "In your own words",
        "",
        rows=6,
        css="writing",
        help_text="What you see differently, or what we do not know yet.",
    )

    def clean(self):
        """Who understands need not say more."""
        said = super().clean()
        if said.get("view") != ReferrerAnswer.View.UNDERSTOOD and not said.get("words"):
            self.add_error("words", "Write what you see differently, or what we do not know yet.")
        return said


class MoreForm(AnswerForm):
    """Of whoever was told only that it was received: what else they have to tell."""

    view = None

    def clean(self):
        return {**super().clean(), "view": ReferrerAnswer.View.MORE}


class LookForm(KithForm):
    """What comes of a second look, and why."""

    once = OnceField()
    outcome = forms.ChoiceField(
        label="What will happen now?",
        choices=Decision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what will happen now."},
    )
    reasons = words(
        "Why?",
        "Write the reasons, so that they can read why.",
        rows=6,
        css="writing",
        help_text="They and the family may read this. Say what you looked at that was not looked "
        "at before, even where it stays as it was decided.",
    )
