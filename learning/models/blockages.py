"""What gets in the way of work of value to families, and what managers did about it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, Team
from agencies.roles import RECORD_STAFF, Role
from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import ReferralChild
from casework.models.by_name import without_those_kept_from

BLOCKAGE_PERMISSIONS = {
    "learning.view_blockage": RECORD_STAFF,
    "learning.move_blockage": frozenset({Role.MANAGER}),
}
"""Which roles of the council do what with any blockage. An agency reads those of its own people."""


class BlockageQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """The council's people; and whoever works for the agency in whose way it got, to read it.

        None that names a child the reader is kept from, as with messages.
        """
        if permission not in BLOCKAGE_PERMISSIONS:
            return super().permitting(user, permission)
        if not user.is_active:
            return self.none()
        if user.role in BLOCKAGE_PERMISSIONS[permission]:
            rows = self
        elif permission == Blockage.VIEW and user.role and user.role != Role.ADMIN:
            rows = self.filter(agency=user.agency_id)
        else:
            return self.none()
        rows = without_those_kept_from(rows, user, ("what", "stopped", "found"))
        return rows.select_related("agency", "team", "raised_by", "held_by")

    def untaken(self):
        """Those no manager has taken on yet, longest first."""
        return self.filter(held_by=None).order_by("raised_at", "pk")

    def standing(self):
        """Those that still get in the way, longest first."""
        return self.filter(removed_at=None).order_by("raised_at", "pk")

    def removed(self):
        """Those that were removed, the latest first: what management did."""
        return self.exclude(removed_at=None).order_by("-removed_at", "-pk")


class Blockage(RefRecord):
    """Something that got in a practitioner’s way, and what it kept them from doing for a family."""

    VIEW = "learning.view_blockage"

    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="blockages_raised"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="blockages")
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="blockages"
    )
    page = models.CharField(max_length=60, blank=True)
    what = models.TextField()
    stopped = models.TextField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="blockages_held",
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    found = models.TextField(blank=True)

    sealable = ("what", "stopped", "found")

    history = kept_history()
    objects = BlockageQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["raised_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_blockage_stops_something", condition=~Q(what="") & ~Q(stopped="")
            ),
            models.CheckConstraint(
                name="what_is_removed_was_with_somebody_and_says_how",
                condition=Q(removed_at=None, found="")
                | Q(removed_at__gte=F("raised_at"), held_by__isnull=False) & ~Q(found=""),
            ),
            models.CheckConstraint(
                name="what_is_passed_up_was_with_somebody",
                condition=Q(escalated_at=None)
                | Q(escalated_at__gte=F("raised_at"), held_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="blockage_that_stands", fields=["raised_at"], condition=Q(removed_at=None)
            ),
            models.Index(name="blockage_removed_when", fields=["-removed_at"]),
        ]

    def __str__(self):
        return f"{self.what[:60]} ({self.raised_at:%d %B %Y})"

    def rows_with_children(self):
        """None: it names nobody. Words in it that do keep people from it."""
        return ReferralChild.objects.none()

    def children_concerned(self):
        return []

    @property
    def where(self):
        """Where it stands, in the words of the board."""
        if self.removed_at:
            return "Removed"
        if self.escalated_at:
            return "Passed up"
        return "With a manager" if self.held_by_id else "Nobody has it yet"

    @property
    def days(self):
        """How many days by the calendar it stood, or has stood so far."""
        return (clock.day(self.removed_at or clock.now()) - clock.day(self.raised_at)).days


class Move(Record):
    """What a manager did about a blockage, in the order it was done. It stands."""

    class Did(models.TextChoices):
        TAKEN = "taken", "Took it on"
        TRIED = "tried", "Tried"
        ESCALATED = "escalated", "Passed it up"
        REMOVED = "removed", "Removed it"

    blockage = models.ForeignKey(Blockage, on_delete=models.PROTECT, related_name="moves")
    did = models.CharField(max_length=12, choices=Did)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="what_was_tried_is_told", condition=Q(did="taken") | ~Q(words="")
            ),
        ]
        indexes = [models.Index(name="blockage_moved_when", fields=["at", "blockage"])]

    def __str__(self):
        return f"{self.get_did_display()}, {self.at:%d %B %Y}"
