"""What is asked about a plan: a goal, a step, how it went, and what somebody saw."""

from django import forms

from frontend.fields import KithForm, MomentField, OnceField
from frontend.forms_assessments import ChildrenField, words
from frontend.forms_attachments import files_field
from frontend.forms_steps import StepsForm, called, step_fields

YES, NO = "yes", "no"


class GoalForm(StepsForm):
    """One goal, for one child or for several together, and the first steps towards it."""

    once = OnceField()
    child = ChildrenField(
        label="Whose goal is it?",
        help_text="Each child’s plan has it as the child’s own. "
        "A step goes to those the person who does it helps.",
    )
    outcome = words(
        "What do we want to see?",
        "Say what we want to see.",
        rows=2,
        help_text="What the child, or anybody, would notice. In words a parent can read.",
    )
    how_we_will_know = words("How will we know?", "", rows=2)

    def __init__(self, *args, children, helpers, **kwargs):
        super().__init__(*args, helpers=helpers, of_how_many=len(children), **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [children[0].ref]
        if len(children) == 1:
            self.fields["child"].widget = forms.MultipleHiddenInput()

    def with_another(self):
        """The same words, unchecked, and room for one more step."""
        children = list(self.fields["child"].offered.values())
        return super().with_another(children=children, helpers=self.helpers.values())

    def clean(self):
        """What the action takes: the goal, its children, and its steps."""
        said = super().clean()
        said["steps"] = self.written_steps(said, said.get("child", []))
        return said


class StepForm(KithForm):
    """One more step towards a goal."""

    once = OnceField()

    def __init__(self, *args, helpers, **kwargs):
        self.helpers = {helper.line.ref: helper for helper in helpers}
        people = [(ref, called(helper, 1)) for ref, helper in self.helpers.items()]
        self.base_fields = {**self.base_fields, **step_fields(people, required=True)}
        super().__init__(*args, **kwargs)

    def clean(self):
        """What the action takes."""
        said = super().clean()
        said["by_on"], said["by_words"] = said.pop("by", (None, ""))
        if "who" in said:
            said["who"] = self.helpers[said["who"]].line
        return said


class ProgressForm(KithForm):
    """Whether a step is done, and a line about how it went."""

    once = OnceField()
    is_done = forms.ChoiceField(
        label="Is it done?",
        choices=[(YES, "Yes, it is done"), (NO, "Not yet")],
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose whether it is done."},
    )
    note = words("How did it go?", "", rows=3, help_text="A line is enough. You can leave it out.")

    def clean_is_done(self):
        return self.cleaned_data["is_done"] == YES


class ContributeForm(KithForm):
    """What somebody who helps a child saw or heard."""

    once = OnceField()
    text = forms.CharField(
        label="What did you see or hear?",
        widget=forms.Textarea(attrs={"class": "writing", "rows": 8}),
        error_messages={"required": "Write what you saw or heard."},
    )
    happened = MomentField(
        label="When was that?",
        help_text="Like: today 10:30, yesterday evening, or last week. "
        "Leave it empty if it was just now.",
        required=False,
    )
    words = words(
        "In the child’s own words, if there are any",
        "",
        rows=2,
        help_text="Exactly as they were said.",
    )
    files = files_field(
        "Photographs or documents, if you have any",
        "Up to 20 MB each. Whoever reads your words sees them too; where a photograph was taken "
        "is not kept.",
    )

    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = f"In {name}’s own words, if there are any"

    def clean(self):
        """What the action takes."""
        said = super().clean()
        happened = said.pop("happened", None)
        said.pop("files", None)
        if happened:
            said["happened_at"], said["precision"] = happened
        return said
