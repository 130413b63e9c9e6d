"""What the newest assessments say of one child: what we are worried about, and when we decide."""

from django.db.models import OuterRef, Subquery

from assessments.models import Assessment, DecisionPoint, Need

MOST_SERIOUS_FIRST = [level.value for level in reversed(Need.Seriousness)]
ENOUGH, FEW = 50, 10
"""Needs read to find the newest assessment's, and assessments read to find one under way."""


def newest_needs(child, user):
    """The needs of this child in the assessments `user` may read, the newest assessment first."""
    return (
        Need.objects.standing()
        .filter(child_rows__child=child, assessment__in=_about(child, user).values("pk"))
        .select_related("assessment")
        .order_by("-assessment__began_at", "-assessment_id", "pk")[:ENOUGH]
    )


def worries(needs):
    """Of `newest_needs`, those of the newest assessment, most serious first."""
    latest = [need for need in needs if need.assessment_id == needs[0].assessment_id]
    return sorted(latest, key=lambda need: MOST_SERIOUS_FIRST.index(need.seriousness))


def newest(child, user):
    """The newest assessments of this child that `user` may read."""
    return with_expected(_about(child, user)).select_related("lead")[:FEW]


def with_expected(assessments):
    """With the newest decision point of each: `expected_on`, `expected_why` and `told_on`."""
    points = DecisionPoint.objects.filter(assessment=OuterRef("pk")).order_by("-set_at", "-pk")
    return assessments.annotate(
        expected_on=Subquery(points.values("expected_on")[:1]),
        expected_why=Subquery(points.values("why")[:1]),
        told_on=Subquery(points.values("told_on")[:1]),
    )


def _about(child, user):
    return Assessment.objects.permitting(user, Assessment.VIEW).filter(child_rows__child=child)
