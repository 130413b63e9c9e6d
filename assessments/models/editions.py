from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models.assessments import Assessment, OfAnAssessment
from audit.records import Record, RefRecord
from casework.models import Child
from casework.models.about_children import AboutChildren


class EditionQuerySet(OfAnAssessment):
    def permitting(self, user, permission):
        return super().permitting(user, permission).select_related("made_by")


class Edition(AboutChildren, RefRecord):
    """A finished assessment in plain words, made for one reader of the family, as it was sent.

    It is read by that reader, and by whoever has the whole record.
    """

    VIEW = "assessments.view_edition"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="editions")
    who = models.CharField(max_length=120)
    why = models.TextField(blank=True)
    needs = models.TextField()
    decision = models.TextField()
    disagree = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("why", "needs", "decision", "disagree")

    objects = EditionQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_edition_is_for_somebody_and_says_what_was_found",
                condition=~Q(who="") & ~Q(needs="") & ~Q(decision=""),
            )
        ]

    def __str__(self):
        return f"For {self.who}"


class EditionChild(Record):
    """A child of whom an edition tells its reader."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_edition_tells_of_a_child_once", fields=["edition", "child"]
            )
        ]

    def __str__(self):
        return f"{self.child}: {self.edition}"


class EditionGiven(Record):
    """An edition was given to its reader: how, and on which day."""

    class How(models.TextChoices):
        LINK = "link", "by a private link"
        PAPER = "paper", "on paper"
        ALOUD = "aloud", "read out and talked through"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="given")
    how = models.CharField(max_length=10, choices=How)
    given_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Record.Meta):
        ordering = ["given_on", "pk"]

    def __str__(self):
        return f"{self.edition}, {self.get_how_display()}"


class EditionAnswer(Record):
    """Whether its reader agrees, and what they say. The assessment and their answer both stand."""

    class View(models.TextChoices):
        AGREE = "agree", "I agree"
        PARTLY = "partly", "I agree with some of it"
        DISAGREE = "disagree", "I disagree"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="answers")
    view = models.CharField(max_length=10, choices=View)
    words = models.TextField(blank=True)
    given_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who wrote it down, where its reader did not send it.",
    )

    sealable = ("words",)

    class Meta(Record.Meta):
        ordering = ["given_at", "pk"]

    def __str__(self):
        return f"{self.edition}: {self.get_view_display()}"
