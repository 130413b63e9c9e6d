"""What is asked to open a round of ratings, and of whoever answers it."""

from django import forms
from django.core.exceptions import ValidationError

from audit import clock
from feedback.actions.ratings import NOTHING
from feedback.models import Dimension, Point, Rated
from frontend.fields import DayField, KithForm, OnceField


class AgencyField(forms.MultipleChoiceField):
    """Some of these agencies, ticked. Cleans to the agencies themselves."""

    def offer(self, agencies):
        """Let these be chosen from."""
        self.offered = {agency.ref: agency for agency in agencies}
        self.choices = [(ref, agency.name) for ref, agency in self.offered.items()]

    def clean(self, value):
        return [self.offered[ref] for ref in super().clean(value)]


class OpenForm(KithForm):
    """A round: what it is called, until when, who is rated, and whom to ask."""

    once = OnceField()
    name = forms.CharField(
        label="What is it called?",
        max_length=80,
        help_text="It stands above the figures. Like: Winter 2026.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Write what the round is called."},
    )
    from_on = DayField(label="First day", required=False, help_text="Leave this empty for today.")
    until_on = DayField(
        label="Last day",
        help_text="A day like 24 July 2027, or Friday.",
        error_messages={"required": "Choose the last day on which it can be answered."},
    )
    rated = forms.MultipleChoiceField(
        label="Who is rated?",
        choices=Rated.choices,
        initial=Rated.values,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
        help_text="Worded as it was published, so that the figures can stand beside those.",
        error_messages={"required": "Choose at least one agency that is rated."},
    )
    agencies = AgencyField(
        label="Whom do you ask?",
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text="One person of each. You can ask more afterwards.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].offer(agencies)

    def clean(self):
        """What the action takes: a first day, today where none was written."""
        said = super().clean()
        if "from_on" in said:
            said["from_on"] = said["from_on"] or clock.today()
        return said


class InviteForm(KithForm):
    """One more person of an agency is asked."""

    once = OnceField()
    agency = forms.ChoiceField(
        label="Of which agency?", error_messages={"required": "Choose an agency."}
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.agencies = {agency.ref: agency for agency in agencies}
        named = [(ref, agency.name) for ref, agency in self.agencies.items()]
        self.fields["agency"].choices = [("", "Choose an agency"), *named]

    def clean_agency(self):
        return self.agencies[self.cleaned_data["agency"]]


class RemindForm(KithForm):
    """Somebody who has not answered is asked again."""

    respondent = forms.ChoiceField(
        error_messages={"required": "Choose whom to ask again.", "invalid_choice": "Choose one."}
    )

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting = {one.ref: one for one in waiting if one.agency_id}
        self.fields["respondent"].choices = [(ref, str(one)) for ref, one in self.waiting.items()]

    def clean_respondent(self):
        return self.waiting[self.cleaned_data["respondent"]]


class RateForm(KithForm):
    """Six things of each agency, five points and not knowing. Any of it may be left out."""

    comment = forms.CharField(
        label="Is there something you want to say about working together?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Whoever reads the report reads it, without your agency’s name. "
        "Name no child and no colleague.",
    )

    def __init__(self, *args, rated, **kwargs):
        super().__init__(*args, **kwargs)
        self.pairs = {
            f"{agency}-{dimension.value}": (agency, dimension)
            for agency in rated
            for dimension in Dimension
        }
        for name, (_, dimension) in self.pairs.items():
            self.fields[name] = forms.ChoiceField(
                label=dimension.label,
                required=False,
                choices=Point.choices,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose one of the six."},
            )

    @property
    def groups(self):
        """[(agency, its six questions)], in the order of the page."""
        found = {}
        for name, (agency, _) in self.pairs.items():
            found.setdefault(Rated(agency).label, []).append(self[name])
        return list(found.items())

    def clean(self):
        """What the action takes."""
        said = super().clean()
        answers = {
            (agency, dimension.value): said[name]
            for name, (agency, dimension) in self.pairs.items()
            if said.get(name)
        }
        if not answers and not self.errors:
            raise ValidationError(NOTHING)
        return {"answers": answers, "comment": said.get("comment", "")}
