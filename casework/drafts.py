"""Unfinished writing: kept on the server as typed, never checked, never silently overwritten.

Drafts are not records; only their opening, finishing and discarding are in the audit. A draft
is its writer's alone, and it is closed to them too once a child in it is.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from audit import clock, events
from casework.models import Child, Draft

CAN_BE_BROUGHT_BACK = timedelta(days=1)


class StaleDraft(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody (another tab, another device) saved since; `draft` is what stands now."""

    def __init__(self, draft):
        super().__init__("This was changed somewhere else since you opened it.")
        self.draft = draft


class Hand(NamedTuple):
    """Which open page sends, a name it made up for itself, and how many times it has (from 1)."""

    name: str = ""
    turn: int = 0

    def is_of(self, draft):
        """Whether this very page saved last: nobody else wrote there since."""
        return bool(self.name) and self.name == draft.hand


NOBODY = Hand()
"""A page that does not say which it is: without a script, none does."""


def find(user, page, target=""):
    """This person's unfinished writing for that page, or None."""
    return of_open_children(user, kept(user, page, target).first())


def kept(user, page, target):
    """What is kept for that page, one at most, whether or not it is open to its writer still."""
    return Draft.objects.of(user).filter(page=page, target=target)


def of_open_children(user, draft, seen=()):
    """This draft, or None when a child in it is closed to its writer.

    `seen` are children the same page has just found to be open to them.
    """
    refs = set(draft.child_refs) - {child.ref for child in seen} if draft else set()
    return draft if _are_open(user, refs) else None


def save(user, page, target, words, *, version, child_refs=(), hand=NOBODY):
    """Keep these words. `version` is the one they were typed on, 0 for new writing.

    Raises StaleDraft, and changes nothing, when a newer version stands, unless `hand` wrote it:
    that page did not hear of its own save, when the network or the server went away just then.
    """
    kept = user, page, target, words, version, set(child_refs), hand
    try:
        return _save(*kept)
    except IntegrityError:
        # Two tabs began in the same instant: one stands now, and the other is told of it.
        return _save(*kept)


@transaction.atomic
def choose(user, page, target, words, *, version, child_refs=(), hand=NOBODY):
    """Go on with these words, which their writer chose with what stands there before them.

    What they replace so is put away, and can be brought back for a day.
    """
    standing = find(user, page, target)
    if standing and standing.version == version and standing.words != words:
        put_beside(user, page, target, standing.words, standing.child_refs)
    _take_up(user, page, target, words)
    return save(user, page, target, words, version=version, child_refs=child_refs, hand=hand)


def put_beside(user, page, target, words, child_refs):
    """Keep words that found newer ones in their place: they can be brought back for a day."""
    if any(away.words == words for away in _put_away_today(user, page, target)):
        return
    Draft.objects.create(
        user=user,
        page=page,
        target=target,
        words=words,
        child_refs=sorted(child_refs),
        discarded_at=clock.now(),
    )


def _take_up(user, page, target, words):
    """What is gone on with is not among what was put away any more."""
    for away in _put_away_today(user, page, target):
        if away.words == words:
            away.delete()


def _put_away_today(user, page, target):
    since = clock.now() - CAN_BE_BROUGHT_BACK
    return Draft.objects.filter(user=user, page=page, target=target, discarded_at__gt=since)


@transaction.atomic
def _save(user, page, target, words, version, child_refs, hand):
    draft = _standing(user, page, target)
    if draft is None:
        draft = Draft(user=user, page=page, target=target, words=words)
        draft.child_refs, draft.hand, draft.turn = sorted(child_refs), *hand
        draft.save()
        events.looked(user, "opened draft", draft, draft.child_refs)
        return draft
    is_own = hand.is_of(draft)
    if is_own and hand.turn <= draft.turn:
        return draft  # sent before what stands, and come after it: the same page has replaced it
    if draft.version != version and draft.words != words and not is_own:
        raise StaleDraft(draft)
    draft.words, draft.saved_at = words, clock.now()
    draft.hand, draft.turn = hand
    draft.child_refs = sorted({*draft.child_refs, *child_refs})
    draft.version += 1
    draft.save()
    return draft


def _standing(user, page, target):
    """The draft that stands there, locked. One that closed to its writer makes way, and is kept."""
    draft = Draft.objects.of(user).select_for_update().filter(page=page, target=target).first()
    if draft and not _are_open(user, draft.child_refs):
        _put_away(draft, user, "put a closed draft away")
        return None
    return draft


def finish(user, page, target, version):
    """The writing was recorded: its draft goes. Nothing is lost, the record has it.

    What was saved since `version`, from another tab or device, is not in the record: it stays.
    """
    draft = find(user, page, target)
    if draft and draft.version == version:
        events.looked(user, "finished draft", draft, draft.child_refs)
        draft.delete()


def discard(draft, user):
    """Put writing away at its owner's word; it can be brought back for a day."""
    _put_away(draft, user, "discarded draft")


def _put_away(draft, user, did):
    draft.discarded_at, draft.hand = clock.now(), ""
    draft.save(update_fields=["discarded_at", "hand"])
    events.looked(user, did, draft, draft.child_refs)


def bring_back(draft, user):
    """Take up writing that was discarded. What was begun there since is put away in its place."""
    with transaction.atomic():
        since = _standing(user, draft.page, draft.target)
        if since:
            discard(since, user)
        draft.discarded_at = None
        draft.save(update_fields=["discarded_at"])
        events.looked(user, "brought back draft", draft, draft.child_refs)


def readable(user):
    """This person's drafts about children they may still see, newest first, with the children."""
    return open_ones(user, Draft.objects.of(user))


def discarded(user):
    """What this person discarded and can still bring back, newest first, with the children."""
    since = clock.now() - CAN_BE_BROUGHT_BACK
    return open_ones(user, Draft.objects.filter(user_id=user.pk, discarded_at__gt=since))


def one(drafts, ref):
    """The draft of these with this reference, or None."""
    return next((draft for draft in drafts if draft.ref == ref), None)


def open_ones(user, drafts):
    """Those of these drafts that are about children `user` may still see, with the children."""
    drafts = list(drafts)
    refs = {ref for draft in drafts for ref in draft.child_refs}
    eldest_first = F("person__born_on").asc(nulls_last=True), "pk"
    seen = list(visible(user, refs).order_by(*eldest_first))
    for draft in drafts:
        draft.children = [child for child in seen if child.ref in draft.child_refs]
    return [draft for draft in drafts if len(draft.children) == len(draft.child_refs)]


def visible(user, refs):
    """The children with these references that this person may see."""
    if not refs:
        return Child.objects.none()
    return Child.objects.permitting(user, Child.VIEW).filter(ref__in=refs).with_person()


def _are_open(user, child_refs):
    return not child_refs or visible(user, child_refs).count() == len(child_refs)
