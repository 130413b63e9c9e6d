"""What can be done with a worry somebody tells us: take it, and decide."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from audit.actions import action
from audit.records import checked
from casework.actions.children import begin_work, give_to
from casework.models import Child, Decision, Entry, Referral, ReferralChild
from casework.people import new_child, new_person, one_family
from casework.story import lock, tell

DECIDED = "Somebody has decided this already. Read their decision before you do anything else."
LEADS_TO_WORK = (Decision.Outcome.ASSESSMENT, Decision.Outcome.STRATEGY)


class Named(NamedTuple):
    """A child somebody tells us about: one we know, or a name and perhaps a birth.

    `expected_on` is for a child not born yet, who has no `born_on`.
    """

    child: Child | None = None
    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    is_birth_estimated: bool = False
    expected_on: date | None = None


@action("agencies.answer_the_telephone")
def take_referral(host, *, by, children, caller_name, worries, received_at=None, **details):
    """Write down, once, what somebody told us about one or more children.

    `children` are Named. `details`: caller_role, agency, phone, safe_to_ring, going_well,
    needs_to_happen. Raises ValidationError for a referral about nobody or without words, and
    PermissionDenied for a known child whose record is not the writer's to record in.
    """
    told = {"caller_name": caller_name, "worries": worries, **details}
    return taken(by, children, received_at=received_at or clock.now(), **told)


def taken(by, children, **told):
    """The call about these children, in their story too. Runs only inside an action."""
    if not children:
        raise ValidationError({"children": "Say which child this is about, even if only a name."})
    about = [_child(named, by) for named in children]
    taken_by = by if by.kind == "user" else None
    referral = checked(Referral(taken_by=taken_by, **told))
    for child in about:
        checked(ReferralChild(referral=referral, child=child))
    one_family(about)
    tell(
        about,
        kind=Entry.Kind.CONTACT,
        title=f"{referral.caller_name} told us",
        text=referral.worries,
        happened_at=referral.received_at,
        about=referral,
    )
    return referral


def _child(named, by):
    if named.child:
        if not by.has_perm("casework.record_entry", named.child):
            raise PermissionDenied("You cannot record about one of these children.")
        return named.child
    facts = named._asdict()
    facts.pop("child")
    return new_child(new_person(**facts))


@action("casework.decide")
def decide_referral(referral, *, by, outcome, reasons):
    """Decide what a referral leads to, and why. Raises ValidationError when it is decided already.

    An assessment or a strategy discussion begins work with each child we do not work with yet,
    and a child nobody works with is allocated to whoever decides, with their team.
    """
    children = lock(referral.children_concerned())
    if Decision.objects.filter(referral=referral).exists():
        raise ValidationError(DECIDED)
    decision = checked(
        Decision(
            referral=referral,
            outcome=outcome,
            reasons=reasons,
            decided_at=clock.now(),
            decided_by=by,
        )
    )
    tell(
        children,
        kind=Entry.Kind.DECISION,
        title=decision.get_outcome_display(),
        text=reasons,
        about=referral,
    )
    if outcome in LEADS_TO_WORK:
        for child in children:
            begin(child, by, reasons)
    return decision


def begin(child, by, reasons):
    """Begin work with a child nobody works with yet. Runs only inside an action."""
    if not child.episodes.filter(closed_on=None).exists():
        begin_work(child, reasons)
    if not child.allocations.filter(until_on=None).exists():
        place = by.membership.places.select_related("team").first()
        give_to(child, worker=by, team=place.team if place else None)
