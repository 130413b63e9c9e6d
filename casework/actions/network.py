"""What can be done to the network: who helps, and who stops."""

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.shares import stop_sharing
from casework.levels import Level
from casework.models import Involvement


@action("casework.keep_network")
def add_involvement(child, *, by, name, role, phone="", agency=None, level=None, **details):
    """Write down somebody who helps this child: a grandmother, a teacher, a health visitor.

    `user` and `person` tie them to an account and to somebody in the record, `helps` to the
    adult they help. `level` is the lowest that may know of them: unless said, the whole record
    for an agency that is kept close, and the network for everybody else.
    """
    is_kept_close = agency is not None and agency.is_kept_close
    return checked(
        Involvement(
            child=child,
            name=name,
            role=role,
            phone=phone,
            agency=agency,
            level=level or (Level.RECORD if is_kept_close else Level.NETWORK),
            from_on=clock.today(),
            **details,
        )
    )


@action("casework.keep_network")
def change_involvement(involvement, *, by, **facts):
    """Write down what has changed of somebody on the card: name, role, phone, agency, level.

    A fact given is kept; one not given stays as it was. Who left an agency is somebody new on the
    card, and what was shared with it because they helped ends as it does when they stop.
    """
    before = involvement.agency
    changed(involvement, **facts)
    if before and before != involvement.agency:
        _end_what_was_shared(involvement.child, before)
    return involvement


@action("casework.keep_network")
def end_involvement(involvement, *, by):
    """Somebody stops helping; what was shared with their agency because they helped ends too."""
    changed(involvement, until_on=clock.today())
    if involvement.agency:
        _end_what_was_shared(involvement.child, involvement.agency)
    return involvement


def _end_what_was_shared(child, agency):
    """What was shared with an agency because somebody of it helped, once nobody does."""
    if not child.involvements.current().filter(agency=agency).exists():
        for share in child.shares.live().filter(agency=agency, under=None):
            stop_sharing(share)
