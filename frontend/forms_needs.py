"""What a child needs, who will do what about it by when, and what the family says of it."""

from django import forms

from assessments.actions import CHANGED_MEANWHILE
from assessments.models import Need
from casework.framework import DOMAINS
from frontend.fields import DayField, KithForm, OnceField
from frontend.forms_assessments import ChildrenField, words
from frontend.forms_steps import StepsForm


class WrittenNeed(KithForm):
    """The words of one need, from the child's side."""

    needs = words("They need…", "Say what the child needs.", rows=3)
    why = words("Why we think so", "", rows=4, help_text="What was seen and said, and by whom.")
    seriousness = forms.ChoiceField(
        label="How serious is it if nothing changes?",
        choices=Need.Seriousness,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how serious it is."},
    )
    seriousness_why = words(
        "Why that, for these children",
        "Say in a sentence why it is that serious for this child.",
        rows=2,
        help_text="One sentence that a parent can read.",
    )
    outcome = words(
        "What we want to see",
        "Say what we want to see.",
        rows=2,
        help_text="What people will see when it is better. This becomes a goal of the plan.",
    )
    how_we_will_know = words(
        "How will we know?", "", rows=2, help_text="What will be looked at, and who will look."
    )

    def name_them(self, children):
        """Ask in the name of the child, where there is one."""
        names = [child.person.short_name for child in children]
        is_one = len(names) == 1
        self.fields["needs"].label = f"{names[0]} needs…" if is_one else "They need…"
        self.fields["seriousness_why"].label = (
            f"Why that, for {names[0]}" if is_one else "Why that, for these children"
        )


class NeedForm(StepsForm, WrittenNeed):
    """One need from the child's side. A step that is left empty is no step."""

    once = OnceField()
    child = ChildrenField(label="Who needs this?")

    def __init__(self, *args, children, helpers, follows=None, **kwargs):
        self.goes_on = follows
        if follows:
            kwargs.setdefault("initial", {name: getattr(follows, name) for name in OF_A_NEED})
        super().__init__(*args, helpers=helpers, of_how_many=len(children), **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]
        self.name_them(children)

    def with_another(self):
        """The same words, unchecked, and room for one more step."""
        children, helpers = self.fields["child"].offered.values(), self.helpers.values()
        return super().with_another(children=children, helpers=helpers, follows=self.goes_on)

    def clean(self):
        """What the action takes: the need, its children, and its steps."""
        said = super().clean()
        said["children"] = said.pop("child", [])
        said["steps"] = self.written_steps(said, said["children"])
        return {**said, "follows": self.goes_on}


OF_A_NEED = ("needs", "why", "seriousness", "seriousness_why", "outcome", "how_we_will_know")


class RewordForm(WrittenNeed):
    """The same need in better words."""

    once = OnceField()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, need, **kwargs):
        stands = {name: getattr(need, name) for name in OF_A_NEED}
        kwargs.setdefault("initial", {**stands, "version": need.version})
        super().__init__(*args, **kwargs)
        self.name_them(need.children_concerned())
        self.is_behind = False

    def beside(self, current):
        """The same words on top of what somebody saved meanwhile, which the page shows as well."""
        data = self.data.copy()
        data["version"] = current.version
        form = RewordForm(data, need=current)
        form.add_error(None, CHANGED_MEANWHILE)
        form.is_behind = True
        return form


class TakeOutForm(KithForm):
    """Why a need is no need after all."""

    once = OnceField()
    why = forms.CharField(
        label="Why do you take it out?",
        max_length=300,
        help_text="Like: it is the same as the one above.",
        error_messages={"required": "Say why you take it out."},
    )


class TagsForm(KithForm):
    """Which sides of a child's life a need is about."""

    once = OnceField()

    def __init__(self, *args, **kwargs):
        tagged = kwargs.setdefault("initial", {}).pop("dimensions", [])
        self.base_fields = {**self.base_fields, **_sides()}
        kwargs["initial"] |= dict.fromkeys(DOMAINS, tagged)
        super().__init__(*args, **kwargs)

    @property
    def sides(self):
        """The fields of the three sides, to be drawn."""
        return [self[domain.value] for domain in DOMAINS]

    def clean(self):
        """What the action takes: the sides that are ticked, all together."""
        said = super().clean()
        ticked = [side for domain in DOMAINS for side in said.pop(domain.value, ())]
        return {**said, "dimensions": ticked}


def _sides():
    return {
        domain.value: forms.MultipleChoiceField(
            label=domain.label,
            required=False,
            choices=[(side.value, side.label) for side in sides],
            widget=forms.CheckboxSelectMultiple,
        )
        for domain, sides in DOMAINS.items()
    }


class SayForm(KithForm):
    """What somebody of the family says of a need."""

    once = OnceField()
    who = forms.CharField(
        label="Whose words are they?",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "family", "class": "govuk-input--width-20"}),
        help_text="Like: Dawn, Ty’s mother.",
        error_messages={"required": "Say whose words they are."},
    )
    text = words("What do they say?", "Write what they say.", rows=4)
    said_on = DayField(
        label="On which day?",
        required=False,
        after_today=False,
        help_text="Leave this empty for today.",
    )
