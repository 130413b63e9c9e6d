"""A score of a questionnaire: which, who answered it, about whom, when, and how many."""

from django import forms

from assessments.instruments import instruments
from frontend.fields import DayField, KithForm, OnceField


class ScoreForm(KithForm):
    """One score. The questions themselves stay on their own paper."""

    once = OnceField()
    child = forms.ChoiceField(
        label="About whom?",
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose which of the children it is about."},
    )
    instrument = forms.ChoiceField(
        label="Which questionnaire?",
        help_text="In brackets: from where to where its score goes.",
        error_messages={"required": "Choose which questionnaire."},
    )
    score = forms.IntegerField(
        label="The score",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "required": "Write the score.",
            "invalid": "Write the score as a whole number, like 14.",
        },
    )
    who = forms.CharField(
        label="Who answered it?",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "family", "class": "govuk-input--width-20"}),
        error_messages={"required": "Say who answered it."},
    )
    answered_on = DayField(
        label="On which day?",
        required=False,
        after_today=False,
        help_text="Leave this empty for today.",
    )
    note = forms.CharField(label="Anything to know about it?", required=False, max_length=300)

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {child.ref: child for child in children}
        named = [(ref, child.person.short_name) for ref, child in self.offered.items()]
        self.fields["child"].choices = named
        if len(named) == 1:
            self.fields["child"].initial, self.fields["child"].widget = (
                named[0][0],
                forms.HiddenInput(),
            )
        known = [(one.code, one.label) for one in instruments().values()]
        self.fields["instrument"].choices = [("", "Choose one"), *known]

    def clean_child(self):
        """The child itself."""
        return self.offered[self.cleaned_data["child"]]
