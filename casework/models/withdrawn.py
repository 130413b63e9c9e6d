from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.records import RecordQuerySet, RefRecord


class StandingQuerySet(RecordQuerySet):
    def standing(self):
        """Those that were not written down by mistake."""
        return self.filter(withdrawn_at=None)


class Withdrawable(RefRecord):
    """Something that is never altered once recorded. Written by mistake, it is withdrawn: it
    stays to be read with the reason, and counts for nothing any more."""

    recorded_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_withdrawn = models.CharField(max_length=300, blank=True)

    class Meta(RefRecord.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_withdrawn_for_a_reason",
                condition=Q(withdrawn_at=None) | ~Q(why_withdrawn=""),
                violation_error_message="Say why this was a mistake.",
            )
        ]

    @property
    def what(self):
        """What it is, of whomever: “Review conference”."""
        kind = self.get_kind_display() if hasattr(self, "kind") else self._meta.verbose_name
        return f"{kind[:1].upper()}{kind[1:]}"

    @property
    def day(self):
        """The day on which it happened or began: the field that `DAY` names."""
        return getattr(self, self.DAY)

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None
