"""What is asked to share a finished assessment with the family, and what its reader answers."""

from django import forms

from assessments.models import EditionAnswer, EditionGiven
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import words


class EditionForm(KithForm):
    """One edition: for whom, and in which words."""

    once = OnceField()
    who = forms.CharField(
        label="Who will read it?",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "family", "class": "govuk-input--width-20"}),
        help_text="One person. Somebody else gets one of their own.",
        error_messages={"required": "Say who will read it."},
    )
    why = words("What this was for", "", rows=4)
    needs = words("What we found, and what will happen", "Write what was found.", rows=16)
    decision = words("What we decided, and why", "Write what was decided.", rows=8)
    disagree = words("If you see it differently", "", rows=4)
    is_decided = forms.BooleanField(
        label="I have read the names and places that are marked. This reader may know them.",
        required=False,
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = children

    def clean(self):
        """What the action takes."""
        return {**super().clean(), "children": self.about}

    @property
    def parts(self):
        """[(heading, words)] as they are typed, to be read again with the names marked."""
        fields = (self[name] for name in ("why", "needs", "decision", "disagree"))
        return [(field.label, field.value() or "") for field in fields]


class GiveForm(KithForm):
    """How an edition was given."""

    once = OnceField()
    how = forms.ChoiceField(
        label="How do you give it?",
        choices=[
            (EditionGiven.How.LINK, "By a private link, made now"),
            (EditionGiven.How.PAPER, "On paper"),
            (EditionGiven.How.ALOUD, "Read out and talked through"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you give it."},
    )
    given_on = DayField(
        label="On which day?",
        required=False,
        after_today=False,
        help_text="Leave this empty for today.",
    )


class ReplyForm(KithForm):
    """What its reader answers."""

    once = OnceField()
    view = forms.ChoiceField(
        label="Do you agree?",
        choices=EditionAnswer.View,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree."},
    )
    words = words("In your own words, if you like", "", rows=5)
