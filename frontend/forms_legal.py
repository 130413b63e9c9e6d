"""What is asked about an order, a condition or a care status."""

from django import forms

from audit import clock
from casework.codes import legal_choices
from casework.moments import DATED, Precision
from frontend.fields import DayField, Hinted, MomentField
from frontend.forms_assessments import words
from frontend.forms_protection import OfChildren

TIMED = (Precision.MINUTE, Precision.ABOUT)
WHO_KNOWS = [
    ("", "Only the workers of the record"),
    (
        "plan",
        Hinted(
            "Everybody who has the plan",
            "A school or nursery then reads one line about its own pupil, “must not collect”: not "
            "the order, the court or the reasons.",
        ),
    ),
]


class LegalForm(OfChildren):
    """An order, a condition or a care status: what it is, and what it means, are asked for."""

    kind = forms.ChoiceField(label="What is it?", error_messages={"required": "Choose what it is."})
    forbids = words(
        "What does it forbid or mean, in plain words?",
        "Write what it forbids or means, as you would tell the child.",
        rows=3,
    )
    adult = forms.ChoiceField(label="Whom does it keep away?", required=False)
    must_not = forms.MultipleChoiceField(
        label="They must not",
        choices=[("collect", "collect the child"), ("contact", "contact the child")],
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
        required=False,
    )
    is_for_the_plan = forms.TypedChoiceField(
        label="Who may know who must not come?",
        choices=WHO_KNOWS,
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    from_on = MomentField(
        label="Since when?",
        error_messages={"required": "Write since when, like today 22:40 or 4 November."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    until_on = DayField(
        label="Until when, if it says",
        required=False,
        help_text="Police protection and emergency orders end by law: leave it empty for that day.",
    )
    made_by = forms.CharField(label="Which court or force made it", max_length=120, required=False)
    whom = forms.CharField(
        label="Somebody it keeps away who is not written down yet", max_length=120, required=False
    )
    replaces = forms.ChoiceField(label="Does it take the place of one?", required=False)
    MORE = ("until_on", "made_by", "whom", "replaces")

    def __init__(self, *args, grown_ups, orders, **kwargs):
        super().__init__(*args, **kwargs)
        self.grown_ups = {person.ref: person for person in grown_ups}
        self.orders = {order.ref: order for order in orders}
        names = [(ref, person.name) for ref, person in self.grown_ups.items()]
        self.fields["kind"].choices = [("", "Choose"), *legal_choices()]
        self.fields["adult"].choices = [("", "Nobody by name"), *names]
        standing = [(ref, order.get_kind_display()) for ref, order in self.orders.items()]
        self.fields["replaces"].choices = [("", "No"), *standing]
        if not standing:
            del self.fields["replaces"]

    def filled(self):
        return {"from_on": "today"}

    @property
    def more(self):
        """What is asked only of those who know."""
        return [self[name] for name in self.MORE if name in self.fields]

    def clean_from_on(self):
        """A day at least: an order has one, and so has the law's limit."""
        moment, precision = self.cleaned_data["from_on"]
        if precision not in DATED:
            raise forms.ValidationError("Write the day it began: it is on the order itself.")
        return moment, precision

    def clean(self):
        """What the action takes."""
        typed = super().clean()
        moment, precision = typed.get("from_on") or (clock.now(), Precision.DAY)
        ticked = typed.pop("must_not", [])
        return typed | {
            "children": typed.pop("child", []),
            "adult": self.grown_ups.get(typed.get("adult")),
            "replaces": self.orders.get(typed.get("replaces")),
            "must_not_collect": "collect" in ticked,
            "must_not_contact": "contact" in ticked,
            "from_on": clock.day(moment),
            "from_time": clock.local(moment).time() if precision in TIMED else None,
        }
