"""Taking what was recorded about the wrong person out of a story."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed
from casework.models import Pin, Promotion, Tag
from casework.sealing import forget_in_drafts, seal, take_out_call, take_out_copies, take_out_entry
from casework.story import lock

TOLD_THERE = {"assessment": "an assessment", "map": "a map"}
"""What has words of its own, and its own way to take them out."""


@action("casework.seal")
def seal_entry(entry, *, by, why, reviewers):
    """Take an entry about the wrong person out of every story it stands in.

    One neutral line remains; what it said, in every version, is read by two named `reviewers` and
    nobody else, and is never put back. With what tells of a call, the call goes, and what was
    decided of it. Raises ValidationError unless these two can read the record
    of every child, and neither wrote it nor takes it out.
    """
    if entry.is_taken_out:
        raise ValidationError("It was taken out already.")
    if entry.about_kind in TOLD_THERE:
        raise ValidationError(f"This tells of {TOLD_THERE[entry.about_kind]}. Take it out there.")
    children = lock(entry.children_concerned())
    wrote = {entry.by_user_id, *entry.amendments.values_list("by_user_id", flat=True)}
    texts = [entry.text, *entry.amendments.values_list("text", flat=True)]
    texts += entry.child_rows.values_list("words", flat=True)
    sealing = seal(entry, children, by, why=why, reviewers=reviewers, wrote=wrote)
    for model in (Promotion, Pin, Tag):
        for one in model.objects.standing().filter(entry=entry):
            changed(one, ended_at=clock.now(), ended_by=by)
    take_out_entry(sealing, entry)
    if entry.about_kind == "referral":
        texts += take_out_call(sealing, entry.about_ref)
    take_out_copies(sealing, children, texts)
    forget_in_drafts(sealing, children, texts)
    return sealing
