"""What parents, agencies and others contribute: asked of them, said by them, written down."""

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from assessments.models import Contribution, ContributionChild, Invitation, InvitationChild
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.links import close_links, make_link
from casework.models import Entry, Link
from casework.story import tell

NOTICE = "Social care asks you something in Kith. Please sign in: it stands on your first page."
NOT_OPEN_TO_THEM = (
    "{name} cannot add to {child}’s record yet. Share it with them first, or ask by a private link."
)


@action("assessments.write_assessment")
def invite_contribution(assessment, *, by, who, children, user=None, question=""):
    """Ask somebody what they see of these children: by their own sign-in, or by a private link.

    The invitation's `token` is that of its link, this once. Raises ValidationError for a child
    who is not assessed here, or whom the person asked may not add to.
    """
    _of_this(assessment, children)
    for child in children if user else ():
        if not user.has_perm("casework.contribute", child):
            sentence = NOT_OPEN_TO_THEM.format(name=user.name, child=child.person.short_name)
            raise ValidationError({"helper": sentence})
    invitation = checked(
        Invitation(
            assessment=assessment,
            who=who,
            user=user,
            question=question,
            asked_at=clock.now(),
            asked_by=by,
        )
    )
    for child in children:
        checked(InvitationChild(invitation=invitation, child=child))
    invitation.token = ""
    if user:
        transaction.on_commit(lambda: send_mail("You are asked", NOTICE, None, [user.email]))
    else:
        invitation.token = make_link(invitation, by=by, purpose=Link.Purpose.CONTRIBUTION).token
    return invitation


@action("assessments.write_assessment")
def withdraw_invitation(assessment, *, by, invitation):
    """Ask no more: it is not needed, or reached somebody it should not have."""
    close_links(invitation)
    changed(invitation, ended_at=clock.now())
    return assessment


@action("assessments.answer_invitation")
def answer_invitation(invitation, *, by, is_in_confidence=False, **words):
    """Somebody who was asked says what they see. It stands in the assessment as theirs.

    `words`: going_well, worries, would_help; any one will do. `is_in_confidence` keeps it to the
    workers of the record: neither the family nor other agencies read it.
    """
    is_signed_in = by.kind == "user"
    return _contributed(
        invitation.assessment,
        invitation.children_concerned(),
        invitation=invitation,
        who=f"{by.name}, {by.agency}" if is_signed_in else invitation.who,
        how=Contribution.How.SIGN_IN if is_signed_in else Contribution.How.LINK,
        by_user=by if is_signed_in else None,
        by_agency=by.agency if is_signed_in else None,
        is_in_confidence=is_in_confidence,
        said_on=clock.today(),
        **words,
    )


@action("assessments.write_assessment")
def write_down_contribution(assessment, *, by, who, children, said_on=None, **said):
    """Write down what somebody contributed in a talk, in their words and as theirs."""
    _of_this(assessment, children)
    said_on = said_on or clock.today()
    if said_on > clock.today():
        raise ValidationError({"said_on": "Choose a day that is not after today."})
    talk = Contribution.How.TALK
    _contributed(assessment, children, who=who, how=talk, by_user=by, said_on=said_on, **said)
    return assessment


def _contributed(assessment, children, **said):
    contribution = checked(Contribution(assessment=assessment, given_at=clock.now(), **said))
    for child in children:
        checked(ContributionChild(contribution=contribution, child=child))
    tell(
        children,
        kind=Entry.Kind.MILESTONE,
        title=f"{contribution.who} said something for the assessment"[:200],
        about=assessment,
    )
    return contribution


def _of_this(assessment, children):
    assessed = set(assessment.child_rows.values_list("child_id", flat=True))
    if not children or not {child.pk for child in children} <= assessed:
        raise ValidationError({"children": "Choose which of these children it is about."})
