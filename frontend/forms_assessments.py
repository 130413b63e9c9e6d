"""What is asked about an assessment as a whole: to begin it, move its day, oversee, finish, add."""

from django import forms

from assessments.models import Oversight, Pause
from frontend.fields import DayField, KithForm, OnceField


class ChildrenField(forms.MultipleChoiceField):
    """Some of these children, ticked. Cleans to the children themselves."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": "Choose at least one child."})
        super().__init__(widget=forms.CheckboxSelectMultiple(attrs={"inline": True}), **kwargs)

    def offer(self, children):
        """Let these be chosen from; where there is one, there is nothing to choose."""
        self.offered = {child.ref: child for child in children}
        if len(self.offered) == 1:
            self.widget = forms.MultipleHiddenInput()
        self.choices = [(ref, child.person.short_name) for ref, child in self.offered.items()]

    def clean(self, value):
        return [self.offered[ref] for ref in super().clean(value)]


def words(label, asked, rows=3, css="", **kwargs):
    """Lines to write. `asked` is said when there are none; "" where there need not be any."""
    if asked:
        kwargs["error_messages"] = {"required": asked}
    widget = forms.Textarea(attrs={"rows": rows, "class": css})
    return forms.CharField(label=label, required=bool(asked), widget=widget, **kwargs)


class ExpectForm(KithForm):
    """When a decision is expected, why then, and whether the family knows."""

    once = OnceField()
    expected_on = DayField(
        label="When do you expect to be able to decide?",
        help_text="Your judgement for these children: there is no set time. "
        "A day like 24 July 2027, or Friday.",
        error_messages={"required": "Say on which day you expect to be able to decide."},
    )
    told_on = DayField(
        label="On which day did you tell the family?",
        help_text="Leave this empty if you have not told them yet.",
        required=False,
        after_today=False,
    )
    told_how = forms.CharField(
        label="How did you tell them?",
        help_text="Like: at home, Mum and Gran; Dad by telephone.",
        required=False,
        max_length=200,
    )


class StartForm(ExpectForm):
    """One assessment, for one child or for several together."""

    child = ChildrenField(label="Whom is it about?")
    why = words(
        "What must this help to decide?",
        "Say what this assessment must help to decide.",
        rows=4,
        help_text="It is as deep as that decision needs, and no deeper.",
    )
    expected_why = words(
        "Why then?", "Say why you expect to be able to decide on that day.", rows=2
    )
    follows = forms.ChoiceField(
        label="Does it go on from an earlier one?",
        required=False,
        help_text="Its history and what was thought then are put in, marked as from then. "
        "Its needs stand beside, to carry on or to leave.",
        widget=forms.RadioSelect,
    )
    field_order = [
        "once", "child", "why", "follows", "expected_on", "expected_why", "told_on", "told_how",
    ]  # fmt: skip

    def __init__(self, *args, children, earlier=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].offer(children)
        self.earlier = {one.ref: one for one in earlier}
        ended = [(ref, _finished(one)) for ref, one in self.earlier.items()]
        self.fields["follows"].choices = [("", "No, it begins afresh"), *ended]
        if not ended:
            del self.fields["follows"]

    def clean(self):
        """What the action takes: the earlier assessment itself, if there is one."""
        said = super().clean()
        said["follows"] = self.earlier.get(said.get("follows", ""))
        return said


def _finished(one):
    return f"The one finished on {one.concluded_at.day} {one.concluded_at:%B %Y}: {one.why[:80]}"


class MoveForm(ExpectForm):
    """Another day than the one expected so far."""

    why = words("Why has it moved?", "Say why the day has moved.", rows=3)
    field_order = ["once", "expected_on", "why", "told_on", "told_how"]


class PauseForm(KithForm):
    """What an assessment waits for: from when, for whose reason, and which."""

    once = OnceField()
    from_on = DayField(
        label="From which day?",
        after_today=False,
        error_messages={"required": "Say from which day it stands still."},
    )
    whose = forms.ChoiceField(
        label="Whose reason is it?",
        choices=Pause.Whose,
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose whose reason it is."},
    )
    why = words(
        "What does it wait for?",
        "Say what it waits for.",
        rows=2,
        help_text="Like: Mum is in hospital and wants to be there when we talk.",
    )
    until_on = DayField(
        label="On which day did it go on?",
        help_text="Leave this empty while it still waits.",
        required=False,
        after_today=False,
    )


class ResumeForm(KithForm):
    """The day on which an assessment could go on."""

    once = OnceField()
    until_on = DayField(
        label="On which day could it go on?",
        after_today=False,
        error_messages={"required": "Say on which day it could go on."},
    )


class AnswerForm(KithForm):
    """What is answered to a manager's question, or to another view."""

    once = OnceField()
    text = words("Your answer", "Write your answer.", rows=6)


class OverseeForm(KithForm):
    """A manager or reviewer agrees, asks or disagrees, with reasons."""

    once = OnceField()
    view = forms.ChoiceField(
        label="What do you think?",
        choices=Oversight.View,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree, have a question or disagree."},
    )
    reasons = words(
        "Your reasons",
        "Write your reasons: without them nobody can learn from your view.",
        rows=8,
        help_text="What you read, what it is like for these children, the risks as you see them, "
        "and what should happen next.",
    )


class AddForm(KithForm):
    """Something learned after an assessment was finished."""

    once = OnceField()
    text = words(
        "What do you add?",
        "Write what you want to add.",
        rows=8,
        help_text="Something learned since, something that was wrong, or who disagrees and why. "
        "The assessment itself stays as it was.",
    )
