from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from assessments.models.assessments import Assessment, OfAnAssessment
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.framework import Dimension
from casework.models import Child, Step
from casework.models.about_children import AboutChildren
from casework.models.permitting import holds


class NeedQuerySet(OfAnAssessment):
    def standing(self):
        """Those that were not taken out again while it was written."""
        return self.filter(taken_out_at=None)


class Need(AboutChildren, RefRecord):
    """The child needs …: from the child's side, how serious if not met, and what is wanted."""

    class Seriousness(models.TextChoices):
        HELP = "help", "Life would be better with it"
        NEED = "need", "Growing up well depends on it"
        HARM = "harm", "Harm is likely without it"
        DANGER = "danger", "Danger now without it"

    VIEW = "assessments.view_assessment"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="needs")
    needs = models.TextField(verbose_name="the child needs")
    why = models.TextField(blank=True, verbose_name="why we think so")
    seriousness = models.CharField(max_length=10, choices=Seriousness)
    seriousness_why = models.TextField(verbose_name="how serious, and why, for this child")
    outcome = models.TextField(verbose_name="what we want to see")
    how_we_will_know = models.TextField(blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    version = models.PositiveIntegerField(default=1)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    why_taken_out = models.CharField(max_length=300, blank=True)

    sealable = ("needs", "why", "seriousness_why", "outcome", "how_we_will_know")

    objects = NeedQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_need_is_taken_out_for_a_reason",
                condition=Q(taken_out_at=None, why_taken_out="")
                | (Q(taken_out_at__isnull=False) & ~Q(why_taken_out="")),
            ),
            models.CheckConstraint(
                name="a_need_says_what_is_needed_and_how_serious_it_is",
                condition=~Q(needs="") & ~Q(seriousness_why="") & ~Q(outcome=""),
            ),
        ]

    def __str__(self):
        return self.needs


class NeedChild(Record):
    """A child who has this need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="need_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_child_has_a_need_once", fields=["need", "child"])
        ]

    def __str__(self):
        return f"{self.child} needs {self.need}"


class NeedStepQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Those of needs one may read, to be done by people one may know of.

        A clinic whose part needs the whole record stays unknown to whoever has less of it.
        """
        same = Step.objects.filter(sibling_key=OuterRef("sibling_key")).exclude(sibling_key="")
        unknown = same.exclude(holds(user, F("involvement__level"), "goal__plan__child_id"))
        readable = Assessment.objects.permitting(user, permission)
        return self.filter(Exists(readable.filter(pk=OuterRef("need__assessment_id")))).exclude(
            Exists(unknown)
        )


class NeedStep(Record):
    """What was required, of whom, by when, as the assessment said it. The plan carries it on."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=400)
    who = models.CharField(max_length=250)
    by_on = models.DateField(null=True, blank=True)
    by_words = models.CharField(max_length=120, blank=True)
    sibling_key = models.CharField(max_length=12)

    sealable = ("what",)

    objects = NeedStepQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["pk"]

    def __str__(self):
        return self.what


class NeedTag(Record):
    """A side of the child's life that a need is about: said after it is written, never before."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="tags")
    dimension = models.CharField(max_length=20, choices=Dimension)

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_need_is_tagged_once", fields=["need", "dimension"])
        ]

    def __str__(self):
        return self.get_dimension_display()


class NeedView(Record):
    """What somebody of the family says of a need, in their words. It may come later, and stands."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="views")
    who = models.CharField(max_length=120)
    text = models.TextField()
    said_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("text",)

    class Meta(Record.Meta):
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_view_of_a_need_is_somebodys", condition=~Q(who="") & ~Q(text="")
            )
        ]

    def __str__(self):
        return f"{self.who}, of a need"
