"""What waits for one person: each part a heading, and under it what to do and where."""

from datetime import timedelta
from operator import itemgetter
from typing import NamedTuple

from django.db.models import DateField, Q
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from agencies.roles import Role
from assessments.actions import answer_invitation
from assessments.models import AssessmentChild, Invitation, InvitationChild
from assessments.waiting import unfinished_of, without_oversight
from audit import clock
from audit.reading import attach, keys_of
from casework import drafts
from casework.levels import HANDS_ON
from casework.models import Advice, BreakGlass, Draft, Message, Referral, ReferralChild, Share, Step
from casework.models.compiled import Slot
from casework.reach import own_work
from feedback.actions import look_again
from feedback.models import ReferrerFeedback, ReLook
from feedback.telling import told_of, waiting_to_hear
from frontend.addresses import address
from frontend.drafting import WRITING, page_of
from frontend.templatetags.lists import together
from frontend.words import day_in_words, moment_in_words
from learning.models import Blockage
from signs_of_safety import document
from signs_of_safety.models import MapChild

EACH, FEW = 6, 3
"""How many things of one kind a person takes in at once."""

LAPSES_SOON, SOON = timedelta(days=30), Slot("soon", DateField())
ASKED_AFTER = timedelta(days=28)
"""When whoever advised is asked what came of it: most help has begun, or has not, by then."""

LATELY = timedelta(days=14)

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


def waiting_lists(user):
    """What `waiting_in` is made of, as far as it can wait for this person."""
    lists = {"steps": _own_steps(user), "drafts": Draft.objects.of(user)} | _of_the_board(user)
    if not user.is_record_staff:
        asked = Invitation.objects.permitting(user, answer_invitation.permission).waiting()
        heard = ReferrerFeedback.objects.permitting(user, ReferrerFeedback.VIEW).newest_of(user)
        lists |= {"asked": asked[:EACH], "asked_about": _asked_about(), "heard": heard[:FEW]}
    if user.role in HANDS_ON:
        called = ReferralChild.objects.filter(referral__among=keys_of("calls"))
        lists |= {"calls": _undecided(user), "called": called.select_related("child__person")}
        lists["messages"] = Message.objects.permitting(user, Message.VIEW).unread()[:EACH]
        lists |= {"to_tell": waiting_to_hear(user, EACH), "told_of": told_of("to_tell")}
        again = ReLook.objects.permitting(user, look_again.permission).for_whom(user)
        lists["again"] = again[:EACH]
        lists["advised"] = _advised(user)
    if user.role == Role.MANAGER:
        to_oversee = without_oversight(user, EACH)
        lists |= {"to_oversee": to_oversee, "overseen": _assessed("to_oversee")}
    if user.role == Role.REVIEWER:
        lists["glass"] = _emergencies(user)
    if user.is_record_staff:
        led = unfinished_of(user, EACH)
        lists |= {"led": led, "assessed": _assessed("led"), "shares": _shares(user)}
        of_these = MapChild.objects.filter(map__among=keys_of("maps"))
        lists |= {
            "maps": document.unfinished_of(user, EACH),
            "mapped": of_these.select_related("child__person"),
        }
    return lists


def waiting_in(user, found):
    """The parts that have something in them, in the order they matter."""
    for rows, children in (
        ("asked", "asked_about"),
        ("calls", "called"),
        ("to_tell", "told_of"),
        ("to_oversee", "overseen"),
        ("led", "assessed"),
        ("maps", "mapped"),
    ):
        attach(found.get(rows, ()), "child_rows", found.get(children, ()))
    open_drafts = drafts.open_ones(user, found["drafts"])[:EACH]
    parts = [
        Part(
            "Opened in an emergency: was it right?",
            [_emergency(one) for one in found.get("glass", ())],
        ),
        Part("Nobody has decided yet", _undecided_in(found)),
        Part("Waiting for what you think", [_overseen(one) for one in found.get("to_oversee", ())]),
        Part("Disagrees: look again", [_again(one) for one in found.get("again", ())]),
        Part("Waiting to hear", [_to_tell(one) for one in found.get("to_tell", ())]),
        Part("What came of your advice?", [_advice(one) for one in found.get("advised", ())]),
        Part("What became of what you told us", [_heard(one) for one in found.get("heard", ())]),
        Part("Got in somebody’s way", [_in_the_way(one) for one in found.get("in_the_way", ())]),
        Part("No longer in your way", [_in_the_way(one) for one in found.get("gone", ())]),
        Part("You are asked", [_asked(one) for one in found.get("asked", ())]),
        Part("You said you would", [_step(step) for step in found["steps"]]),
        Part("Assessments you are writing", [_led(one) for one in found.get("led", ())]),
        Part("Maps you are making", [_map(one) for one in found.get("maps", ())]),
        Part("Not finished yet", [_draft(draft) for draft in open_drafts]),
        Part("Sharing that ends soon", [_share(share) for share in found.get("shares", ())]),
    ]
    return [part for part in parts if part.needs]


def _emergencies(user):
    return BreakGlass.objects.permitting(user, BreakGlass.VIEW).waiting()[:EACH]


