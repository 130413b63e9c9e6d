"""What is asked about enquiries and plans, and of whatever ends or was a mistake: little."""

from django import forms

from audit import clock
from casework.models import Section47
from frontend.choosing import TickedChildren
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import ChildrenField, words


def day_since(label):
    """A day that is not after today; today unless said."""
    return DayField(
        label=label,
        after_today=False,
        error_messages={"required": "Write on which day, like yesterday or 4 November."},
    )


class OfChildren(KithForm):
    """Something written once for all the children it concerns: the one in view is ticked."""

    once = OnceField()
    child = ChildrenField(label="Whom is it about?")

    def __init__(self, *args, children, chosen, initial=None, **kwargs):
        first = {"child": [chosen.ref], **self.filled(), **(initial or {})}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["child"].offer(children)
        self.children = children

    def filled(self):
        """What stands there before anybody types."""
        return {}

    def clean_child(self):
        self.about = self.cleaned_data["child"]
        return self.about


class EnquiryForm(OfChildren):
    """A section 47 enquiry that no strategy discussion here tells of."""

    began_on = day_since("When did it begin?")
    why_begun = words("Why?", "Write why it began. The family may read it.", rows=5)

    def filled(self):
        return {"began_on": clock.today()}

    def clean(self):
        typed = super().clean()
        return typed | {"children": typed.pop("child", [])}


class EndForm(KithForm):
    """When something ended, and why; and for which brothers and sisters too."""

    once = OnceField()
    also = TickedChildren(label="Does it end for them too?", required=False)
    ended_on = day_since("When did it end?")
    why_ended = words("Why did it end?", "Write why it ended. The family may read it.", rows=4)

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, initial={"ended_on": clock.today()}, **kwargs)
        self.others = {other.child.pk: other for other in others}
        self.fields["also"].offer([other.child for other in others])
        if not others:
            del self.fields["also"]

    def clean_also(self):
        """The same ones of the children ticked."""
        return [self.others[child.pk] for child in self.cleaned_data["also"]]


class EndLegalForm(EndForm):
    """Why an order ended before its last day: it is told in one line."""

    why_ended = forms.CharField(
        label="Why did it end?",
        max_length=300,
        help_text="Discharged by the court, charges dropped, bail lifted.",
        error_messages={"required": "Write why it ended."},
    )


class EndEnquiryForm(EndForm):
    """What an enquiry found."""

    outcome = forms.ChoiceField(
        label="What did we find?",
        choices=Section47.Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what we found."},
    )
    field_order = ["once", "also", "ended_on", "outcome", "why_ended"]


class TellForm(KithForm):
    """Whether everybody who has the plan is told: the button that is pressed says it."""

    once = OnceField()
    is_for_the_plan = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], coerce=lambda said: said == "yes"
    )


class WithdrawForm(KithForm):
    """Why something should not have been written down."""

    once = OnceField()
    why = forms.CharField(
        label="Why was it a mistake?",
        max_length=300,
        error_messages={"required": "Write why it was a mistake."},
    )
