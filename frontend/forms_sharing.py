"""What is asked before a child is shared: with whom and how far; then what for, until when, and
whether the family knows."""

from django import forms

from agencies.models import Agency, User
from agencies.roles import PARTNERS
from audit.reading import keys_of
from casework.actions import share_child
from casework.bases import MEANS, LawfulBasis
from casework.levels import Level
from casework.people import siblings
from casework.reach import with_standing
from frontend.choosing import TickedChildren
from frontend.fields import DayField, Hinted, KithForm, OnceField

YES, NO = "yes", "no"
LEADS = "Its safeguarding leads"
CHANGED = (
    "Something was written since you looked, or it was never shown to you. "
    "Look again at what they will see, then share."
)
NOT_HERE = "That is not part of what they would see. Look again, then share."


class WhomForm(KithForm):
    """With whom, and how much. It only chooses what the preview shows: nothing is shared by it."""

    agency = forms.ChoiceField(
        label="With whom?", error_messages={"required": "Choose whom to share with."}
    )
    user = forms.ChoiceField(label="Anybody in particular there?", required=False)
    level = forms.TypedChoiceField(
        label="How much?",
        coerce=lambda level: Level(int(level)),
        widget=forms.RadioSelect,
        initial=Level.PLAN,
        error_messages={"required": "Choose how much they may see."},
    )
    also = TickedChildren(
        label="Brothers and sisters too?",
        help_text="Only those for whom it is needed. You see and decide for each.",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
    )

    def __init__(self, *args, child, others, found, is_only_looking=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["also"].offer(others)
        self.agencies = {agency.ref: agency for agency in found["agencies"]}
        helping = set(found["helping"])
        self.fields["agency"].choices = _helping_first(self.agencies, helping, child)
        self.fields["level"].choices = how_much(child.person.short_name)
        self.people = _with_groups(found) if self.is_bound else {}
        if is_only_looking and self.is_bound and self.data.get("user") not in self.people:
            # Another agency was chosen: whoever was picked at the one before is not there.
            self.data = self.data.copy()
            self.data["user"] = ""
        self.fields["user"].choices = [
            ("", LEADS),
            *((ref, f"Only {user.name}") for ref, user in self.people.items()),
        ]

    def clean(self):
        """The agency and the person themselves."""
        said = super().clean()
        said["agency"] = self.agencies.get(said.get("agency"))
        said["user"] = self.people.get(said.get("user"))
        return said


def whom_lists(child, user, asked):
    """What the form is made of: the agencies, those who help, the people of the one asked, and
    the brothers and sisters whom this user may share too."""
    others = siblings(child).permitting(user, share_child.permission)
    people = User.objects.filter(is_active=True, membership__role__in=PARTNERS)
    people = people.filter(membership__agency__ref=asked.get("agency"))
    return {
        "agencies": Agency.objects.filter(is_host=False),
        "helping": child.involvements.current().values_list("agency__ref", flat=True),
        "colleagues": people.select_related("membership__agency"),
        "groups": User.groups.through.objects.filter(user__among=keys_of("colleagues")),
        "others": with_standing(others, user),
    }


def _with_groups(found):
    """{reference: user} of the people asked about, with the groups whose grants they see by."""
    for user in found["colleagues"]:
        user.group_ids = [row.group_id for row in found["groups"] if row.user_id == user.pk]
    return {user.ref: user for user in found["colleagues"]}


def how_much(name):
    """The levels somebody can share at here, in plain words."""
    return [
        (Level.NETWORK.value, "Who helps, and their phone numbers"),
        (Level.PLAN.value, f"That, and {name}’s plan"),
        (Level.ASSESSMENT.value, "That, and finished assessments and maps"),
    ]


def _helping_first(agencies, helping, child):
    now = [(ref, agency.name) for ref, agency in agencies.items() if ref in helping]
    others = [(ref, agency.name) for ref, agency in agencies.items() if ref not in helping]
    groups = [(f"Helping {child.person.short_name} now", now), ("Everybody else", others)]
    return [("", "Choose an agency"), *((name, those) for name, those in groups if those)]


class ShareForm(KithForm):
    """The terms of a share, and what of each plan is let through or left out.

    For several brothers and sisters the terms are said once; names are decided for each child.
    """

    once = OnceField()
    seal = forms.CharField(required=False, widget=forms.HiddenInput)
    purpose = forms.CharField(
        label="What is it for?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what it is for."},
    )
    lawful_basis = forms.ChoiceField(
        label="Why may we share this?",
        help_text="The law asks for one reason (a lawful basis).",
        choices=[(basis.value, Hinted(basis.label, means)) for basis, means in MEANS.items()],
        widget=forms.RadioSelect,
        initial=LawfulBasis.PUBLIC_TASK,
        error_messages={"required": "Choose why we may share this."},
    )
    until = DayField(
        label="Until when?",
        help_text="A day like 24 July 2027. You can end it sooner.",
        error_messages={"required": "Say until which day they may see it."},
    )
    is_family_told = forms.ChoiceField(
        label="Does the family know?",
        choices=[(YES, "Yes, they were told"), (NO, "Not yet, and I will say why")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the family knows."},
    )
    why_not_told = forms.CharField(
        label="If not, why not?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    release = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": NOT_HERE})
    leave_out = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": NOT_HERE}
    )

    def __init__(self, *args, shown, **kwargs):
        self.shown, refs = shown, shown.choices
        read = {
            f"is_read{suffix}": _read(shown, preview)
            for suffix, preview in shown.suffixed
            if preview.elsewhere
        }
        self.base_fields = {**self.base_fields, **read}
        super().__init__(*args, **kwargs)
        self.reads = [self[name] for name in read]
        named = {ref for ref, record in refs.items() if record.names}
        self.fields["release"].choices = [(ref, ref) for ref in named]
        self.fields["leave_out"].choices = [(ref, ref) for ref in refs if ref not in named]
        self.fields["seal"].initial = shown.seal
        self.fields["purpose"].help_text = f"{shown.whom} will read this line, and the family."
        for preview in shown.previews:
            preview.decide(self.ticked, self.without)

    @property
    def ticked(self):
        """What is ticked to be let through."""
        return self["release"].value() or ()

    @property
    def without(self):
        """What is ticked to be left out."""
        return self["leave_out"].value() or ()

    def clean_seal(self):
        """Raises ValidationError when what they would see is no longer what was shown."""
        if self.cleaned_data["seal"] != self.shown.seal:
            raise forms.ValidationError(CHANGED)

    def clean(self):
        """The terms, and of each child what is let through, left out, and read."""
        said = super().clean()
        said.pop("seal", None)
        out, through = (said.pop(name, ()) for name in ("leave_out", "release"))
        said["is_family_told"] = said.get("is_family_told") == YES
        decided = [
            {
                "release": [each for ref, each in preview.choices.items() if ref in through],
                "leave_out": [each for ref, each in preview.choices.items() if ref in out],
                "is_read": said.pop(f"is_read{suffix}", False),
            }
            for suffix, preview in self.shown.suffixed
        ]
        children = [each.recipient.child for each in self.shown.previews]
        _, *said["others"] = zip(children, decided, strict=True)
        return said | decided[0]


def _read(shown, preview):
    whose = f" in what is shown of {preview.short_name}" if shown.is_of_several else ""
    label = f"I have read the marked names{whose}. They may be seen."
    return forms.BooleanField(label=label, required=False)


class EndForm(KithForm):
    """Nothing is asked but once."""

    once = OnceField()


class ReleaseForm(KithForm):
    """What was kept back, each to be let through or not."""

    once = OnceField()
    release = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "That is not kept back any more."}
    )

    def __init__(self, *args, kept, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = {each.record.ref: each for each in kept}
        self.fields["release"].choices = [(ref, ref) for ref in self.kept]

    def clean(self):
        """What the action takes."""
        said = super().clean()
        refs = said.pop("release", ())
        said["withheld"] = [self.kept[ref].row for ref in refs]
        return said
