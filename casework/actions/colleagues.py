"""A safeguarding lead links their own colleagues, child by child, under what was shared."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import checked
from casework.actions.shares import stop_sharing
from casework.grants import regrant_share
from casework.models import Share


@action("casework.link_colleague")
def link_colleague(share, *, by, user):
    """Let one colleague see this child: just what the agency may, and as long as it may.

    What the agency's share keeps back is kept back from them. Raises ValidationError for
    somebody of another agency.
    """
    if user.agency_id != share.agency_id:
        raise ValidationError({"user": f"Choose somebody who works for {share.agency}."})
    linked = checked(
        Share(
            child=share.child,
            agency=share.agency,
            user=user,
            under=share,
            level=share.level,
            may_contribute=share.may_contribute,
            purpose=share.purpose,
            lawful_basis=share.lawful_basis,
            until=share.until,
            is_family_told=share.is_family_told,
            why_not_told=share.why_not_told,
            made_at=clock.now(),
            made_by=by,
        )
    )
    regrant_share(linked)
    return linked


@action("casework.link_colleague")
def unlink_colleague(share, *, by, user):
    """Take a colleague away from this child, from their next click on."""
    for linked in share.colleagues.filter(user=user, ended_at=None):
        stop_sharing(linked)
    return share
