"""A map and a statement as they stand, locked, before anything is done to them."""

from django.core.exceptions import ValidationError

from signs_of_safety.models import Map, Statement

AGREED = "This map is agreed and cannot be changed. Carry it forward into the next one."
CHANGED_MEANWHILE = (
    "Somebody changed this while you were writing. Your words are still here, beside theirs."
)
GONE = "This was taken out meanwhile. Its words are kept."


def unfinished(sheet):
    """The map, locked, as it stands. Raises ValidationError once it is agreed."""
    current = Map.objects.select_for_update().get(pk=sheet.pk)
    if current.is_agreed:
        raise ValidationError(AGREED)
    return current


def standing(statement):
    """The statement as it stands, its map locked. Raises ValidationError if either is finished."""
    unfinished(statement.map)
    current = Statement.objects.select_for_update().get(pk=statement.pk)
    if current.taken_out_at:
        raise ValidationError(GONE)
    return current
