"""Keeping a record close: restrict it, keep somebody from it, and undo either."""

from django.core.exceptions import PermissionDenied

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.writing import concerning
from casework.enough import must_leave_enough
from casework.grants import regrant_workers
from casework.models import Entry, Exclusion
from casework.story import tell


@action("casework.restrict_child")
def restrict_child(child, *, by, why):
    """Close this record to everyone but those it is allocated to: a colleague's child.

    Raises ValidationError when fewer than two people would be left who can open it.
    """
    changed(child, is_restricted=True)
    regrant_workers(child)
    must_leave_enough(child)
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
def exclude_user(child, *, by, user, why, also=()):
    """Keep one person from this record whatever else they may see: an aunt, a neighbour.

    `also` are brothers and sisters they are kept from in the same breath; one they are kept from
    already stays as it is. Raises PermissionDenied when one of those is not this manager’s to
    close, and ValidationError when fewer than two people would be left who can open a restricted
    one: then nothing is done.
    """
    exclusion = _kept_from(child, user, why)
    for each in also:
        if not by.has_perm(exclude_user.permission, each):
            raise PermissionDenied("One of these children is not yours to close.")
        if not each.exclusions.filter(user=user, ended_at=None).exists():
            _kept_from(each, user, why)
    concerning(*also)
    return exclusion


def _kept_from(child, user, why):
    exclusion = checked(Exclusion(child=child, user=user, why=why))
    must_leave_enough(child)
    return exclusion


@action("casework.restrict_child")
def end_exclusion(child, *, by, user):
    """Let somebody see again what the rest of their grants allow."""
    changed(child.exclusions.get(user=user, ended_at=None), ended_at=clock.now())
    return child
