"""What a manager or reviewer decides about a child, in a line, where the team talks about them."""

from audit.actions import action
from casework.models import Entry
from casework.story import tell

SAID = "Talked about in the team"


@action("casework.oversee")
def note_oversight(child, *, by, decided):
    """Write down what was decided about a child, or that nothing is changed, and why.

    It stands in the story as a decision.
    """
    return tell([child], kind=Entry.Kind.DECISION, title=SAID, text=decided)
