"""What is asked when something about a grown-up is written down."""

from django import forms

from casework.levels import Level
from casework.models import Fact
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words
from frontend.forms_network import WHO_MAY_KNOW


class FactForm(KithForm):
    """Of whom, what, and who may know it; `grown_ups` are those of the child’s family."""

    once = OnceField()
    person = forms.ChoiceField(
        label="About whom?", error_messages={"required": "Choose who it is about."}
    )
    kind = forms.ChoiceField(
        label="What is it about?",
        choices=Fact.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )
    words = words(
        "What do we know, and from whom?",
        "Write what we know, and who told us.",
        help_text="Only what concerns this child.",
    )
    level = forms.TypedChoiceField(
        label="Who may know it",
        choices=WHO_MAY_KNOW,
        coerce=int,
        initial=Level.RECORD.value,
        widget=forms.RadioSelect,
        help_text="Health, convictions and where somebody is are always kept to the record.",
    )

    def __init__(self, *args, grown_ups, **kwargs):
        super().__init__(*args, **kwargs)
        self.grown_ups = {person.ref: person for person in grown_ups}
        names = [(ref, person.name) for ref, person in self.grown_ups.items()]
        self.fields["person"].choices = [("", "Choose"), *names]

    def clean_person(self):
        """The grown-up themselves."""
        return self.grown_ups[self.cleaned_data["person"]]
