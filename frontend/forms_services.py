"""What is asked of help that is given: three things; later until when, and if it helped."""

from django import forms

from audit import clock
from casework.models import ServiceView
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import ChildrenField
from frontend.forms_steps import called


class ServiceForm(KithForm):
    """What help, who gives it, and since when. Whoever gives it themselves is not asked who."""

    once = OnceField()
    child = ChildrenField(
        label="Who gets this help?", help_text="It is written to those whom that person helps."
    )
    given = forms.CharField(
        label="What help is it?",
        max_length=200,
        help_text="Like: breakfast club every school day, or somebody to talk to on Tuesdays.",
        error_messages={"required": "Write what help it is."},
    )
    who = forms.ChoiceField(
        label="Who gives it?", error_messages={"required": "Choose who gives it."}
    )
    from_on = DayField(
        label="Since when?",
        after_today=False,
        error_messages={"required": "Write since which day, like 4 November."},
    )

    def __init__(self, *args, children, helpers=None, **kwargs):
        """`helpers` are those who can give it; None where the one who writes gives it."""
        first = {"child": [children[0].ref], "from_on": clock.today()}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["child"].offer(children)
        if helpers is None:
            del self.fields["who"]
            return
        self.helpers = {helper.line.ref: helper for helper in helpers}
        people = [(ref, called(one, len(children))) for ref, one in self.helpers.items()]
        self.fields["who"].choices = [("", "Choose somebody"), *people]

    def clean(self):
        """What the action takes: the first child apart from the others."""
        said = super().clean()
        self.first, *said["also"] = said.pop("child", None) or [None]
        if said.get("who"):
            said["who"] = self.helpers[said["who"]].line
        return said


class ServiceEndForm(KithForm):
    """Until when help was given."""

    once = OnceField()
    until_on = DayField(
        label="Until when was it given?",
        after_today=False,
        error_messages={"required": "Write until which day, like yesterday or 4 November."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"until_on": clock.today()}, **kwargs)


class ServiceViewForm(KithForm):
    """What somebody of the family thinks of it."""

    once = OnceField()
    helped = forms.ChoiceField(
        label="Did it help?",
        choices=ServiceView.Helped,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they say."},
    )
    who = forms.CharField(
        label="Who says so?",
        max_length=120,
        help_text="Like: Dawn, his mother.",
        error_messages={"required": "Write who says so."},
    )
    words = forms.CharField(
        label="In their words, if they said more", max_length=300, required=False
    )
