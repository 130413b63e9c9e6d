from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.roles import Role
from audit.models import SealedWords
from audit.records import Record, RecordQuerySet, RefRecord
from casework.levels import Level
from casework.models.about_children import AboutChildren
from casework.models.children import Child
from casework.models.permitting import about_every_child

SEALING_PERMISSIONS = frozenset({"casework.view_sealing"})
REVIEWERS = frozenset({Role.MANAGER, Role.REVIEWER})
"""Who can be named to read what was taken out."""


class SealingQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """The two who were named, while they can read the record of every child it was about."""
        if permission not in SEALING_PERMISSIONS:
            return super().permitting(user, permission)
        if not user.is_active or user.role not in REVIEWERS:
            return self.none()
        named = self.filter(Q(first_reviewer_id=user.pk) | Q(second_reviewer_id=user.pk))
        return named.filter(about_every_child(user, Level.RECORD, SealingChild, "sealing"))


class Sealing(AboutChildren, RefRecord):
    """Words about the wrong person, taken out of a record. Two people read them, and nobody else.

    The words themselves stand in `audit.SealedWords`, under this reference.
    """

    VIEW = "casework.view_sealing"

    why = models.TextField()
    about_kind = models.CharField(max_length=20)
    about_ref = models.CharField(max_length=12)
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sealings"
    )
    first_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    second_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = SealingQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["-sealed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="what_is_sealed_has_two_reviewers",
                condition=~Q(first_reviewer=F("second_reviewer")),
            ),
            models.CheckConstraint(
                name="whoever_seals_does_not_review",
                condition=~Q(sealed_by=F("first_reviewer")) & ~Q(sealed_by=F("second_reviewer")),
            ),
            models.CheckConstraint(name="a_sealing_says_why", condition=~Q(why="")),
        ]

    def __str__(self):
        return f"Taken out {self.sealed_at:%d %B %Y}"

    @property
    def words(self):
        """What was taken out, in the order in which it was."""
        return SealedWords.objects.filter(sealing_ref=self.ref)


class SealingChild(Record):
    """A child out of whose record words were taken."""

    sealing = models.ForeignKey(Sealing, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="sealing_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_in_a_sealing_once", fields=["sealing", "child"]
            )
        ]

    def __str__(self):
        return f"{self.child} in {self.sealing}"
