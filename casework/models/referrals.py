from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from audit.records import Record, RecordQuerySet, RefRecord
from casework.models.about_children import AboutChildren
from casework.models.children import Child
from casework.models.permitting import about_every_child, rule_for


class ReferralQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Whoever works with the record of every child it is about."""
        rule = rule_for(user, permission)
        if rule is None:
            return self.none()
        rows = self.filter(about_every_child(user, rule.level, ReferralChild, "referral_id"))
        return rows.select_related("agency", "taken_by", "decision__decided_by", "message")

    def undecided(self):
        return self.filter(decision=None)

    def with_children(self):
        rows = ReferralChild.objects.select_related("child__person")
        return self.prefetch_related(models.Prefetch("child_rows", queryset=rows))


class Referral(AboutChildren, RefRecord):
    """Somebody tells us they are worried about one or more children, or asks for help for them."""

    VIEW = "casework.view_record"

    received_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="referrals_taken",
    )
    caller_name = models.CharField(max_length=120)
    caller_role = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    phone = models.CharField(max_length=30, blank=True)
    safe_to_ring = models.CharField(max_length=200, blank=True)
    worries = models.TextField()
    going_well = models.TextField(blank=True)
    needs_to_happen = models.TextField(blank=True)

    sealable = ("worries", "going_well", "needs_to_happen")

    objects = ReferralQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_referral_says_something", condition=~Q(worries=""))
        ]

    def __str__(self):
        return f"{self.caller_name}, {self.received_at:%d %B %Y}"

    def rows_with_children(self):
        rows = self.child_rows.select_related("child__person")
        return rows.order_by(F("child__person__born_on").asc(nulls_last=True), "child_id")


class ReferralChild(Record):
    """A child a referral is about."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="referral_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_child_is_referred_once", fields=["referral", "child"])
        ]

    def __str__(self):
        return f"{self.child} in {self.referral}"


class Decision(Record):
    """What was decided about a referral, and why. Once made it stands; a re-look makes another."""

    class Outcome(models.TextChoices):
        ASSESSMENT = "assessment", "Assess what the children need"
        EARLY_HELP = "early-help", "Offer early help"
        STRATEGY = "strategy", "Strategy discussion with police and health"
        NO_FURTHER_ACTION = "no-further-action", "Nothing more for us to do now"

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=Outcome)
    reasons = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions"
    )

    sealable = ("reasons",)

    class Meta(Record.Meta):
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_decision_has_reasons", condition=~Q(reasons="")),
        ]
        # Who waits to hear is asked for on every home page, longest first.
        indexes = [models.Index(name="decided_when", fields=["decided_at", "referral"])]

    def __str__(self):
        return self.get_outcome_display()
