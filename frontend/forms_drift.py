"""What is asked where a team talks about a child: one line."""

from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words


class NoteForm(KithForm):
    """What was decided, and why."""

    once = OnceField()
    decided = words(
        "What do you decide, and why?",
        "Write what you decide. That nothing changes, and why, is a decision too.",
        rows=3,
        css="writing",
        max_length=1000,
        help_text="A line is enough. It stands in the story.",
    )
