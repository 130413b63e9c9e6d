"""What is asked of somebody in whose way something got; and of the manager who has it."""

import re

from django import forms

from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words
from learning.models import Move

A_PAGE = re.compile(r"[a-z][a-z0-9_]*")


class RaiseForm(KithForm):
    """What got in the way, and what could not be done because of it."""

    once = OnceField()
    page = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    what = words(
        "What got in your way?",
        "Write what got in your way.",
        rows=4,
        css="writing",
        help_text="Name no child: people of every team and agency learn from it.",
    )
    stopped = words(
        "What could you not do for a family because of it?",
        "Write what you could not do, or what took too long.",
        rows=3,
        css="writing",
    )

    def clean_page(self):
        """The name of a kind of page; anything else is none."""
        said = self.cleaned_data["page"]
        return said if A_PAGE.fullmatch(said) else ""


class MoveForm(KithForm):
    """What a manager does about it, and the words to it."""

    once = OnceField()
    did = forms.ChoiceField(
        label="What do you do?",
        choices=[
            (Move.Did.TAKEN, "I take it on"),
            (Move.Did.TRIED, "I tried something"),
            (Move.Did.ESCALATED, "I pass it up"),
            (Move.Did.REMOVED, "It is removed"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you do about it."},
    )
    words = words(
        "What was tried, or to whom it goes",
        "",
        rows=4,
        css="writing",
        help_text="Whoever raised it reads this.",
    )

    def __init__(self, *args, held, **kwargs):
        super().__init__(*args, **kwargs)
        if held:
            self.fields["did"].choices = self.fields["did"].choices[1:]
