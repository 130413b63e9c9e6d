"""What whoever told us says to what they were told; and the second look at a decision."""

from django.core.exceptions import ValidationError

from agencies.models import User
from agencies.roles import Role
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.referrals import LEADS_TO_WORK, begin
from casework.grants import people_with_access
from casework.models import Entry
from casework.story import lock, tell
from feedback.models import ReferrerAnswer, ReferrerFeedback, ReLook

View = ReferrerAnswer.View
NOT_TOLD = "Tell them first what was decided: this is what they say to it."
ONLY_MORE = "They were told only that it was received, so there is nothing to disagree with."
YOU_DECIDED = "You decided this. Somebody else looks at it again."
LOOKED = "Somebody has looked at it again already. Read what they found first."
SAYS = {View.DISAGREE: "disagrees with what was decided", View.MORE: "told us more"}


@action("casework.see_received")
def answer_told(referral, *, by, view, words=""):
    """Say, on a private link, that one understands, disagrees or has more to tell."""
    return _answered(referral, view, words)


@action("casework.decide")
def write_down_answer(referral, *, by, view, words=""):
    """Write down what whoever told us said, in their words, to what they were told."""
    return _answered(referral, view, words, written_by=by)


@action("casework.decide")
def look_again(relook, *, by, outcome, reasons):
    """Say what comes of a second look, and why. It is told like a decision.

    Raises ValidationError for whoever decided it first, and when somebody has looked already.
    """
    referral = relook.referral
    children = lock(referral.children_concerned())
    if ReLook.objects.select_for_update().get(pk=relook.pk).looked_at:
        raise ValidationError(LOOKED)
    if relook.is_judged_by(by):
        raise ValidationError(YOU_DECIDED)
    changed(relook, outcome=outcome, reasons=reasons, looked_at=clock.now(), looked_by=by)
    said = "It was looked at again: " + relook.get_outcome_display()
    tell(children, kind=Entry.Kind.DECISION, title=said, text=reasons, about=referral)
    if outcome in LEADS_TO_WORK:
        for child in children:
            begin(child, by, reasons)
    return relook


def somebody_else(referral):
    """A manager who never judged this and works with every child it is about, or None.

    One of a team of whoever decided comes first.
    """
    decided_by = referral.decision.decided_by_id
    looked = referral.relooks.exclude(looked_by=None).values("looked_by")
    managers = User.objects.filter(membership__role=Role.MANAGER)
    managers = managers.exclude(pk=decided_by).exclude(pk__in=looked)
    for child in referral.children_concerned():
        managers = managers.filter(pk__in=people_with_access(child).values("pk"))
    near = managers.filter(membership__places__team__places__membership__user=decided_by)
    return near.order_by("name", "pk").first() or managers.order_by("name", "pk").first()


def _answered(referral, view, words, written_by=None):
    children = lock(referral.children_concerned())
    told = referral.told.last()
    if view != View.MORE and told is None:
        raise ValidationError({"view": NOT_TOLD})
    if view != View.MORE and told.variant == ReferrerFeedback.Variant.PUBLIC:
        raise ValidationError({"view": ONLY_MORE})
    answer = checked(
        ReferrerAnswer(
            referral=referral,
            view=view,
            words=words,
            answered_at=clock.now(),
            written_by=written_by,
        )
    )
    if view == View.DISAGREE:
        given_to = somebody_else(referral)
        checked(ReLook(referral=referral, answer=answer, asked_at=clock.now(), given_to=given_to))
    if view in SAYS:
        kind = Entry.Kind.CONTACT if view == View.MORE else Entry.Kind.MILESTONE
        title = f"{referral.caller_name} {SAYS[view]}"
        tell(children, kind=kind, title=title, text=words, about=referral)
    return answer
