from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models.assessments import Assessment, OfAnAssessment
from audit.records import Record, RefRecord
from casework.models.about_children import AboutChildren


class OversightQuerySet(OfAnAssessment):
    def permitting(self, user, permission):
        return super().permitting(user, permission).select_related("given_by__membership")


class Oversight(AboutChildren, RefRecord):
    """A manager's reasoned agreement, question or disagreement. Both views stand.

    It is the council's own thinking: whoever has the whole record reads it.
    """

    VIEW = "assessments.view_oversight"

    class View(models.TextChoices):
        AGREE = "agree", "I agree"
        QUESTION = "question", "I have a question"
        DISAGREE = "disagree", "I disagree"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="oversights")
    view = models.CharField(max_length=10, choices=View)
    reasons = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="oversights"
    )

    sealable = ("reasons",)

    objects = OversightQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="oversight_is_reasoned", condition=~Q(reasons=""))
        ]

    def __str__(self):
        return f"{self.given_by}: {self.get_view_display()}"

    def rows_with_children(self):
        return self.assessment.rows_with_children()


class OversightAnswer(Record):
    """What whoever writes the assessment answers to a question or another view. Both stand."""

    oversight = models.ForeignKey(Oversight, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("text",)

    class Meta(Record.Meta):
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="an_answer_says_something", condition=~Q(text=""))
        ]

    def __str__(self):
        return f"Answered {self.given_at:%d %B %Y}"


class Addendum(RefRecord):
    """Something learned after an assessment was finished. It is added; nothing is altered."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="addenda"
    )

    sealable = ("text",)

    class Meta(RefRecord.Meta):
        ordering = ["added_at", "pk"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(name="an_addendum_says_something", condition=~Q(text=""))
        ]

    def __str__(self):
        return f"Added {self.added_at:%d %B %Y}"

    def children_concerned(self):
        return self.assessment.children_concerned()
