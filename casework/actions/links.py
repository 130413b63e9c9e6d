"""Private links for people without an account. The token is shown once and never kept."""

import hashlib
import secrets
from datetime import timedelta

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Link

TOKEN_BYTES = 16
"""128 random bits: nobody finds a link by guessing."""

LASTS = timedelta(days=28)


@action("casework.decide")
def link_the_caller(referral, *, by):
    """Make a private link on which a caller sees that what they told us was received.

    The link's `token` is set on what is returned, this once; the database holds only its hash.
    """
    return make_link(referral, by=by, purpose=Link.Purpose.REFERRAL)


def make_link(record, *, by, purpose):
    """A link to this record, with its `token` this once. Runs only inside an action."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = checked(
        Link(
            purpose=purpose,
            target_ref=record.ref,
            token_hash=hash_of(token),
            made_at=clock.now(),
            made_by=by if by.kind == "user" else None,
            expires_at=clock.now() + LASTS,
        )
    )
    link.token = token
    return link


@action("casework.decide")
def end_links(referral, *, by):
    """End every link to this referral: it reached somebody it should not have."""
    close_links(referral)
    return referral


def close_links(record):
    """No link to this record opens anything any more. Runs only inside an action."""
    for link in live_links(record):
        changed(link, ended_at=clock.now())


def live_links(record):
    """The links to this record that still open something, newest first."""
    return Link.objects.filter(target_ref=record.ref, ended_at=None, expires_at__gt=clock.now())


def hash_of(token):
    """What is kept of a token: its SHA-256. It is random, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token):
    """The live link of this token, or None. One query whatever the token."""
    link = Link.objects.filter(token_hash=hash_of(token)).first()
    return link if link and link.is_live else None
