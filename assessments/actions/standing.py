"""An assessment as it stands, locked, before anything is done to it."""

from django.core.exceptions import ValidationError

from assessments.models import Assessment

FINISHED = "This assessment is finished and cannot be changed. You can add to it."
CHANGED_MEANWHILE = (
    "Somebody changed this while you were writing. Your words are still here, beside theirs."
)


def unfinished(assessment):
    """The assessment, locked, as it stands. Raises ValidationError once it is finished."""
    current = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if current.is_concluded:
        raise ValidationError(FINISHED)
    return current