def _emergency(glass):
    return Need(
        f"{glass.user.name} opened a restricted record",
        reverse("glass", args=[glass.ref]),
        f"{_moment(glass.opened_at)}. Read why, and write what you find.",
    )


def _undecided(user):
    calls = Referral.objects.permitting(user, "casework.decide").undecided()
    if user.role not in SEES_ALL_CALLS:
        own = own_work(user).order_by().values("child_id")
        about = ReferralChild.objects.filter(child__among=own).values("referral_id")
        calls = calls.filter(Q(taken_by=user.pk) | Q(pk__among=about))
    return calls.order_by("received_at", "pk")[:EACH]


def _undecided_in(found):
    """What was told by telephone and what was written, longest first."""
    needs = [(call.received_at, _call(call)) for call in found.get("calls", ())]
    needs += [(one.received_at, _message(one)) for one in found.get("messages", ())]
    return [need for _, need in sorted(needs, key=itemgetter(0))][:EACH]


def _message(message):
    return Need(message.who, address(message), f"Wrote to us {_moment(message.received_at)}")


def _call(referral):
    children = tuple(row.child for row in referral.child_rows.all())
    told = f"{referral.caller_name} told us {_day(referral.received_at)}"
    return Need(together(children), address(referral), told, children)


def _to_tell(referral):
    children = tuple(row.child for row in referral.child_rows.all())
    about = f"About {together(children)}, decided {_day(referral.decision.decided_at)}"
    return Need(
        referral.caller_name, reverse("referral_tell", args=[referral.ref]), about, children
    )


def _again(relook):
    said = f"Said so {_day(relook.asked_at)}. Somebody else decided it."
    return Need(relook.referral.caller_name, address(relook), said)


def _advised(user):
    """Own advice that is old enough for something to have come of it."""
    given = Advice.objects.permitting(user, Advice.VIEW).without_outcome()
    return given.filter(given_by=user.pk, given_at__lte=clock.now() - ASKED_AFTER)[:FEW]


def _advice(one):
    return Need(one.asked_by, address(one), f"Advised {_day(one.given_at)}")


def _of_the_board(user):
    """For a manager what nobody has taken on; for whoever raised it what was removed lately."""
    rows = Blockage.objects.permitting(user, Blockage.VIEW)
    gone = rows.removed().filter(raised_by=user.pk, removed_at__gte=clock.now() - LATELY)
    lists = {"gone": gone[:FEW]}
    if user.role == Role.MANAGER:
        lists["in_the_way"] = rows.untaken()[:FEW]
    return lists


def _in_the_way(one):
    return Need(one.what, address(one), f"Raised {_day(one.raised_at)}")


def _heard(told):
    what = f"What you told us {_day(told.referral.received_at)}"
    return Need(what, address(told), f"Answered {_day(told.told_at)}")


def _asked_about():
    rows = InvitationChild.objects.filter(invitation__in=keys_of("asked"))
    return rows.select_related("child__person")


def _asked(one):
    children = tuple(row.child for row in one.child_rows.all())
    asked = f"{one.asked_by.name} asked {_day(one.asked_at)}"
    return Need(f"What you see of {together(children)}", address(one), asked, children)


def _assessed(those):
    rows = AssessmentChild.objects.filter(assessment__among=keys_of(those))
    return rows.select_related("child__person")


def _overseen(one):
    return _assessment(one, f"Assessment by {one.lead}, begun {_day(one.began_at)}")


def _led(one):
    expected = day_in_words(one.expected_on, clock.today())
    return _assessment(one, f"You expect to decide {expected}")


def _assessment(one, more):
    children = tuple(row.child for row in one.child_rows.all())
    return Need(together(children), address(one), more, children)


def _map(one):
    children = tuple(row.child for row in one.child_rows.all())
    return Need(together(children), address(one), f"Begun {_day(one.began_at)}", children)


def _own_steps(user):
    steps = Step.objects.permitting(user, Step.VIEW).mine(user)
    return steps.select_related("goal__plan__child__person")[:EACH]


def _step(step):
    child = step.goal.plan.child
    by = day_in_words(step.by_on, clock.today()) if step.by_on else step.by_words
    more = ", ".join(filter(None, [child.person.name, by]))
    return Need(step.what, reverse("child_plan", args=[child.ref]), more, (child,))


def _draft(draft):
    about = f" about {together(draft.children)}" if draft.children else ""
    saved = f"Saved {_moment(draft.saved_at)}"
    what = f"{WRITING[draft.page]}{about}"
    return Need(what, page_of(draft.page, draft.target), saved, tuple(draft.children))


def _shares(user):
    own = own_work(user).order_by().values("child_id")
    shares = Share.objects.permitting(user, Share.VIEW).live().filter(child__among=own, under=None)
    shares = shares.filter(until__lte=SOON).select_related("child__person", "agency", "user")
    return shares[:EACH]


def _share(share):
    what = f"{share.child.person.name}, with {share.user or share.agency}"
    until = f"Until {day_in_words(share.until, clock.today())}"
    return Need(what, reverse("child_share", args=[share.child.ref]), until, (share.child,))


def _day(moment):
    return day_in_words(clock.day(moment), clock.today())


def _moment(moment):
    return moment_in_words(moment.astimezone(get_default_timezone()), clock.today())
