"""What can be done with an entry once it is recorded. It stays as it was; this stands beside it."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Amendment, EntryChild, Pin, Promotion, Tag
from casework.story import ForChild, lock, tell_again

PINS = 3
"""As many as one screen holds beside everything else."""
NOT_OURS = "This tells of something that has its own page. What is wrong is put right there."
NEWER = "Somebody corrected this since you opened it. Read it first; your words are still here."
FULL = f"{PINS} are pinned for this child already. Take one down first."


@action("casework.record_entry")
def correct_entry(entry, *, by, text, reason, newest="", happened=None, rows=()):
    """Write an entry anew, with the reason. Both versions are readable, the newer first.

    `newest` is the reference of the correction that was read, if there was one; `happened` is
    (moment, precision) where the time was wrong; `rows` (ForChild) are what is each child's, as
    they should be. Raises ValidationError where somebody corrected it since, or nothing differs.
    """
    _must_stand(entry)
    if entry.tells_of_another:
        raise ValidationError(NOT_OURS)
    if not reason.strip():
        raise ValidationError({"reason": "Say why you are correcting it."})
    lock(row.child for row in entry.rows)
    last = corrections(entry).last()
    if newest != (last.ref if last else ""):
        raise ValidationError(NEWER)
    own = list(_differing(entry, rows, happened))
    if not own and text.strip() == (last or entry).text.strip():
        raise ValidationError("Nothing is different yet. Write what it should say.")
    correction = _amended(entry, by, text=text, reason=reason)
    for row in own:
        checked(EntryChild(entry=entry, correction=correction, **row))
    return correction


def corrections(entry):
    """The corrections of an entry, oldest first."""
    return entry.amendments.exclude(reason="")


def _differing(entry, rows, happened):
    """What a correction says of each child, of those of whom it says something else."""
    said = {row.child.pk: row for row in rows}
    for row in entry.rows:
        new = said.get(row.child_id, ForChild(row.child, row.seen, row.words, row.meaning))
        moment, precision = happened or (row.happened_at, row.precision)
        stood = (row.child, row.seen, row.words, row.meaning, row.happened_at, row.precision)
        if (*new, moment, precision) != stood:
            yield new._asdict() | {"happened_at": moment, "precision": precision}


@action("casework.record_entry")
def add_to_entry(entry, *, by, text):
    """Add a later note beneath an entry."""
    _must_stand(entry)
    lock(row.child for row in entry.rows)
    return _amended(entry, by, text=text)


def _amended(entry, by, **words):
    amendment = checked(Amendment(entry=entry, written_at=clock.now(), by_user=by, **words))
    tell_again(entry)
    return amendment


@action("casework.record_entry")
def promote_entry(entry, *, by, child, meaning):
    """Say that an entry mattered for a child, in one line on what it meant. It is chronology."""
    _must_be_about(entry, child)
    return checked(Promotion(entry=entry, child=child, meaning=meaning, **_since(by)))


@action("casework.record_entry")
def demote_entry(entry, *, by, child):
    """Take back that an entry mattered for a child. That it was said so stays in the history."""
    return _taken_back(Promotion, by, entry=entry, child=child)


@action("casework.record_entry")
def pin_entry(entry, *, by, child):
    """Put an entry on a child's own page, for whoever may read it. There is room for a few."""
    _must_be_about(entry, child)
    lock([child])
    if Pin.objects.standing().filter(child=child).count() >= PINS:
        raise ValidationError(FULL)
    return checked(Pin(entry=entry, child=child, **_since(by)))


@action("casework.record_entry")
def unpin_entry(entry, *, by, child):
    """Take an entry down from a child's own page."""
    return _taken_back(Pin, by, entry=entry, child=child)


@action("casework.record_entry")
def tag_entry(entry, *, by, dimensions):
    """Say which sides of a child's life an entry is about: these, and no others any more."""
    _must_stand(entry)
    wanted = set(dimensions)
    standing = {tag.dimension: tag for tag in Tag.objects.standing().filter(entry=entry)}
    for dimension in sorted(wanted - set(standing)):
        checked(Tag(entry=entry, dimension=dimension, **_since(by)))
    for dimension in set(standing) - wanted:
        changed(standing[dimension], ended_at=clock.now(), ended_by=by)
    return entry


def _must_stand(entry):
    if entry.is_taken_out:
        raise ValidationError("This was taken out: nothing can be made of it.")


def _must_be_about(entry, child):
    _must_stand(entry)
    if child.pk not in {row.child_id for row in entry.rows}:
        raise ValidationError("Choose a child this is about.")


def _since(by):
    return {"since_at": clock.now(), "by_user": by}


def _taken_back(model, by, **of):
    standing = model.objects.standing().filter(**of).first()
    if standing is None:
        raise ValidationError("That was taken back already.")
    return changed(standing, ended_at=clock.now(), ended_by=by)
