"""What is known of a grown-up that concerns a child: written down, and ended."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Fact


@action("casework.keep_network")
def add_fact(child, *, by, person, kind, words, **details):
    """Write down something about an adult that concerns this child, and how far it may be known.

    `details`: `level`, the lowest that may know it (the whole record unless said). Raises
    ValidationError for somebody who is nobody to this child, and for health, a conviction or
    an address below the whole record.
    """
    if not child.relationships.filter(person=person).exists():
        raise ValidationError({"person": "Choose somebody of this child’s family."})
    return checked(
        Fact(child=child, person=person, kind=kind, words=words, known_on=clock.today(), **details)
    )


@action("casework.keep_network")
def end_fact(fact, *, by):
    """Say that this is so no longer. It stays in the record that it was."""
    return changed(fact, until_on=clock.today())
