"""What waits for one person: each part a heading, and under it what to do and where."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from agencies.roles import Role
from assessments.waiting import unfinished_of, without_oversight
from audit import clock
from casework import drafts
from casework.levels import HANDS_ON
from casework.models import BreakGlass, Referral, Share, Step
from casework.reach import own_work
from frontend.addresses import address
from frontend.drafting import WRITING, page_of
from frontend.templatetags.lists import together
from frontend.words import day_in_words, moment_in_words

EACH = 6
"""How many things of one kind a person takes in at once."""

LAPSES_SOON = timedelta(days=30)
SEES_ALL_CALLS = {Role.MANAGER, Role.DUTY}


class Need(NamedTuple):
    """Something that waits: what, where it is done, a few words more, and whom it names."""

    what: str
    address: str
    more: str = ""
    children: tuple = ()


class Part(NamedTuple):
    """Everything of one kind that waits."""

    title: str
    needs: list


def waiting_for(user):
    """The parts that have something in them, in the order they matter."""
    parts = [
        Part("Opened in an emergency: was it right?", _emergencies(user)),
        Part("Nobody has decided yet", _undecided(user)),
        Part("Waiting for what you think", _to_oversee(user)),
        Part("You said you would", _own_steps(user)),
        Part("Assessments you are writing", _assessments(user)),
        Part("Not finished yet", _drafts(user)),
        Part("Sharing that ends soon", _shares(user)),
    ]
    return [part for part in parts if part.needs]


def _emergencies(user):
    if user.role != Role.REVIEWER:
        return []
    broken = BreakGlass.objects.permitting(user, BreakGlass.VIEW).waiting()
    return [
        Need(
            f"{glass.user.name} opened a restricted record",
            reverse("glass", args=[glass.ref]),
            f"{_moment(glass.opened_at)}. Read why, and write what you find.",
        )
        for glass in broken.select_related("user")[:EACH]
    ]


def _undecided(user):
    if user.role not in HANDS_ON:
        return []
    calls = Referral.objects.permitting(user, "casework.decide").undecided().with_children()
    if user.role not in SEES_ALL_CALLS:
        own = own_work(user).values("child_id")
        calls = calls.filter(Q(taken_by=user) | Q(child_rows__child__in=own)).distinct()
    return [_call(referral) for referral in calls.order_by("received_at", "pk")[:EACH]]


def _call(referral):
    children = tuple(row.child for row in referral.child_rows.all())
    told = f"{referral.caller_name} told us {_day(referral.received_at)}"
    return Need(together(children), address(referral), told, children)


def _to_oversee(user):
    if user.role != Role.MANAGER:
        return []
    return [
        _assessment(one, f"Assessment by {one.lead}, begun {_day(one.began_at)}")
        for one in without_oversight(user, EACH)
    ]


def _assessments(user):
    if not user.is_record_staff:
        return []
    today = clock.today()
    return [
        _assessment(one, f"You expect to decide {day_in_words(one.expected_on, today)}")
        for one in unfinished_of(user, EACH)
    ]


def _assessment(one, more):
    children = tuple(row.child for row in one.child_rows.all())
    return Need(together(children), address(one), more, children)


def _own_steps(user):
    steps = Step.objects.permitting(user, Step.VIEW).mine(user).in_order()
    steps = steps.select_related("goal__plan__child__person")[:EACH]
    return [_step(step, step.goal.plan.child) for step in steps]


def _step(step, child):
    by = day_in_words(step.by_on, clock.today()) if step.by_on else step.by_words
    more = ", ".join(filter(None, [child.person.name, by]))
    return Need(step.what, reverse("child_plan", args=[child.ref]), more, (child,))


def _drafts(user):
    return [_draft(draft) for draft in drafts.readable(user)[:EACH]]


def _draft(draft):
    about = f" about {together(draft.children)}" if draft.children else ""
    saved = f"Saved {_moment(draft.saved_at)}"
    what = f"{WRITING[draft.page]}{about}"
    return Need(what, page_of(draft.page, draft.target), saved, tuple(draft.children))


def _shares(user):
    if not user.is_record_staff:
        return []
    own, soon = own_work(user).values("child_id"), clock.today() + LAPSES_SOON
    shares = Share.objects.permitting(user, Share.VIEW).live().filter(child__in=own, under=None)
    shares = shares.filter(until__lte=soon).select_related("child__person", "agency", "user")
    return [_share(share) for share in shares[:EACH]]


def _share(share):
    what = f"{share.child.person.name}, with {share.user or share.agency}"
    until = f"Until {day_in_words(share.until, clock.today())}"
    return Need(what, reverse("child_share", args=[share.child.ref]), until, (share.child,))


def _day(moment):
    return day_in_words(clock.day(moment), clock.today())


def _moment(moment):
    return moment_in_words(moment.astimezone(get_default_timezone()), clock.today())
