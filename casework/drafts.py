"""Unfinished writing: kept on the server as typed, never checked, never silently overwritten.

Drafts are not records; only their opening, finishing and discarding are in the audit.
"""

from django.db import transaction

from audit import clock, events
from casework.models import Child, Draft


class StaleDraft(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody (another tab, another device) saved since; `draft` is what stands now."""

    def __init__(self, draft):
        super().__init__("This was changed somewhere else since you opened it.")
        self.draft = draft


def find(user, page, target=""):
    """This person's unfinished writing for that page, or None."""
    return Draft.objects.of(user).filter(page=page, target=target).first()


@transaction.atomic
def save(user, page, target, words, *, version, child_refs=()):
    """Keep these words. `version` is the one they were typed on, 0 for new writing.

    Raises StaleDraft, and changes nothing, when a newer version stands.
    """
    draft = Draft.objects.of(user).select_for_update().filter(page=page, target=target).first()
    if draft is None:
        draft = Draft.objects.create(
            user=user, page=page, target=target, words=words, child_refs=sorted(child_refs)
        )
        events.looked(user, "opened draft", draft, draft.child_refs)
        return draft
    if draft.version != version and draft.words != words:
        raise StaleDraft(draft)
    draft.words, draft.saved_at = words, clock.now()
    draft.child_refs = sorted({*draft.child_refs, *child_refs})
    draft.version += 1
    draft.save()
    return draft


def finish(user, page, target=""):
    """The writing was recorded: its draft goes. Nothing is lost, the record has it."""
    draft = find(user, page, target)
    if draft:
        events.looked(user, "finished draft", draft, draft.child_refs)
        draft.delete()


def discard(draft, user):
    """Put writing away at its owner's word; it can be brought back for a day."""
    draft.discarded_at = clock.now()
    draft.save(update_fields=["discarded_at"])
    events.looked(user, "discarded draft", draft, draft.child_refs)


def readable(user):
    """This person's drafts about children they may still see, newest first."""
    drafts = list(Draft.objects.of(user))
    refs = {ref for draft in drafts for ref in draft.child_refs}
    seen = set(
        Child.objects.permitting(user, Child.VIEW)
        .filter(ref__in=refs)
        .values_list("ref", flat=True)
    )
    return [draft for draft in drafts if seen.issuperset(draft.child_refs)]
