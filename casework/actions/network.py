"""What can be done to the network: who helps, and who stops."""

from django.db.models import F, Q

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
    who = {"name": name, "role": role, "phone": phone, "agency": agency}
    return _on_the_card(child, level=level or _known_from(agency), **who, **details)


def _known_from(agency):
    is_kept_close = agency is not None and agency.is_kept_close
    return Level.RECORD if is_kept_close else Level.NETWORK


def _on_the_card(child, **details):
    return checked(Involvement(child=child, from_on=clock.today(), **details))


def come_on_the_card(child, user):
    """The line of this child's card by which `user`, of a partner agency, helps: as their account
    says who they are, if they do not stand there yet. Runs only inside an action."""
    card, member = child.involvements.current(), user.membership
    theirs = Q(user=user) | Q(user=None, agency=member.agency)
    line = card.filter(theirs).order_by(F("user").asc(nulls_last=True), "pk").first()
    return line or _on_the_card(
        child,
        user=user,
        name=user.name,
        role=member.job or member.get_role_display(),
        phone=member.phone,
        agency=member.agency,
        level=_known_from(member.agency),
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
    """Somebody stops helping: so does what they gave, and what was shared with their agency
    because they helped."""
    changed(involvement, until_on=clock.today())
    for service in involvement.services.standing().filter(until_on=None):
        changed(service, until_on=clock.today())
    if involvement.agency:
        _end_what_was_shared(involvement.child, involvement.agency)
    return involvement


def _end_what_was_shared(child, agency):
    """What was shared with an agency because somebody of it helped, once nobody does."""
    if not child.involvements.current().filter(agency=agency).exists():
        for share in child.shares.live().filter(agency=agency, under=None):
            stop_sharing(share)
