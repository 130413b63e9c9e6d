"""What every sealing has in common, whatever it is that holds words about the wrong person."""

import json
import re

from django.core.exceptions import ValidationError

from agencies.models import User
from audit import clock
from audit.records import checked
from audit.sealing import keep, take_out
from casework.grants import people_with_access
from casework.models import AttachmentWords, Draft, Entry, Episode, Referral, Sealing
from casework.models.sealing import REVIEWERS, SealingChild

SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
TWO = 2
FEWEST_WORDS = 4
"""A shorter sentence could be anybody's: it is no copy."""


def neutral(day):
    """The one line that stands where words were taken out."""
    return f"Something recorded here by mistake was taken out on {day.day} {day:%B %Y}."


def reviewers_for(children, but=()):
    """Who can be named to read what is taken out of these children's records.

    `but` are the keys of those who cannot: who takes it out, and who wrote it.
    """
    people = User.objects.filter(is_active=True, membership__role__in=REVIEWERS)
    for child in children:
        people = people.filter(pk__in=people_with_access(child).values("pk"))
    return people.exclude(pk__in=[key for key in but if key]).order_by("name")


def seal(record, children, by, *, why, reviewers, wrote=()):
    """Begin a sealing of words in `record`. Raises ValidationError unless two may review it."""
    allowed = set(reviewers_for(children, but=[by.pk, *wrote]))
    if len(reviewers) != len(set(reviewers)) or len(set(reviewers) & allowed) != TWO:
        raise ValidationError(
            "Name two different people who can read this record, and neither wrote it nor take it "
            "out: managers or reviewers."
        )
    first, second = reviewers
    sealing = checked(
        Sealing(
            why=why,
            about_kind=type(record)._meta.model_name,
            about_ref=record.ref,
            sealed_at=clock.now(),
            sealed_by=by,
            first_reviewer=first,
            second_reviewer=second,
        )
    )
    for child in children:
        checked(SealingChild(sealing=sealing, child=child))
    return sealing


def take_out_entry(sealing, entry):
    """Leave one neutral line of an entry, of all its versions and of all that stands beside it."""
    line = neutral(clock.day(sealing.sealed_at))
    for one in entry.amendments.all():
        take_out(one, ["text", "reason"], sealing_ref=sealing.ref, replacement=line)
    for one in entry.promotions.all():
        take_out(one, ["meaning"], sealing_ref=sealing.ref, replacement=line)
    for one in entry.child_rows.all():
        take_out(one, ["seen", "words", "meaning"], sealing_ref=sealing.ref, replacement="")
    take_out(entry, ["text"], sealing_ref=sealing.ref, replacement=line)
    is_said = "" if entry.text else line
    take_out(entry, ["title"], sealing_ref=sealing.ref, replacement=is_said)
    for one in made_of(entry):
        take_out(one, one.sealable, sealing_ref=sealing.ref, replacement=line)
    for one in AttachmentWords.objects.filter(attachment__entry=entry):
        take_out(one, one.sealable, sealing_ref=sealing.ref, replacement="")
    take_out(entry, ["from_whom"], sealing_ref=sealing.ref, replacement="")
    kind = Entry.Kind.TAKEN_OUT
    take_out(entry, ["kind"], sealing_ref=sealing.ref, replacement=kind)


def made_of(entry):
    """What the rooms above made of an entry's own words: it says so of itself, and goes with it."""
    for relation in entry._meta.related_objects:
        if getattr(relation.related_model, "holds_words_of_an_entry", False):
            yield from relation.related_model.objects.filter(entry=entry)


def told_of(referral):
    """What the rooms above say of a call in words of their own: it goes with the call."""
    for relation in referral._meta.related_objects:
        if getattr(relation.related_model, "holds_words_of_a_call", False):
            yield from relation.related_model.objects.filter(referral=referral)


def take_out_call(sealing, ref):
    """Leave one neutral line of what somebody told us, of the decision, and wherever a story tells
    of them. Returns the words."""
    line, referral = neutral(clock.day(sealing.sealed_at)), Referral.objects.get(ref=ref)
    decision = getattr(referral, "decision", None)
    words = []
    for row in filter(None, [referral, decision, *told_of(referral)]):
        words += [getattr(row, part) for part in row.sealable]
        take_out(row, row.sealable, sealing_ref=sealing.ref, replacement=line)
    for entry in Entry.objects.filter(about_ref=ref).exclude(kind=Entry.Kind.TAKEN_OUT):
        take_out_entry(sealing, entry)
    return words


def take_out_copies(sealing, children, texts):
    """Leave a neutral line wherever the record of these children says the very same.

    What begins work, or ends it, repeats why in the story; so does whatever is decided.
    """
    line = neutral(clock.day(sealing.sealed_at))
    texts = [text for text in texts if len(text.split()) >= FEWEST_WORDS]
    about = Entry.objects.filter(child_rows__child__in=children, text__in=texts)
    for entry in about.exclude(kind=Entry.Kind.TAKEN_OUT).distinct():
        take_out_entry(sealing, entry)
    for episode in Episode.objects.filter(child__in=children):
        repeated = [part for part in episode.sealable if getattr(episode, part) in texts]
        take_out(episode, repeated, sealing_ref=sealing.ref, replacement=line)


def forget_in_drafts(sealing, children, texts):
    """Cut the same sentences out of whatever anybody was still writing about these children."""
    refs, copies = {child.ref for child in children}, sentences(texts)
    for draft in Draft.objects.all().iterator():
        if not refs.intersection(draft.child_refs):
            continue
        said = {
            name: [_without(each, copies) for each in those] for name, those in draft.words.items()
        }
        if said != draft.words:
            keep(draft, "words", json.dumps(draft.words), sealing_ref=sealing.ref)
            Draft.objects.filter(pk=draft.pk).update(words=said, version=draft.version + 1)


def sentences(texts):
    """The sentences of these texts that are long enough to be told from anybody else's."""
    found = {one.strip() for text in texts for one in SENTENCE.findall(text)}
    return sorted((one for one in found if len(one.split()) >= FEWEST_WORDS), key=len, reverse=True)


def _without(text, copies):
    for copy in copies:
        text = text.replace(copy, "")
    return text
