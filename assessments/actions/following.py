"""Going on from an earlier assessment: its words are offered, and marked as from then."""

from django.core.exceptions import PermissionDenied, ValidationError

from assessments.models import Assessment
from casework.models import Child

FROM_THEN = "From the assessment finished on {day.day} {day:%B %Y}:"
OF_OTHERS = "That one tells of other children as well. Begin afresh, or assess them here too."


def carried_on(earlier, children, by):
    """{field: words} that an assessment begins with when it follows another.

    Raises PermissionDenied when the earlier one is not theirs to read, and ValidationError when
    it is not finished or tells of children this one is not about.
    """
    if not by.has_perm(Assessment.VIEW, earlier):
        raise PermissionDenied("That assessment is not yours to read.")
    if not earlier.is_concluded:
        raise ValidationError({"follows": "That one is not finished: write in it."})
    about = set(earlier.child_rows.values_list("child_id", flat=True))
    if not about <= {child.pk for child in children}:
        raise ValidationError({"follows": OF_OTHERS})
    said = FROM_THEN.format(day=earlier.concluded_at)
    words = {name: getattr(earlier, name) for name in ("history_considered", "analysis")}
    return {name: f"{said}\n\n{text}" for name, text in words.items() if text}


def carry_need(need, earlier, children):
    """The children whose goal of an earlier need becomes the goal of this one.

    Raises ValidationError for a need of another assessment than the one this follows.
    """
    if earlier.assessment_id != need.assessment.follows_id:
        raise ValidationError("That need is not of the assessment this one follows.")
    return Child.objects.filter(
        pk__in=[child.pk for child in children],
        plan__goals__need_ref=earlier.ref,
        plan__goals__ended_on=None,
    )
