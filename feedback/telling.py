"""What a referrer is told: the words it begins with, and who is still waiting to hear."""

from django.db.models import Exists, OuterRef, Q

from agencies.roles import Role
from audit.reading import keys_of
from casework.models import Decision, Message, Referral, ReferralChild
from casework.reach import own_work
from feedback.models import ReferrerFeedback, ReLook

Variant = ReferrerFeedback.Variant
Sender = Message.Sender
WRITTEN = {
    Sender.CHILD: Variant.FAMILY,
    Sender.PARENT: Variant.FAMILY,
    # Who they are was not made sure of: without an agency they hear what the public hear.
    Sender.PROFESSIONAL: Variant.PUBLIC,
    Sender.PUBLIC: Variant.PUBLIC,
}
SEES_ALL = {Role.MANAGER, Role.DUTY}

DECIDED = {
    Decision.Outcome.ASSESSMENT: "A social worker will find out what is needed, with the family.",
    Decision.Outcome.EARLY_HELP: "We offer help that the family can take or leave.",
    Decision.Outcome.STRATEGY: "We are speaking with the police and health today about what to do.",
    Decision.Outcome.NO_FURTHER_ACTION: "We will do nothing more for now.",
}
NEXT = {
    Decision.Outcome.ASSESSMENT: "A social worker meets the family, and talks with those who know "
    "them. You may be asked what you see.",
    Decision.Outcome.EARLY_HELP: "Somebody rings the family and asks what would help them.",
    Decision.Outcome.STRATEGY: "What is decided there is told to you as far as it concerns your "
    "work.",
    Decision.Outcome.NO_FURTHER_ACTION: "Nothing more from us, unless we hear more.",
}
AGAIN = "Somebody who did not decide looked at it again."
ASKED = "Go on with what you do, and tell us again when you are worried or know more."
CANNOT = (
    "We cannot tell you what the family tells us, or what others told us: it is theirs to tell, "
    "and the law asks us to keep it."
)
CHALLENGE = (
    "Ring {worker} and say what you see differently. You can also ask for {worker}’s manager. "
    "Somebody who did not decide will look at it again."
)


def likely_variant(referral):
    """For whom to write, until a person says otherwise. Who is not an agency’s is protected."""
    if referral.agency_id:
        return Variant.PROFESSIONAL
    message = getattr(referral, "message", None)
    return WRITTEN[message.sender] if message else Variant.PUBLIC


def begins_with(referral, by, how):
    """{field: words} the page begins with: from the decision, with nothing to write again."""
    looked = [each for each in referral.relooks.all() if each.looked_at]
    relook = looked[-1] if looked else None
    last = relook or referral.decision
    outcome = last.outcome
    membership = getattr(by, "membership", None)
    phone = membership and (membership.phone or membership.agency.phone)
    return {
        "how": how,
        "decision": f"{AGAIN} {DECIDED[outcome]}" if relook else DECIDED[outcome],
        "reasons": last.reasons,
        "next_steps": NEXT[outcome],
        "asked_of_you": ASKED,
        "cannot_tell": CANNOT,
        "to_email": getattr(getattr(referral, "message", None), "email", ""),
        "contact_name": by.name,
        "contact_phone": phone or "",
        "challenge": CHALLENGE.format(worker=by.name),
    }


def waiting_to_hear(user, many):
    """The referrals whose decision, or second look, nobody has told yet; longest first.

    Of a worker those of their own work, or that they took, decided or looked at again.
    """
    told = ReferrerFeedback.objects.filter(referral=OuterRef("pk"))
    since = ReferrerFeedback.objects.filter(
        referral=OuterRef("referral"), told_at__gte=OuterRef("looked_at")
    )
    again = ReLook.objects.filter(~Exists(since), referral=OuterRef("pk"), looked_at__isnull=False)
    rows = Referral.objects.permitting(user, "casework.decide").filter(
        decision__decided_at__isnull=False
    )
    rows = rows.filter(~Exists(told) | Exists(again))
    if user.role not in SEES_ALL:
        own = own_work(user).order_by().values("child_id")
        about = ReferralChild.objects.filter(child__among=own).values("referral_id")
        looked = ReLook.objects.filter(looked_by=user.pk).values("referral_id")
        mine = Q(taken_by=user.pk) | Q(decision__decided_by=user.pk)
        mine |= Q(pk__among=about) | Q(pk__in=looked)
        rows = rows.filter(mine)
    # By the keys of the index, and not by the call’s own: so SQLite walks it in order too.
    return rows.order_by("decision__decided_at", "decision__referral_id")[:many]


def told_of(those):
    """The children of the referrals that were read under this name."""
    return ReferralChild.objects.filter(referral__among=keys_of(those)).select_related(
        "child__person"
    )
