from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments.instruments import instruments
from assessments.models.assessments import Assessment, OfAnAssessment
from audit.records import RefRecord
from casework.models import Child


class ScoreSheetQuerySet(OfAnAssessment):
    def permitting(self, user, permission):
        """Those of assessments one may read; of an adult's own health with the whole record."""
        rows = super().permitting(user, permission)
        kept = Assessment.objects.permitting(user, "assessments.view_oversight")
        adults = [one.code for one in instruments().values() if one.is_of_an_adult]
        return rows.filter(~Q(instrument__in=adults) | Q(assessment__in=kept))


class ScoreSheet(RefRecord):
    """What somebody scored on a questionnaire, about one child, on a day: a baseline, or later.

    The name and the range stand with every score, so that it can be read when lists have changed.
    """

    VIEW = "assessments.view_assessment"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="scores")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="scores")
    instrument = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    lowest = models.SmallIntegerField()
    highest = models.SmallIntegerField()
    is_lower_better = models.BooleanField()
    score = models.SmallIntegerField()
    who = models.CharField(max_length=120, verbose_name="who answered")
    answered_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("note",)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_score_lies_in_its_range",
                condition=Q(score__gte=F("lowest"), score__lte=F("highest")),
            ),
            models.CheckConstraint(name="a_score_is_somebodys", condition=~Q(who="")),
        ]

    def __str__(self):
        return f"{self.name}: {self.score}"

    def children_concerned(self):
        return [self.child]
