"""What is asked of whoever contributes to an assessment: three plain questions, none required."""

from django import forms
from django.core.exceptions import ValidationError

from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import ChildrenField, words

ANY_ONE = "Write something in one of the boxes: any one will do."
WHOM = "Choose somebody who signs in, or write who gets the link."


class AskForm(KithForm):
    """Whom to ask, and about whom."""

    once = OnceField()
    child = ChildrenField(label="What they see of whom?")
    helper = forms.ChoiceField(
        label="Somebody who signs in",
        required=False,
        help_text="It stands on their first page.",
    )
    who = forms.CharField(
        label="Or somebody else, by a private link",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "family", "class": "govuk-input--width-20"}),
        help_text="Like: Bev Marsh, Ty’s aunt. You get a link for them; it works for four weeks.",
    )
    question = words(
        "Is there something in particular you want to know?",
        "",
        rows=2,
        help_text="They are asked what is going well, what worries them and what would help.",
    )

    def __init__(self, *args, children, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]
        self.lines = {one.line.ref: one.line for one in helpers if one.line.user_id}
        named = [(ref, str(line)) for ref, line in self.lines.items()]
        self.fields["helper"].choices = [("", "Choose somebody"), *named]

    def clean(self):
        """What the action takes: who, their account if they have one, and the children."""
        said = super().clean()
        line = self.lines.get(said.pop("helper", ""))
        said["children"] = said.pop("child", [])
        if bool(line) == bool(said.get("who")):
            raise ValidationError({"helper": WHOM})
        if line:
            said |= {"who": str(line)[:120], "user": line.user}
        return said


class SayingForm(KithForm):
    """Three plain questions. One box with something in it is enough."""

    once = OnceField()
    going_well = words("What is going well?", "", rows=4)
    worries = words("What worries you?", "", rows=4)
    would_help = words("What would help?", "", rows=4)

    def clean(self):
        """At least one of the three."""
        said = super().clean()
        if not any(said.get(name) for name in ("going_well", "worries", "would_help")):
            raise ValidationError({"going_well": ANY_ONE})
        return said


class LinkForm(SayingForm):
    """For somebody with a private link."""

    is_in_confidence = forms.BooleanField(
        label="Only the social workers may read this",
        required=False,
        help_text="Nobody of the family is told what you wrote, and no other agency.",
    )


class SignedInForm(SayingForm):
    """For somebody of another agency: they say whether the family may know."""

    may_know = forms.ChoiceField(
        label="May the family know what you say?",
        choices=[("yes", "Yes"), ("no", "No: only the social workers read it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the family may know what you say."},
    )

    def clean(self):
        """What the action takes."""
        said = super().clean()
        said["is_in_confidence"] = said.pop("may_know", "no") != "yes"
        return said


class HeardForm(SayingForm):
    """Something said in a talk, written down as theirs."""

    child = ChildrenField(label="About whom?")
    who = forms.CharField(
        label="Whose words are they?",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "family", "class": "govuk-input--width-20"}),
        error_messages={"required": "Say whose words they are."},
    )
    said_on = DayField(
        label="On which day?",
        required=False,
        after_today=False,
        help_text="Leave this empty for today.",
    )
    is_in_confidence = forms.BooleanField(
        label="They said it in confidence",
        required=False,
        help_text="Only whoever has the whole record reads it.",
    )
    field_order = ["once", "child", "who"]

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]

    def clean(self):
        """What the action takes."""
        said = super().clean()
        said["children"] = said.pop("child", [])
        return said
