from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments.models.assessments import Assessment
from audit.records import Record, kept_history


class DecisionPoint(Record):
    """When the worker expects to be able to decide, why then, and whether the family knows.

    Each revision is a row of its own: nothing is due, and nothing is rewritten.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="decision_points"
    )
    expected_on = models.DateField()
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=200, blank=True)

    sealable = ("why",)

    class Meta(Record.Meta):
        ordering = ["set_at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_decision_point_says_why", condition=~Q(why=""))
        ]

    def __str__(self):
        return f"Expected {self.expected_on:%d %B %Y}"


class Pause(Record):
    """A time in which an assessment could not go on: whose reason, and which."""

    class Whose(models.TextChoices):
        OURS = "ours", "Ours"
        FAMILYS = "familys", "The family’s"
        PARTNERS = "partners", "Another agency’s"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="pauses")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    whose = models.CharField(max_length=10, choices=Whose)
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealable = ("why",)

    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(name="a_pause_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="a_pause_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message="It cannot have gone on before it stood still.",
            ),
            models.UniqueConstraint(
                name="an_assessment_stands_still_once_at_a_time",
                fields=["assessment"],
                condition=Q(until_on=None),
                violation_error_message="It stands still already: say first when it went on.",
            ),
        ]

    def __str__(self):
        return f"Stood still from {self.from_on:%d %B %Y}"
