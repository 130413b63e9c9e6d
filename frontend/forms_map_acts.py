"""What is asked of a map as a whole, and beside a statement of it."""

from django import forms

from frontend.fields import KithForm, MomentField, OnceField
from frontend.forms_assessments import ChildrenField, words
from frontend.forms_maps import WHEN_LIKE, moment_of, short
from signs_of_safety.models import Kind


class BeginMapForm(KithForm):
    """Whose map it is, and which one it goes on from."""

    once = OnceField()
    child = ChildrenField(label="Whose map is it?")
    who_was_there = words(
        "Who is there?",
        "",
        rows=2,
        help_text="Like: Dawn, Auntie Bev, Mr Bell from school. You can say it later.",
    )
    follows = forms.ChoiceField(
        label="Does it go on from the one before?", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, children, earlier=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].offer(children)
        self.earlier = {one.ref: one for one in earlier}
        agreed = [(ref, _agreed(one)) for ref, one in self.earlier.items()]
        self.fields["follows"].choices = [*agreed, ("", "No, begin with an empty sheet")]
        self.fields["follows"].initial = next(iter(self.earlier), "")
        if not agreed:
            del self.fields["follows"]

    def clean(self):
        """What the action takes: the earlier map itself, if there is one."""
        said = super().clean()
        said["follows"] = self.earlier.get(said.get("follows", ""))
        return said


def _agreed(one):
    return f"Yes, from the one agreed on {one.agreed_at.day} {one.agreed_at:%B %Y}"


class TogetherForm(KithForm):
    """Who is in the room, before the map is shown to them."""

    once = OnceField()
    who_was_there = words(
        "Who is in the room?",
        "Say who is in the room before you show it to them.",
        rows=2,
        help_text="Like: Dawn, Auntie Bev and Ty.",
    )


class AgreeForm(KithForm):
    """Who agreed it, and where that leaves the children."""

    once = OnceField()
    who_was_there = words(
        "Who made it together?",
        "Say who was there: it is their map.",
        rows=2,
        help_text="Like: Dawn, Auntie Bev, Ty, Mr Bell from school and Priya.",
    )
    judgement = words(
        "Where does this leave the children today?",
        "",
        rows=4,
        help_text="Everything considered, in a few sentences that the family can read. "
        "Say so if people see it differently.",
    )


class SafetyForm(KithForm):
    """On which day something good protected the children, and from which danger."""

    once = OnceField()
    answers = forms.ChoiceField(
        label="From which danger did it protect them?", required=False, widget=forms.RadioSelect
    )
    when = MomentField(
        label="When?",
        help_text=WHEN_LIKE,
        error_messages={"required": "Say when it protected them."},
    )
    what = words("What happened that time?", "", rows=3)
    who_saw = forms.CharField(label="Who saw it?", required=False, max_length=200)

    def __init__(self, *args, statement, dangers, **kwargs):
        super().__init__(*args, **kwargs)
        self.dangers = {one.ref: one for one in dangers}
        if statement.kind == Kind.SAFETY:
            del self.fields["answers"]
            return
        field = self.fields["answers"]
        field.choices = [(ref, short(one.words)) for ref, one in self.dangers.items()]
        field.initial = next(iter(self.dangers), None)

    def clean(self):
        """What the action takes."""
        said = super().clean()
        when = said.pop("when", None)
        if "answers" in self.fields:
            said["answers"] = self.dangers.get(said.get("answers", ""))
        return said | (moment_of(when) if when else {})


class DisagreeForm(KithForm):
    """Who sees it differently, and in what words."""

    once = OnceField()
    who = forms.CharField(
        label="Who sees it differently?",
        max_length=120,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Say who sees it differently."},
    )
    words = words(
        "In their words",
        "Write what they say.",
        rows=4,
        help_text="Like: I don’t agree with your worries, but I will work with them in the plan.",
    )


class TakeOffForm(KithForm):
    """Why a statement is taken off the map."""

    once = OnceField()
    why = forms.CharField(
        label="Why is it taken out?",
        max_length=300,
        help_text="Like: Dawn and Bev say it was another year.",
        error_messages={"required": "Say why it is taken out."},
    )


class OpenForm(KithForm):
    """Why words that came from an entry may be read by everybody who reads the map."""

    once = OnceField()
    why = words(
        "How was that decided?",
        "Say how it was decided that others may read this.",
        rows=3,
    )
