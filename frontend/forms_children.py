"""What is asked on the pages about a child: why it is opened, and our work with them."""

from django import forms

from casework.purposes import PURPOSES
from frontend.fields import KithForm, OnceField


class WhyForm(KithForm):
    """One pick, kept for today."""

    purpose = forms.ChoiceField(
        label="Why do you open this record?",
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why you open this record."},
    )


class WhyOpenForm(KithForm):
    """Why social care begins to work with a child."""

    once = OnceField()
    why = forms.CharField(
        label="Why do we begin to work with them?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write why we begin. The family may read it."},
    )


class WhyCloseForm(KithForm):
    """Why social care stops working with a child."""

    once = OnceField()
    why = forms.CharField(
        label="Why do we finish?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is different for the child now, and who goes on helping.",
        error_messages={"required": "Write why we finish. The family may read it."},
    )


class AllocateForm(KithForm):
    """Who works with this child from now on, and why that changes."""

    once = OnceField()
    worker = forms.ChoiceField(label="Worker", required=False)
    team = forms.ChoiceField(
        label="Team",
        required=False,
        help_text="Everybody in the team works with this child as their own.",
    )
    why = forms.CharField(
        label="Why does it change?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The child may ask, and the next worker reads it.",
    )
    is_system_led = forms.TypedChoiceField(
        label="For whose sake?",
        choices=[
            ("no", "The child’s: they asked, or it is better for them"),
            ("yes", "Ours: somebody leaves, is ill, or we change how we work"),
        ],
        coerce=lambda said: said == "yes",
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, workers, teams, before, **kwargs):
        """`before` is the allocation that would end; with none there is nothing to explain."""
        super().__init__(*args, **kwargs)
        self.offered = {"worker": _by_ref(workers), "team": _by_ref(teams)}
        for name, nobody in (("worker", "Nobody by name"), ("team", "No team")):
            named = [(ref, str(each)) for ref, each in self.offered[name].items()]
            self.fields[name].choices = [("", nobody), *named]
        if before is None:
            del self.fields["why"], self.fields["is_system_led"]
        elif before.worker_id is None:
            del self.fields["is_system_led"]

    def clean_worker(self):
        """The worker, or None."""
        return self.offered["worker"].get(self.cleaned_data["worker"])

    def clean_team(self):
        """The team, or None."""
        return self.offered["team"].get(self.cleaned_data["team"])


def _by_ref(those):
    return {each.ref: each for each in those}
