"""What a child needs, and who will do what about it by when."""

from django import forms

from assessments.models import Need
from frontend.fields import OnceField
from frontend.forms_assessments import ChildrenField, words
from frontend.forms_steps import StepsForm


class NeedForm(StepsForm):
    """One need from the child's side. A step that is left empty is no step."""

    once = OnceField()
    child = ChildrenField(label="Who needs this?")
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

    def __init__(self, *args, children, helpers, **kwargs):
        super().__init__(*args, helpers=helpers, of_how_many=len(children), **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]
        names = [child.person.short_name for child in children]
        is_one = len(names) == 1
        self.fields["needs"].label = f"{names[0]} needs…" if is_one else "They need…"
        self.fields["seriousness_why"].label = (
            f"Why that, for {names[0]}" if is_one else "Why that, for these children"
        )

    def with_another(self):
        """The same words, unchecked, and room for one more step."""
        children, helpers = self.fields["child"].offered.values(), self.helpers.values()
        return super().with_another(children=children, helpers=helpers)

    def clean(self):
        """What the action takes: the need, its children, and its steps."""
        said = super().clean()
        said["children"] = said.pop("child", [])
        said["steps"] = self.written_steps(said, said["children"])
        return said
