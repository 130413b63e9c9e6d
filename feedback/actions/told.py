"""The referrer is told the outcome, in words that stand from then on."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from agencies.models import User
from audit import clock
from audit.actions import action
from audit.records import checked
from casework.actions.links import make_link
from casework.models import Entry, Link
from casework.story import lock, tell
from casework.watching import named_in
from feedback.models import ReferrerFeedback
from feedback.models.told import WORDS
from feedback.wording import caught_in

SUBJECT = "What you told us"
NOTICE = "There is news of what you told us, on this private page, for four weeks:\n\n{}"
NO_SERVER = "No mail server is set here, so nothing would be sent. Ring them, or write a letter."
NOT_YET = "Decide first: this tells what was decided, and why."
TO_DECIDE = "This names {names}. Take it out, or say that {who} may know it."


@action("casework.decide")
def tell_referrer(
    referral, *, by, variant, how, contact_name, is_decided=False, private_pages="", **words
):
    """Tell whoever told us: what was decided, why, and what they can do. It is never altered.

    `words`: to_email, contact_phone, and those of WORDS, which the public are told nothing of.
    By e-mail a private link is sent, never the words. Raises ValidationError for words that say
    nothing to them, for names and places they may not know until a person says (`is_decided`)
    that they may, for e-mail where it cannot be sent, and before anything is decided.
    """
    children = lock(referral.children_concerned())
    if not hasattr(referral, "decision"):
        raise ValidationError(NOT_YET)
    if how == ReferrerFeedback.How.EMAIL and not mail_is_set():
        raise ValidationError({"how": NO_SERVER})
    if variant == ReferrerFeedback.Variant.PUBLIC:
        words = {name: said for name, said in words.items() if name not in WORDS}
    refuse_words_that_say_nothing(words)
    if not is_decided:
        _refuse_names(words, children, referral.caller_name)
    told = checked(
        ReferrerFeedback(
            referral=referral,
            variant=variant,
            how=how,
            contact_name=contact_name,
            to_user=_account(referral, variant, words.get("to_email")),
            told_at=clock.now(),
            told_by=by,
            **words,
        )
    )
    _send(told, by, private_pages)
    tell(
        children,
        kind=Entry.Kind.MILESTONE,
        title=f"{referral.caller_name} was told {told.get_how_display()}"[:200],
        about=referral,
    )
    return told


def refuse_words_that_say_nothing(words):
    """Raises ValidationError, beside each field, for words that shut a door without a reason."""
    caught = {name: caught_in(words.get(name, "")) for name in WORDS}
    caught = {name: sentences for name, sentences in caught.items() if sentences}
    if caught:
        raise ValidationError(caught)


def _refuse_names(words, children, who):
    names = named_in("\n".join(words.get(name, "") for name in WORDS), children)
    if names:
        raise ValidationError({"is_decided": TO_DECIDE.format(names=", ".join(names), who=who)})


def mail_is_set():
    """Whether the council’s mail server is set: without one, mail is only shown on a terminal."""
    return "console" not in settings.EMAIL_BACKEND


def _account(referral, variant, email):
    """The account of a professional of that agency, who then reads it by their own sign-in."""
    if variant != ReferrerFeedback.Variant.PROFESSIONAL or not email or not referral.agency_id:
        return None
    theirs = User.objects.filter(membership__agency=referral.agency_id, is_active=True)
    return theirs.filter(email__iexact=email).first()


def _send(told, by, private_pages):
    if told.how != ReferrerFeedback.How.EMAIL:
        return
    link = make_link(told.referral, by=by, purpose=Link.Purpose.REFERRAL)
    text = NOTICE.format(f"{private_pages}{link.token}/")
    transaction.on_commit(lambda: send_mail(SUBJECT, text, None, [told.to_email]))
