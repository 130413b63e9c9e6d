"""What is asked when somebody of the family is written down, put right, or is one no longer."""

from django import forms

from casework.kin import UP
from casework.levels import Level
from casework.models import Relationship
from frontend.choosing import TickedChildren
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_network import WHO_MAY_KNOW

GROWN_UP = [kind for kind in Relationship.Kind if kind not in Relationship.BROTHERS_AND_SISTERS]
"""A brother or sister is a child first: they come with a record of their own."""

SIBLINGS = [(kind.value, kind.label.capitalize()) for kind in Relationship.BROTHERS_AND_SISTERS]


class RelativeForm(KithForm):
    """Who somebody is to this child: a name and a kind have to be said.

    `family` are those written down already, `others` the brothers and sisters.
    """

    once = OnceField()
    given_name = forms.CharField(
        label="First name",
        max_length=100,
        error_messages={"required": "Write their name, or what they are called."},
    )
    family_name = forms.CharField(label="Family name", max_length=100, required=False)
    kind = forms.ChoiceField(
        label="Who are they?",
        choices=[("", "Choose"), *((kind.value, kind.label.capitalize()) for kind in GROWN_UP)],
        error_messages={"required": "Choose who they are to this child."},
    )
    through = forms.ChoiceField(
        label="On whose side?",
        required=False,
        help_text="Of a grandparent, an aunt or a step-parent, if it is known.",
    )
    has_parental_responsibility = forms.BooleanField(
        label="Has parental responsibility", required=False
    )
    lives_with = forms.BooleanField(required=False)
    level = forms.TypedChoiceField(
        label="Who may know",
        choices=WHO_MAY_KNOW,
        coerce=int,
        initial=Level.RECORD.value,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may know."},
    )
    also = TickedChildren(
        label="Are they the same to",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
    )

    def __init__(self, *args, child, family, others, **kwargs):
        super().__init__(*args, **kwargs)
        near = [one.person for one in family if UP.get(one.kind)]
        self.people = {person.ref: person for person in near}
        names = [(ref, f"{person.name}’s") for ref, person in self.people.items()]
        self.fields["through"].choices = [("", "Not known, or neither"), *names]
        self.fields["lives_with"].label = f"Lives with {child.person.short_name}"
        self.fields["also"].offer(others)

    def clean_through(self):
        """The one of the family, or None."""
        return self.people.get(self.cleaned_data["through"])


class ChangeRelativeForm(RelativeForm):
    """What is written of `tie`, to be put right; `others` are those to whom they are the same."""

    once = None

    def __init__(self, *args, tie, lives_here, family, others, **kwargs):
        initial = {name: getattr(tie, name) for name in ("kind", "level")}
        initial |= {name: getattr(tie.person, name) for name in ("given_name", "family_name")}
        initial |= {"has_parental_responsibility": tie.has_parental_responsibility}
        initial |= {"lives_with": lives_here, "through": tie.through.ref if tie.through else ""}
        family = [one for one in family if one.person_id != tie.person_id]
        of_form = {"child": tie.child, "family": family, "others": others, "initial": initial}
        super().__init__(*args, **of_form, **kwargs)
        if tie.kind in Relationship.BROTHERS_AND_SISTERS:
            self.fields["kind"].choices = SIBLINGS
        if hasattr(tie.person, "child"):
            del self.fields["given_name"], self.fields["family_name"]
        self.fields["also"].label = "Put it right for them too?"
        if not others:
            del self.fields["also"]


class EndRelativeForm(KithForm):
    """Since when somebody is this to the child no longer."""

    until_on = DayField(
        label="Since when?",
        required=False,
        after_today=False,
        help_text="Leave this empty for today.",
    )
    moves_out = forms.BooleanField(required=False)
    also = TickedChildren(label="For them too?", required=False)

    def __init__(self, *args, tie, lives_here, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moves_out"].label = f"They live with {tie.child.person.short_name} no longer"
        self.fields["also"].offer(others)
        for name, is_asked in (("moves_out", lives_here), ("also", others)):
            if not is_asked:
                del self.fields[name]
