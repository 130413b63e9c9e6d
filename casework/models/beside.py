"""What is made of an entry later. It never changes itself, so it stands in rows beside it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.records import RecordQuerySet, RefRecord, kept_history
from casework.framework import Dimension
from casework.models.children import Child
from casework.models.story import Entry


class BesideQuerySet(RecordQuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(ended_at=None)


class Beside(RefRecord):
    """Something about an entry, from when it was said until it was taken back."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="%(class)ss")
    since_at = models.DateTimeField()
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BesideQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        abstract = True
        ordering = ["since_at", "pk"]


class Promotion(Beside):
    """An entry that turned out to matter for a child, with one line on what it meant."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="promotions")
    meaning = models.CharField(max_length=400)
    sealable = ("meaning",)

    history = kept_history()

    class Meta(Beside.Meta):
        constraints = [
            models.UniqueConstraint(
                name="an_entry_is_promoted_once_for_a_child",
                fields=["entry", "child"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="what_matters_says_what_it_meant", condition=~Q(meaning="")
            ),
        ]

    def __str__(self):
        return self.meaning


class Pin(Beside):
    """An entry that whoever opens this child's page should see first."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="pins")
    history = kept_history()

    class Meta(Beside.Meta):
        constraints = [
            models.UniqueConstraint(
                name="an_entry_is_pinned_once_for_a_child",
                fields=["entry", "child"],
                condition=Q(ended_at=None),
            )
        ]

    def __str__(self):
        return f"{self.entry} pinned for {self.child}"


class Tag(Beside):
    """A side of a child's life that an entry turned out to be about."""

    dimension = models.CharField(max_length=20, choices=Dimension)
    history = kept_history()

    class Meta(Beside.Meta):
        constraints = [
            models.UniqueConstraint(
                name="an_entry_is_tagged_once_with_a_dimension",
                fields=["entry", "dimension"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="a_tag_is_a_dimension_of_the_framework",
                condition=Q(dimension__in=Dimension.values),
            ),
        ]

    def __str__(self):
        return self.get_dimension_display()
