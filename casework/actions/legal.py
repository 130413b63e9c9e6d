"""Orders, conditions and care status: written down for brothers and sisters at once, and ended."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.codes import LEGAL_KINDS
from casework.levels import Level
from casework.models import Entry, LegalStatus
from casework.moments import Precision
from casework.protection import end, must_be_over, must_be_theirs, said
from casework.story import lock, tell

PERMISSION = "casework.record_protection"
OVER = "It is over already. What was so stays in the record."


@action(PERMISSION)
def add_legal_status(
    child, *, by, kind, forbids, from_on, children=(), adult=None, is_for_the_plan=False,
    replaces=None, **details
):  # fmt: skip
    """Write down an order, a condition or a care status, for one child or several.

    `details`: made_by, whom, must_not_collect, must_not_contact, from_time, until_on. With
    `is_for_the_plan` everybody who has a child's plan is told who must not collect or contact
    them, and no more. Where the law sets a limit, the status ends there unless it says sooner.
    Raises ValidationError for a day to come, an end the law does not allow, and an adult who is
    nobody to one of the children.
    """
    children = lock([child, *children])
    must_be_theirs(by, PERMISSION, children)
    must_be_over(from_on=from_on)
    level = Level.PLAN if is_for_the_plan else Level.RECORD
    about = {"kind": kind, "forbids": forbids, "from_on": from_on, "adult": adult, "level": level}
    about |= _within_the_law(kind, from_on, details.pop("until_on", None)) | details
    _must_keep_somebody_away(about)
    key = new_ref()
    made = [_written(each, key, about) for each in children]
    if replaces is not None:
        _replace(replaces, children, made[0])
    first = made[0]
    ends = f", until {said(first.until_on)}" if first.until_on else ""
    _say(made, f"{first.get_kind_display()}{ends}", forbids, from_on)
    _say_to_the_plan(made, first.line)
    return next(each for each in made if each.child == child)


def _written(child, key, about):
    adult = about["adult"]
    if adult and not child.relationships.filter(person=adult).exists():
        raise ValidationError({
            "adult": f"{adult.name} is not written down as anybody to {child.person.short_name}. "
            f"Leave {child.person.short_name} out, or add who they are under Who helps."
        })  # fmt: skip
    return checked(LegalStatus(child=child, sibling_key=key, recorded_on=clock.today(), **about))


def _within_the_law(kind, from_on, until_on):
    """When it ends, and when it must have ended, as the law says of this kind."""
    law = LEGAL_KINDS.get(kind)
    if law is None:
        raise ValidationError({"kind": "Choose what it is."})
    latest = law.at_the_latest(from_on)
    until_on = until_on or (law.lasts_until(from_on) if latest else None)
    if until_on and until_on < from_on:
        raise ValidationError({"until_on": "It cannot end before it began. Check both days."})
    if latest and until_on > latest:
        raise ValidationError({
            "until_on": f"{law.label} lasts {law.days_in_words} at most ({law.days_source}): "
            f"it ends by {said(latest)}. If another order followed, write that down too."
        })  # fmt: skip
    return {"until_on": until_on, "at_the_latest_on": latest}


def _must_keep_somebody_away(about):
    keeps_away = about.get("must_not_collect") or about.get("must_not_contact")
    if keeps_away and not (about["adult"] or about.get("whom")):
        raise ValidationError({"adult": "Say who must not collect or contact them."})
    if about["level"] < Level.RECORD and not keeps_away:
        raise ValidationError({
            "is_for_the_plan": "There is nothing to tell them yet: "
            "tick whether they must not collect or not contact."
        })  # fmt: skip


def _replace(replaced, children, by_which):
    """What a new order takes the place of ends that day, for each of these children."""
    same = LegalStatus.objects.standing().filter(
        sibling_key=replaced.sibling_key, child__in=children, ended_on=None
    )
    for each in same:
        why = f"Replaced: {by_which.get_kind_display()}"
        end(each, ended_on=by_which.from_on, why_ended=why, field="from_on")


@action(PERMISSION)
def end_legal_status(status, *, by, ended_on, why_ended, also=()):
    """Write down that an order was discharged, or a condition lifted, before its last day.

    `also` are the same ones of brothers and sisters.
    """
    those = [status, *also]
    must_be_theirs(by, PERMISSION, [each.child for each in those])
    lock(each.child for each in those)
    for each in those:
        each.refresh_from_db()
        if each.ended_on or each.is_withdrawn:
            raise ValidationError(OVER)
        end(each, ended_on=ended_on, why_ended=why_ended)
    _say(those, f"{status.get_kind_display()}: ended", why_ended, ended_on)
    _say_to_the_plan(those, f"No longer so: {status.line}")
    return status


@action(PERMISSION)
def tell_the_plan(status, *, by, is_for_the_plan):
    """Let everybody who has the child's plan know who must not collect or contact, or no longer."""
    if not status.must_not or not status.is_in_force:
        raise ValidationError(OVER if status.must_not else "It keeps nobody away.")
    changed(status, level=Level.PLAN if is_for_the_plan else Level.RECORD)
    _say_to_the_plan([status], status.line)
    return status


def _say(those, title, text, day):
    tell(
        [each.child for each in those],
        kind=Entry.Kind.MILESTONE,
        title=title,
        text=text,
        happened_at=clock.noon(day),
        precision=Precision.DAY,
        is_significant=True,
    )


def _say_to_the_plan(those, text):
    """Each child's readers learn of their own: one line in each story, and nobody else's name."""
    for each in those:
        if each.level < Level.RECORD:
            tell([each.child], kind=Entry.Kind.MILESTONE, title=text, level=Level.PLAN)
