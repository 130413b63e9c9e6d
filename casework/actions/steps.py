"""Step up and step down: one record goes on, who leads changes, and grants are decided anew."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.children import give_to
from casework.actions.shares import stop_sharing
from casework.enough import must_leave_enough
from casework.levels import Level
from casework.models import Entry, Episode
from casework.naming import found_in
from casework.protection import must_be_finished
from casework.story import tell
from casework.watching import words_to_watch


@action("casework.decide")
def step_down(child, *, by, lead, summary, keep=()):
    """Hand a child's help to early help: a lead practitioner of any agency takes it on.

    The lead is somebody with whom the plan is shared already, so that what they see was looked
    at before they saw it. Every other share ends but those in `keep`. They read `summary` with
    the plan, and not the social care story. Raises ValidationError when social care is not
    working with the child, for a lead who does not see the plan, and for a summary that names
    somebody its readers should not meet.
    """
    share = leading_shares(child).reaching(lead).first()
    if share is None:
        raise ValidationError({"lead": "Share the plan with them first: they lead by it."})
    if found := found_in(summary, words_to_watch(child, Level.PLAN)):
        named = " or ".join(f"“{word}”" for word in found)
        raise ValidationError(
            {"summary": f"Everybody who sees the plan reads this. Say it without {named}."}
        )
    _end_episode(child, Episode.Kind.SOCIAL_CARE, summary)
    _decide_shares_anew(child, [*keep, share])
    checked(
        Episode(child=child, kind=Episode.Kind.EARLY_HELP, led_by=lead, opened_on=clock.today())
    )
    _say(child, f"Early help, led by {lead} of {lead.agency}", summary, Level.PLAN)
    return share


def leading_shares(child):
    """The shares by which somebody could lead: they reach the plan, and not the whole record."""
    reach = {"level__gte": Level.PLAN, "level__lt": Level.RECORD}
    return child.shares.live().filter(under=None, **reach)


@action("casework.decide")
def step_up(child, *, by, why, keep=(), worker=None, team=None):
    """Take a child's help back into social care. The same record goes on.

    Every share ends but those in `keep`: the early help lead's too, unless it is among them.
    """
    _end_episode(child, Episode.Kind.EARLY_HELP, why)
    _decide_shares_anew(child, keep)
    checked(Episode(child=child, opened_on=clock.today()))
    _say(child, "Social care works with us again", why, Level.RECORD)
    if worker or team:
        give_to(child, worker=worker, team=team, why=why, is_system_led=False)
        must_leave_enough(child)
    return child


def _end_episode(child, kind, why):
    episode = child.episodes.filter(closed_on=None, kind=kind).first()
    if episode is None:
        raise ValidationError(f"{Episode.Kind(kind).label} is not working with this child.")
    if kind == Episode.Kind.SOCIAL_CARE:
        must_be_finished(child)
    changed(episode, closed_on=clock.today(), why_closed=why)


def _decide_shares_anew(child, keep):
    kept = {share.pk for share in keep}
    for share in child.shares.live().filter(under=None):
        if share.pk not in kept:
            stop_sharing(share)


def _say(child, title, text, level):
    tell([child], kind=Entry.Kind.MILESTONE, title=title, text=text, level=level)
