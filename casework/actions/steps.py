"""Step up and step down: one record goes on, who leads changes, and grants are decided anew."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.children import give_to
from casework.actions.shares import stop_sharing
from casework.enough import must_leave_enough
from casework.grants import regrant_share
from casework.levels import Level
from casework.models import Entry, Episode, Share
from casework.story import tell


@action("casework.decide")
def step_down(child, *, by, lead, summary, until, keep=()):
    """Hand a child's help to early help: a lead practitioner of any agency takes it on.

    Every share ends but those in `keep`; the lead sees the plan and this summary, and not the
    social care story. Raises ValidationError when social care is not working with the child.
    """
    _end_episode(child, Episode.Kind.SOCIAL_CARE, summary)
    _decide_shares_anew(child, keep)
    checked(
        Episode(child=child, kind=Episode.Kind.EARLY_HELP, led_by=lead, opened_on=clock.today())
    )
    share = Share.objects.filter(child=child, user=lead, ended_at=None).first() or checked(
        Share(
            child=child,
            agency=lead.agency,
            user=lead,
            level=Level.PLAN,
            purpose="Leads early help for this child.",
            until=until,
            is_family_told=True,
            made_at=clock.now(),
            made_by=by,
        )
    )
    regrant_share(share)
    _say(child, f"Early help, led by {lead} of {lead.agency}", summary, Level.PLAN)
    return share


@action("casework.decide")
def step_up(child, *, by, why, keep=(), worker=None, team=None):
    """Take a child's help back into social care. The same record goes on.

    Every share ends but those in `keep`, the early help lead's among them unless kept.
    """
    _end_episode(child, Episode.Kind.EARLY_HELP, why)
    _decide_shares_anew(child, keep)
    checked(Episode(child=child, opened_on=clock.today()))
    _say(child, "Social care works with us again", why, Level.RECORD)
    if worker or team:
        give_to(child, worker=worker, team=team, why=why)
        must_leave_enough(child)
    return child


def _end_episode(child, kind, why):
    episode = child.episodes.filter(closed_on=None, kind=kind).first()
    if episode is None:
        raise ValidationError(f"{Episode.Kind(kind).label} is not working with this child.")
    changed(episode, closed_on=clock.today(), why_closed=why)


def _decide_shares_anew(child, keep):
    kept = {share.pk for share in keep}
    for share in child.shares.live().filter(under=None):
        if share.pk not in kept:
            stop_sharing(share)


def _say(child, title, text, level):
    tell([child], kind=Entry.Kind.MILESTONE, title=title, text=text, level=level)
