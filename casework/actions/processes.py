"""Strategy discussions, enquiries, conferences, plans and their reviews: facts, in any order."""

from typing import NamedTuple

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.models import (
    Child,
    Entry,
    ProtectionPlan,
    SafetyMeeting,
    SafetyMeetingChild,
    Section47,
)
from casework.moments import Precision
from casework.protection import (
    end,
    in_force,
    must_be_free,
    must_be_over,
    must_be_theirs,
    said,
)
from casework.story import lock, tell

PERMISSION = "casework.record_protection"
Outcome = SafetyMeetingChild.Outcome


class ForMeeting(NamedTuple):
    """What a meeting decided for one child, and how the child took part."""

    child: Child
    outcome: str = ""
    category: str = ""
    took_part: str = ""


@action(PERMISSION)
def record_meeting(child, *, by, kind, held_on, rows, **details):
    """Write down a strategy discussion, a conference, a review or a core group, once for all.

    `rows` (ForMeeting) say what was decided for each child. What follows from it is written by
    it too: an enquiry or a plan begins, or a plan ends, on that day. `details`: attended,
    police_came, health_came, why_absent, is_quorate, text. Raises ValidationError for what cannot
    have been: a second enquiry or plan at one time, a review where there was no plan.
    """
    children = lock(row.child for row in rows)
    must_be_theirs(by, PERMISSION, [child, *children])
    must_be_over(held_on=held_on)
    meeting = SafetyMeeting(kind=kind, held_on=held_on, recorded_on=clock.today(), **details)
    _must_say_why_absent(meeting)
    checked(meeting)
    key = new_ref()
    for row in rows:
        _decided(meeting, row, key)
    _say(children, *_in_words(meeting, rows), held_on, kind != SafetyMeeting.Kind.CORE_GROUP)
    return meeting


def _must_say_why_absent(meeting):
    is_whole = meeting.police_came and meeting.health_came
    if meeting.kind == SafetyMeeting.Kind.STRATEGY and not (is_whole or meeting.why_absent):
        raise ValidationError({
            "why_absent": "Police and health belong to a strategy discussion. "
            "Say why one of them was not there."
        })  # fmt: skip


def _decided(meeting, row, key):
    """The row of one child, and what follows for that child."""
    if row.outcome in (Outcome.PLAN, Outcome.PLAN_GOES_ON) and not row.category:
        raise ValidationError({"category": "Choose what the plan is for."})
    plan = None
    if meeting.kind == SafetyMeeting.Kind.REVIEW:
        plan = _reviewed(row.child, meeting.held_on)
    decided = checked(
        SafetyMeetingChild(
            meeting=meeting, plan=plan, kind=meeting.kind, held_on=meeting.held_on, **row._asdict()
        )
    )
    if row.outcome in FOLLOWS:
        FOLLOWS[row.outcome](decided, key)


def _reviewed(child, held_on):
    plan = in_force(ProtectionPlan, child, held_on)
    if plan is None:
        raise ValidationError({
            "held_on": f"{child.person.short_name} had no child protection plan on "
            f"{said(held_on)}. Write down the conference that made it first, or check the day."
        })  # fmt: skip
    return plan


def _enquiry_begins(row, key):
    must_be_free(Section47, row.child, row.held_on, None, "outcome")
    why = row.meeting.text
    _begun(Section47(child=row.child, why_begun=why), row.held_on, key, row.meeting)


def _enquiry_goes_on(row, _):
    if in_force(Section47, row.child, row.held_on) is None:
        raise ValidationError({
            "outcome": f"{row.child.person.short_name} had no section 47 enquiry open on "
            f"{said(row.held_on)}. Choose that one begins, or write down when it began first."
        })  # fmt: skip


def _plan_begins(row, key):
    must_be_free(ProtectionPlan, row.child, row.held_on, None, "outcome")
    plan = ProtectionPlan(child=row.child, first_category=row.category, category=row.category)
    _begun(plan, row.held_on, key, row.meeting)


