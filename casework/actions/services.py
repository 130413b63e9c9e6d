"""Help that is actually given: written down by whoever gives it or knows of it, ended, and what
the family thinks of it."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.actions.network import come_on_the_card
from casework.actions.plans import NOT_IN_THE_NETWORK, in_the_network_of
from casework.levels import Level
from casework.models import Entry, Service, ServiceView
from casework.moments import Precision
from casework.naming import found_in
from casework.protection import must_be_over, must_be_theirs
from casework.story import lock, tell
from casework.watching import words_to_watch


@action("casework.contribute")
def add_service(child, *, by, given, from_on, who=None, also=()):
    """Write down help a child is given, since when, and by whom: a line of the network card.

    Somebody of another agency writes down their own: they give it, and come on the card by it if
    they were not there. Written for siblings (`also`) it stands with those whom that person
    helps. Raises ValidationError for help still to come, for whoever helps none of them, and for
    words that name somebody whom readers of the plan should not meet.
    """
    children = [child, *also]
    must_be_theirs(by, add_service.permission, children)
    must_be_over(from_on=from_on)
    key, made = new_ref(), None
    for each in lock(children):
        giver = in_the_network_of(each, who) if by.is_record_staff else come_on_the_card(each, by)
        if giver is None:
            continue
        must_not_name(given, each, "given")
        made = _given(each, giver, key, given=given, from_on=from_on)
    if made is None:
        raise ValidationError({"who": NOT_IN_THE_NETWORK.format(name=who.name)})
    return made


def must_not_name(text, child, field, level=Level.PLAN):
    """Raises ValidationError at `field` for names that not all who read at `level` may meet."""
    if found := found_in(text, words_to_watch(child, level)):
        named = " or ".join(f"“{word}”" for word in found)
        raise ValidationError(
            {field: f"Everybody who sees the plan reads this. Say it without {named}."}
        )


def _given(child, giver, key, **said):
    service = Service(
        child=child, involvement=giver, sibling_key=key, recorded_on=clock.today(), **said
    )
    checked(service)
    _say(service, f"Help began: {service.given}", service.from_on)
    return service


def _say(service, title, day):
    """A line of the story, for as many as may know who gives it."""
    tell(
        [service.child],
        kind=Entry.Kind.MILESTONE,
        title=title[:200],
        level=max(Level.PLAN, service.involvement.level),
        happened_at=clock.noon(day),
        precision=Precision.DAY,
    )


@action("casework.end_service")
def end_service(service, *, by, until_on):
    """Say until when help was given. Raises ValidationError for a day to come, or too early."""
    must_be_over(until_on=until_on)
    service.refresh_from_db()
    if service.until_on or service.is_withdrawn:
        raise ValidationError("It is over already. What was so stays in the record.")
    changed(service, until_on=until_on)
    _say(service, f"Help ended: {service.given}", until_on)
    return service


@action("casework.plan_child")
def say_of_service(service, *, by, helped, who, words=""):
    """Write down what somebody of the family thinks of help they were given."""
    view = checked(
        ServiceView(
            service=service,
            helped=helped,
            who=who,
            words=words,
            said_on=clock.today(),
            written_by=by,
        )
    )
    tell(
        [service.child],
        kind=Entry.Kind.MILESTONE,
        title=f"{who}, of {service.given}: {view.get_helped_display().lower()}"[:200],
        text=words,
    )
    return view
