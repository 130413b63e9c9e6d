"""What can be done to a child: describe, allocate, open and close, keep from."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.enough import must_leave_enough
from casework.grants import regrant_workers
from casework.levels import Level
from casework.models import Address, Allocation, Entry, Episode
from casework.names import keep_names
from casework.protection import must_be_finished
from casework.story import tell

ABOUT_THE_CHILD = {"likes_to_be_told"}


@action("casework.record_entry")
def describe_child(child, *, by, **facts):
    """Write down who this child is: names, birth, pronouns, languages, what they like to be told.

    A fact given is kept; one not given stays as it was. Raises ValidationError for a birth in
    the future.
    """
    about_child = {name: facts.pop(name) for name in ABOUT_THE_CHILD & set(facts)}
    if about_child:
        changed(child, **about_child)
    if facts:
        keep_names(changed(child.person, **facts))
    return child


@action("casework.record_entry")
def add_address(child, *, by, lines, postcode="", is_protected=False, who_must_not_know=""):
    """Write down where a child lives now; where they lived before stays, with its last day."""
    for earlier in child.person.addresses.filter(lived_until_on=None):
        changed(earlier, lived_until_on=clock.today())
    return checked(
        Address(
            person=child.person,
            lines=lines,
            postcode=postcode,
            lived_from_on=clock.today(),
            is_protected=is_protected,
            who_must_not_know=who_must_not_know,
        )
    )


@action("casework.decide")
def open_episode(child, *, by, why):
    """Begin to work with this child. Raises ValidationError when social care already does."""
    return begin_work(child, why)


def begin_work(child, why):
    """Open an episode and say so in the story. Runs only inside an action."""
    episode = checked(Episode(child=child, opened_on=clock.today()))
    tell([child], kind=Entry.Kind.MILESTONE, title="Social care began to work with us", text=why)
    return episode


@action("casework.decide")
def close_episode(child, *, by, why):
    """Stop working with this child, for a reason.

    Raises ValidationError when nothing is open, and while an enquiry or protection plan goes on.
    """
    episode = child.episodes.filter(closed_on=None).first()
    if episode is None:
        raise ValidationError({"why": "Social care is not working with this child now."})
    must_be_finished(child)
    changed(episode, closed_on=clock.today(), why_closed=why)
    _end_allocation(child, why)
    tell([child], kind=Entry.Kind.MILESTONE, title="Social care finished", text=why)
    return episode


def _end_allocation(child, why):
    """Nobody works with this child now. A restricted record stays open to those it is open to."""
    current = child.allocations.filter(until_on=None).first()
    if current and not child.is_restricted:
        changed(current, until_on=clock.today(), why_ended=why)
        regrant_workers(child)


@action("casework.allocate_child")
def allocate_child(child, *, by, worker=None, team=None, why="", is_system_led=None):
    """Give this child a worker, a team, or both; say why the last ones stop, and for whose sake.

    `is_system_led` is True when it is for ours: somebody left, or we changed how we work. Raises
    ValidationError for nobody, and for a change of worker without a reason or without saying for
    whose sake: both are asked of every service. Also when a restricted record would be left to
    fewer than two people.
    """
    if not (worker or team):
        raise ValidationError({"worker": "Choose a worker, a team, or both."})
    before = child.allocations.filter(until_on=None).first()
    if before:
        _must_say_why(before, worker, why, is_system_led)
    led = is_system_led if before and before.worker_id else None
    allocation = give_to(child, worker=worker, team=team, why=why, is_system_led=led)
    must_leave_enough(child)
    return allocation


def _must_say_why(before, worker, why, is_system_led):
    faults = {}
    if not why:
        faults["why"] = "Say why the worker changes. The child may ask."
    if before.worker_id and before.worker != worker and is_system_led is None:
        faults["is_system_led"] = "Say for whose sake the worker changes."
    if faults:
        raise ValidationError(faults)


def give_to(child, *, worker, team, why="", is_system_led=None):
    """Allocate, and let the old and new workers' access follow. Runs only inside an action."""
    before = child.allocations.filter(until_on=None).first()
    if before:
        end = {"until_on": clock.today(), "why_ended": why, "is_system_led": is_system_led}
        changed(before, **end)
    allocation = checked(Allocation(child=child, worker=worker, team=team, from_on=clock.today()))
    regrant_workers(child)
    title = f"{worker or team} works with us from now on"
    tell([child], kind=Entry.Kind.MILESTONE, title=title, text=why, level=Level.RECORD)
    return allocation
