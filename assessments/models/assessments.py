from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q

from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import Child, Referral
from casework.models.about_children import AboutChildren
from casework.models.permitting import about_every_child, more_until, rule_for

PERMISSIONS = {
    "assessments.view_assessment": "casework.view_assessment",
    "assessments.view_oversight": "casework.view_record",
    "assessments.view_edition": "casework.view_record",
    "assessments.answer_edition": "casework.assess_child",
    "assessments.write_assessment": "casework.assess_child",
    "assessments.seal_assessment": "casework.seal",
    "assessments.oversee_assessment": "casework.oversee",
}
"""What each permission on an assessment asks for on every one of its children."""


class AssessmentQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Finished ones are seen at `assessment`; unfinished ones only by the record's workers."""
        rule = rule_for(user, PERMISSIONS[permission])
        if rule is None:
            return self.none()
        asks = more_until(OuterRef("concluded_at"), rule.level)
        is_seen = about_every_child(user, asks, AssessmentChild, "assessment_id")
        return self.filter(is_seen).select_related("lead__membership", "concluded_by__membership")

    def unfinished(self):
        return self.filter(concluded_at=None)

    def with_people(self):
        rows = AssessmentChild.objects.select_related("child__person")
        return self.select_related("lead").prefetch_related(Prefetch("child_rows", queryset=rows))


class Assessment(AboutChildren, RefRecord):
    """One proportionate, needs-led assessment of one or more children. It has no timescale.

    It is opened for the decision it must inform, and it is finished when that can be made.
    """

    VIEW = "assessments.view_assessment"

    class Outcome(models.TextChoices):
        CHILD_IN_NEED = "child-in-need", "A plan of help, with the family"
        EARLY_HELP = "early-help", "Early help"
        STRATEGY = "strategy", "Strategy discussion with police and health"
        NO_FURTHER_ACTION = "no-further-action", "Nothing more for us to do now"
        CLOSE = "close", "Close: the family has what it needs"

    why = models.TextField(verbose_name="what this must help to decide")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments_led"
    )
    began_at = models.DateTimeField()
    history_considered = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("why", "history_considered", "analysis", "reasons")

    objects = AssessmentQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_assessment_concludes_with_an_outcome_and_reasons",
                condition=Q(concluded_at=None, concluded_by=None, outcome="", reasons="")
                | (
                    Q(concluded_at__isnull=False, concluded_by__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(reasons="")
                ),
            ),
            models.CheckConstraint(
                name="an_assessment_concludes_after_it_begins",
                condition=Q(concluded_at=None) | Q(concluded_at__gte=F("began_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["-began_at"], name="assessments_by_beginning"),
            models.Index(fields=["concluded_at"], name="assessments_by_end"),
        ]

    def __str__(self):
        return f"Assessment begun {self.began_at:%d %B %Y}"

    @property
    def is_concluded(self):
        return self.concluded_at is not None


class AssessmentChild(Record):
    """What is one child's in an assessment: wishes, feelings, and how they took part."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="assessment_rows")
    wishes = models.TextField(blank=True)
    took_part = models.TextField(blank=True)
    sealable = ("wishes", "took_part")

    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_assessed_once_in_it", fields=["assessment", "child"]
            )
        ]

    def __str__(self):
        return f"{self.child} in {self.assessment}"


class OfAnAssessment(RecordQuerySet):
    """Rows that stand in an assessment, or beside it: whoever may with it, may with them."""

    def permitting(self, user, permission):
        readable = Assessment.objects.permitting(user, permission)
        return self.filter(Exists(readable.filter(pk=OuterRef("assessment_id")))).select_related(
            "assessment__lead"
        )
