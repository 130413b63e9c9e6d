"""Asking whether a child is known, ringing back, and breaking the glass of a restricted record."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from agencies.models import User
from agencies.roles import Role
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.writing import concerning
from casework.enquiries import closed_to, open_to
from casework.grants import regrant
from casework.models import BreakGlass, Enquiry, EnquiryChild

GLASS_LASTS = timedelta(minutes=60)
NOTICE = "A restricted record was opened in an emergency. Please sign in and review it."


@action("agencies.ask_if_known")
def ask_if_known(host, *, by, name, caller_name, why, born_on=None, agency=None):
    """Ask whether a child is known, for somebody who rang. Asking is written down as a look.

    The answer is for the asker. The caller is told nothing before being rung back.
    """
    if born_on and born_on > clock.today():
        raise ValidationError({"born_on": "A birth date cannot be later than today."})
    enquiry = checked(
        Enquiry(
            asked_by=by,
            asked_at=clock.now(),
            name=name,
            born_on=born_on,
            caller_name=caller_name,
            agency=agency,
            why=why,
        )
    )
    found = [(child, False) for child in open_to(by, name, born_on)]
    found += [(child, True) for child in closed_to(by, name, born_on)]
    for child, is_closed in found:
        checked(EnquiryChild(enquiry=enquiry, child=child, is_closed=is_closed))
    concerning(*(child for child, _ in found))
    return enquiry


@action("casework.ring_back")
def ring_back(enquiry, *, by, rung_back_on, told=""):
    """Write down that the caller was rung back, on which number, and what they were told.

    For an agency we know, the number must be the one it is held under.
    """
    held = enquiry.agency.phone if enquiry.agency else ""
    if held and _digits(rung_back_on) != _digits(held):
        raise ValidationError(
            {"rung_back_on": f"Ring the number we hold for {enquiry.agency}: {held}."}
        )
    return changed(enquiry, rung_back_at=clock.now(), rung_back_on=rung_back_on, told=told)


def _digits(number):
    return "".join(character for character in number if character.isdigit())


@action("casework.break_glass")
def break_glass(enquiry, *, by, child, why):
    """Open a restricted record in an emergency: to read, for sixty minutes, and to be reviewed.

    Raises ValidationError for a child the question did not find closed, or whom the asker has
    been kept from since. The reviewers are told that something waits for them, by a message with
    nobody's name in it.
    """
    is_kept_out = child.exclusions.filter(user=by, ended_at=None).exists()
    if is_kept_out or not enquiry.child_rows.filter(child=child, is_closed=True).exists():
        raise ValidationError("This is not a record you asked about.")
    glass = checked(
        BreakGlass(
            child=child,
            user=by,
            enquiry=enquiry,
            why=why,
            opened_at=clock.now(),
            until=clock.now() + GLASS_LASTS,
        )
    )
    regrant(child, by)
    concerning(child)
    transaction.on_commit(_tell_reviewers)
    return glass


def _tell_reviewers():
    reviewers = User.objects.filter(is_active=True, membership__role=Role.REVIEWER)
    for reviewer in reviewers:
        send_mail("Something waits for your review", NOTICE, None, [reviewer.email])


@action("casework.review_glass")
def review_glass(glass, *, by, finding, finding_reasons):
    """A reviewer says whether it was right to open the record, and why they think so."""
    if glass.reviewed_at:
        raise ValidationError("This was reviewed already.")
    return changed(
        glass,
        finding=finding,
        finding_reasons=finding_reasons,
        reviewed_at=clock.now(),
        reviewed_by=by,
    )
