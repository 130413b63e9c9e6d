"""A link shows what was decided after a code sent to the address told at: it proves who reads."""

import hashlib
import hmac
import secrets

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from audit import clock
from audit.actions import action
from audit.records import checked
from casework.models import Link
from feedback.models import CodeSent, CodeTried

A_DAY, TRIES = 5, 5
SUBJECT = "Your code"
NOTICE = "Your code is {}. It works for a quarter of an hour. If you did not ask for it, ring us."
ENOUGH = "Five codes were sent today. Ring us, or try again tomorrow."
NO_ADDRESS = "We have no address of yours to send a code to. Please ring us."


@action("casework.see_received")
def send_code(referral, *, by):
    """Send a code to the address that was written down when they were told."""
    Link.objects.select_for_update().get(pk=by.pk)
    told = referral.told.last()
    if told is None or not told.needs_code:
        raise ValidationError(NO_ADDRESS)
    if CodeSent.objects.today(by).count() >= A_DAY:
        raise ValidationError(ENOUGH)
    code = f"{secrets.randbelow(10**6):06}"
    checked(CodeSent(link=by, code_hash=_hash(by, code), sent_at=clock.now()))
    transaction.on_commit(lambda: send_mail(SUBJECT, NOTICE.format(code), None, [told.to_email]))
    return referral


@action("casework.see_received")
def enter_code(referral, *, by, code):
    """Whether this is the code that was sent. A wrong try is kept, so nothing is raised for it."""
    Link.objects.select_for_update().get(pk=by.pk)
    sent = CodeSent.objects.live(by).first()
    if sent is None or sent.tries.count() >= TRIES:
        return False
    is_right = hmac.compare_digest(sent.code_hash, _hash(by, code.strip()))
    checked(CodeTried(code=sent, tried_at=clock.now(), was_right=is_right))
    return is_right


def _hash(link, code):
    return hashlib.sha256(f"{link.ref} {link.token_hash} {code}".encode()).hexdigest()
