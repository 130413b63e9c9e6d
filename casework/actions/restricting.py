"""Keeping a record close: restrict it, keep somebody from it, and undo either."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.grants import people_with_access, regrant_workers
from casework.models import Entry, Exclusion
from casework.story import tell

FEWEST_WITH_ACCESS = 2
"""Two people, so that one illness never leaves a child's record closed to everybody."""

TOO_FEW = (
    "Fewer than two people could open this record. "
    "First give the child to a team of at least two, or to a worker and a team."
)


@action("casework.restrict_child")
def restrict_child(child, *, by, why):
    """Close this record to everyone but those it is allocated to: a colleague's child.

    Raises ValidationError when fewer than two people would be left who can open it.
    """
    changed(child, is_restricted=True)
    regrant_workers(child)
    _must_leave_enough(child)
    tell([child], kind=Entry.Kind.MILESTONE, title="The record was restricted", text=why)
    return child


@action("casework.restrict_child")
def lift_restriction(child, *, by, why):
    """Open a restricted record to the council's workers again."""
    changed(child, is_restricted=False)
    regrant_workers(child)
    tell([child], kind=Entry.Kind.MILESTONE, title="The record is no longer restricted", text=why)
    return child


@action("casework.restrict_child")
def exclude_user(child, *, by, user, why):
    """Keep one person from this record whatever else they may see: an aunt, a neighbour.

    Raises ValidationError when fewer than two people would be left who can open it.
    """
    exclusion = checked(Exclusion(child=child, user=user, why=why))
    _must_leave_enough(child)
    return exclusion


@action("casework.restrict_child")
def end_exclusion(child, *, by, user):
    """Let somebody see again what the rest of their grants allow."""
    changed(child.exclusions.get(user=user, ended_at=None), ended_at=clock.now())
    return child


def _must_leave_enough(child):
    if people_with_access(child).count() < FEWEST_WITH_ACCESS:
        raise ValidationError(TOO_FEW)
