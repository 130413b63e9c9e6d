"""What can be done to let somebody see: share, end, and let through what was kept back."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.grants import regrant_share
from casework.models import Entry, Goal, Share, Withheld
from casework.naming import found_in, words_to_watch
from casework.story import tell


@action("casework.share_child")
def share_child(child, *, by, agency, level, purpose, until, release=(), **details):
    """Let an agency see part of this child's record, for a stated purpose, until a date.

    `release` are the goals and steps that name somebody and may be seen all the same; the
    others that do are kept back. `details`: is_family_told, why_not_told, may_contribute, user.
    Raises ValidationError for a day that has passed and for a second share with one agency.
    """
    if until < clock.today():
        raise ValidationError({"until": "Choose a day that has not passed yet."})
    share = checked(
        Share(
            child=child,
            agency=agency,
            level=level,
            purpose=purpose,
            until=until,
            made_at=clock.now(),
            made_by=by,
            **details,
        )
    )
    _keep_back_all(share, release)
    regrant_share(share)
    tell(
        [child],
        kind=Entry.Kind.MILESTONE,
        title=f"Shared with {share.user or agency} until {until.day} {until:%B %Y}",
        text=purpose,
        about=share,
    )
    return share


@action("casework.share_child")
def end_share(share, *, by):
    """Stop somebody seeing this child, from their next click on."""
    return stop_sharing(share)


def stop_sharing(share):
    """End a share and say so in the story. Runs only inside an action."""
    changed(share, ended_at=clock.now())
    regrant_share(share)
    tell(
        [share.child],
        kind=Entry.Kind.MILESTONE,
        title=f"No longer shared with {share.user or share.agency}",
        about=share,
    )
    return share


@action("casework.share_child")
def release_withheld(share, *, by, withheld):
    """Let these goals and steps through: somebody has read them and decided."""
    for row in share.withheld.filter(pk__in=[row.pk for row in withheld]):
        changed(row, released_at=clock.now())
    return share


def keep_back(goal):
    """Keep a new goal, or a new step of it, from shares whose readers should not meet its names."""
    for share in goal.plan.child.shares.live():
        _keep_back(share, goal, words_to_watch(goal.plan.child, share.level))


def _keep_back_all(share, release):
    watched = words_to_watch(share.child, share.level)
    for goal in Goal.objects.filter(plan__child=share.child).current():
        _keep_back(share, goal, watched, release)


def _keep_back(share, goal, watched, release=()):
    if found_in(f"{goal.outcome} {goal.how_we_will_know}", watched):
        _withhold(share, release, goal=goal)
    for step in goal.steps.all():
        if found_in(step.what, watched):
            _withhold(share, release, step=step)


def _withhold(share, release, **what):
    if not share.withheld.filter(**what).exists():
        (record,) = what.values()
        released_at = clock.now() if record in release else None
        checked(Withheld(share=share, released_at=released_at, **what))
