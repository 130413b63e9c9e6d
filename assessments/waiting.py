"""Assessments that wait for somebody: for their writer, or for a manager's reasoned view."""

from assessments.models import Assessment, AssessmentChild
from assessments.worries import with_expected
from casework.reach import own_work

OVERSEE = "assessments.oversee_assessment"


def unfinished_of(user, limit):
    """The assessments this person leads and has not finished, oldest first."""
    led = Assessment.objects.permitting(user, Assessment.VIEW).unfinished().filter(lead=user.pk)
    return with_expected(led).select_related("lead").order_by("began_at", "pk")[:limit]


def without_oversight(user, limit):
    """Those about the children of this manager's teams that no manager has written about yet."""
    about = AssessmentChild.objects.filter(
        child__among=own_work(user).order_by().values("child_id")
    )
    unseen = about.filter(assessment__oversights=None).order_by().values("assessment_id")
    theirs = Assessment.objects.permitting(user, OVERSEE).filter(pk__among=unseen)
    return theirs.select_related("lead").order_by("began_at", "pk")[:limit]