def _plan_goes_on(row, _):
    if not _later_reviews(row).exists() and row.plan.ended_on is None:
        changed(row.plan, category=row.category)


def _plan_ends(row, _):
    later = _later_reviews(row).order_by("held_on").first()
    if row.plan.ended_on or later:
        day = row.plan.ended_on or later.held_on
        how = "ended on" if row.plan.ended_on else "was still going on at the review of"
        raise ValidationError({"outcome": f"That plan {how} {said(day)}. Check the day."})
    why = row.meeting.text
    end(row.plan, ended_on=row.held_on, why_ended=why, field="held_on", ended_by=row.meeting)


def _later_reviews(row):
    standing = row.plan.reviews.filter(meeting__withdrawn_at=None)
    return standing.filter(held_on__gt=row.held_on)


FOLLOWS = {
    Outcome.ENQUIRY: _enquiry_begins,
    Outcome.ENQUIRY_GOES_ON: _enquiry_goes_on,
    Outcome.PLAN: _plan_begins,
    Outcome.PLAN_GOES_ON: _plan_goes_on,
    Outcome.PLAN_ENDS: _plan_ends,
}


def _begun(spell, began_on, key, by_meeting=None):
    spell.sibling_key, spell.begun_by = key, by_meeting
    spell.began_on, spell.recorded_on = began_on, clock.today()
    return checked(spell)


def _in_words(meeting, rows):
    """(title, text) of the milestone, as a parent can read it."""
    label = meeting.get_kind_display()
    said_of = {row.child: Outcome(row.outcome).label for row in rows if row.outcome}
    if len(set(said_of.values())) > 1:
        each = [f"{child.person.short_name}: {what}." for child, what in said_of.items()]
        return label, "\n\n".join(["\n".join(each), meeting.text])
    what = next(iter(said_of.values()), "")
    return f"{label}: {what[:1].lower()}{what[1:]}" if what else label, meeting.text


def _say(children, title, text, day, is_significant=True):
    tell(
        children,
        kind=Entry.Kind.MILESTONE,
        title=title,
        text=text,
        happened_at=clock.noon(day),
        precision=Precision.DAY,
        is_significant=is_significant,
    )


@action(PERMISSION)
def begin_section47(child, *, by, began_on, why_begun, children=()):
    """Write down that a section 47 enquiry began, where no strategy discussion says so."""
    children = lock([child, *children])
    must_be_theirs(by, PERMISSION, children)
    must_be_over(began_on=began_on)
    key, begun = new_ref(), {}
    for each in children:
        must_be_free(Section47, each, began_on, None, "began_on")
        begun[each.pk] = _begun(Section47(child=each, why_begun=why_begun), began_on, key)
    _say(children, "A section 47 enquiry began", why_begun, began_on)
    return begun[child.pk]


@action(PERMISSION)
def end_section47(enquiry, *, by, ended_on, outcome, why_ended, also=()):
    """Write down how an enquiry ended and why; `also` are those of brothers and sisters."""
    label = Section47.Outcome(outcome).label
    return _ended(enquiry, also, by, f"The section 47 enquiry ended: {label}",
                  ended_on=ended_on, why_ended=why_ended, outcome=outcome)  # fmt: skip


@action(PERMISSION)
def end_protection_plan(plan, *, by, ended_on, why_ended, also=()):
    """Write down that a plan ended without a review: the child moved away, grew up or died."""
    return _ended(plan, also, by, "The child protection plan ended",
                  ended_on=ended_on, why_ended=why_ended)  # fmt: skip


def _ended(spell, also, by, title, *, ended_on, why_ended, **how):
    those = [spell, *also]
    must_be_theirs(by, PERMISSION, [each.child for each in those])
    lock(each.child for each in those)
    for each in those:
        each.refresh_from_db()
        if each.ended_on or each.is_withdrawn:
            raise ValidationError("It is over already. What was so stays in the record.")
        end(each, ended_on=ended_on, why_ended=why_ended, **how)
    _say([each.child for each in those], title, why_ended, ended_on)
    return spell
