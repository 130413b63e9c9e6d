"""What somebody writes to us on the public page, and what a worker does with it."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.links import make_link
from casework.actions.referrals import taken
from casework.models import Link, Message

DONE = "Somebody has taken this up already. Read what they did first."
ROLES = {
    Message.Sender.CHILD: "The young person",
    Message.Sender.PARENT: "Parent or carer",
    Message.Sender.PROFESSIONAL: "Works with children",
    Message.Sender.PUBLIC: "",
}


@action("agencies.write_to_us")
def send_message(host, *, by, sender, about, worries, **details):
    """Tell us of a worry, without an account or with one.

    `details`: name, role, phone, email, safe_contact, going_well, needs_to_happen. What is returned
    has the `token` of a private link, this once, on which it is seen where it stands.
    """
    message = checked(
        Message(
            received_at=clock.now(),
            sender=sender,
            about=about,
            worries=worries,
            sent_by=by if by.kind == "user" else None,
            **details,
        )
    )
    message.token = make_link(message, by=by, purpose=Link.Purpose.REFERRAL).token
    return message


@action("casework.read_message")
def take_message(message, *, by, children, agency=None):
    """Say whom a message is about. It is a call from then on, in their words, with its reference.

    `children` are Named. Raises ValidationError when somebody did something with it before.
    """
    message = _waiting(message)
    referral = taken(
        by,
        children,
        ref=message.ref,
        received_at=message.received_at,
        caller_name=message.who,
        caller_role=message.role or ROLES[message.sender],
        agency=agency,
        phone=message.phone,
        safe_to_ring=message.safe_contact,
        worries=message.worries,
        going_well=message.going_well,
        needs_to_happen=message.needs_to_happen,
    )
    changed(message, referral=referral)
    return referral


@action("casework.read_message")
def set_message_aside(message, *, by, why):
    """Do nothing with a message: it was sent twice, or tells of no child. Say why."""
    message = _waiting(message)
    return changed(message, set_aside_at=clock.now(), set_aside_by=by, why_set_aside=why)


def _waiting(message):
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.referral_id or message.set_aside_at:
        raise ValidationError(DONE)
    return message
