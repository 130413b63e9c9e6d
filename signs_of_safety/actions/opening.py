"""Words that came from an entry are opened to whoever reads the map."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import checked
from signs_of_safety.models import Opened

OPEN_ALREADY = "Whoever reads the map reads this already."


@action("signs_of_safety.write_map")
def child_opens_words(statement, *, by, why):
    """The child agrees that everybody who reads the map may read these words: how they said so."""
    return _opened(statement, by, Opened.How.CHILD, why)


@action("signs_of_safety.open_words")
def open_words(statement, *, by, why):
    """A manager decides that everybody who reads the map may read these words, and why."""
    return _opened(statement, by, Opened.How.MANAGER, why)


def _opened(statement, by, how, why):
    if not statement.entry_id or Opened.objects.filter(statement=statement).exists():
        raise ValidationError(OPEN_ALREADY)
    said = {"how": how, "why": why, "opened_at": clock.now(), "opened_by": by}
    checked(Opened(statement=statement, **said))
    return statement
