from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from agencies.models import Agency
from agencies.roles import HANDS_ON, Role
from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models.about_children import AboutChildren
from casework.models.children import Child
from casework.models.grants import Exclusion

ENQUIRY_PERMISSIONS = frozenset(
    {"casework.view_enquiry", "casework.ring_back", "casework.break_glass"}
)
GLASS_PERMISSIONS = frozenset({"casework.review_glass"})


class EnquiryQuerySet(RecordQuerySet):
    def lately(self):
        """Asked in the last day and night."""
        return self.filter(asked_at__gt=clock.now() - timedelta(days=1))

    def permitting(self, user, permission):
        """An enquiry is its asker's; breaking the glass from it, only soon after asking."""
        if permission not in ENQUIRY_PERMISSIONS:
            raise LookupError(permission)
        if not (user.is_active and user.is_record_staff and user.role in HANDS_ON):
            return self.none()
        mine = self.filter(asked_by_id=user.pk).select_related("agency")
        if permission == "casework.break_glass":
            closed = EnquiryChild.objects.filter(enquiry=OuterRef("pk"), is_closed=True)
            return mine.filter(Exists(closed), asked_at__gt=clock.now() - Enquiry.FRESH)
        return mine


class Enquiry(AboutChildren, RefRecord):
    """Somebody asks whether a child is known. Nothing is said before ringing back.

    The asker sees what the system answers; the caller hears nothing, not even "known", until
    they have been rung on the number their agency is held under. Asking is itself a look.
    """

    VIEW = "casework.view_enquiry"
    FRESH = timedelta(minutes=30)

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enquiries"
    )
    asked_at = models.DateTimeField()
    name = models.CharField(max_length=120)
    born_on = models.DateField(null=True, blank=True)
    caller_name = models.CharField(max_length=120)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="enquiries"
    )
    why = models.CharField(max_length=300)
    rung_back_at = models.DateTimeField(null=True, blank=True)
    rung_back_on = models.CharField(max_length=30, blank=True, verbose_name="the number rung")
    told = models.CharField(max_length=500, blank=True)

    objects = EnquiryQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-asked_at", "-pk"]
        verbose_name_plural = "enquiries"
        constraints = [
            models.CheckConstraint(
                name="nothing_is_told_before_ringing_back",
                condition=Q(told="") | Q(rung_back_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_ring_back_names_its_number",
                condition=Q(rung_back_at=None) | ~Q(rung_back_on=""),
            ),
        ]

    def __str__(self):
        return f"Asked {self.asked_at:%d %B %Y}"


class EnquiryChild(Record):
    """A child the question may be about; `is_closed` when the asker could not open the record."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="enquiry_rows")
    is_closed = models.BooleanField()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_child_is_found_once", fields=["enquiry", "child"])
        ]

    def __str__(self):
        return f"{self.child} asked about"


class BreakGlassQuerySet(RecordQuerySet):
    child_path = "child_id"

    def live(self):
        return self.filter(until__gt=clock.now())

    def permitting(self, user, permission):
        """A reviewer reviews what others opened, never their own or a child they are kept from."""
        if permission not in GLASS_PERMISSIONS:
            raise LookupError(permission)
        if not (user.is_active and user.is_record_staff and user.role == Role.REVIEWER):
            return self.none()
        kept_from = Exclusion.objects.filter(user_id=user.pk, ended_at=None).values("child_id")
        others = self.exclude(user_id=user.pk).exclude(child__in=kept_from)
        return others.select_related("user", "enquiry__agency", "reviewed_by")

    def waiting(self):
        """Those nobody has reviewed yet, the oldest first."""
        return self.filter(reviewed_at=None).order_by("opened_at", "pk")


class BreakGlass(RefRecord):
    """A restricted record opened in an emergency: for sixty minutes, to read only, and reviewed."""

    VIEW = "casework.review_glass"

    class Finding(models.TextChoices):
        JUSTIFIED = "justified", "It was right to open it"
        TRAINING = "training", "It was a mistake to learn from"
        BREACH = "breach", "It was a breach"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="glass")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="glass"
    )
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="glass")
    why = models.TextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    finding_reasons = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BreakGlassQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-opened_at", "-pk"]
        verbose_name_plural = "broken glass"
        constraints = [
            models.CheckConstraint(name="the_glass_is_broken_for_a_reason", condition=~Q(why="")),
            models.CheckConstraint(
                name="a_finding_has_reasons_and_a_reviewer",
                condition=Q(finding="", finding_reasons="", reviewed_at=None, reviewed_by=None)
                | (
                    ~Q(finding="")
                    & ~Q(finding_reasons="")
                    & Q(reviewed_at__isnull=False, reviewed_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="nobody_reviews_their_own_breaking",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("user")),
            ),
        ]

    def __str__(self):
        return f"Opened {self.opened_at:%d %B %Y}"

    def children_concerned(self):
        return [self.child]
