from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from agencies.roles import Role
from audit import clock
from audit.records import RefRecord, kept_history
from casework.bases import IN_WORDS as BASES_IN_WORDS
from casework.bases import LawfulBasis
from casework.levels import READING, Level
from casework.models.children import Child
from casework.models.permitting import ThroughTheChild, holds
from casework.recipients import levels_granted

OF_THE_LEAD = frozenset({"casework.link_colleague"})
IN_WORDS = {
    Level.NETWORK: "who helps, and their phone numbers",
    Level.PLAN: "the plan, and who helps",
    Level.ASSESSMENT: "finished assessments, the plan, and who helps",
    Level.RECORD: "the whole record",
}


class ShareQuerySet(ThroughTheChild):
    own_level = ""

    def permitting(self, user, permission):
        """The child's workers see every share; an agency's lead links colleagues under its own."""
        if permission in OF_THE_LEAD:
            return self._led_by(user)
        return super().permitting(user, permission).select_related("agency", "user")

    def _led_by(self, user):
        if not user.is_active or user.role != Role.LEAD:
            return self.none()
        theirs = self.live().filter(agency_id=user.agency_id, user=None)
        return theirs.filter(holds(user, Level.NETWORK, "child_id")).select_related("agency")

    def live(self):
        """Shares that stand today: a share ends at midnight, London time, after its last day."""
        return self.filter(ended_at=None, until__gte=clock.today())

    def reaching(self, user):
        """Those by which this person sees: made with them, or with the leads they are one of."""
        with_leads = Q(user=None, agency__staff_id__in=user.group_ids)
        return self.filter(Q(user_id=user.pk) | with_leads)


class Share(RefRecord):
    """Why, how far and until when an agency, or one named person of it, may see a child."""

    VIEW = "casework.view_record"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="shares")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="shares",
    )
    under = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="colleagues",
        help_text="The agency's share under which its safeguarding lead linked this colleague.",
    )
    level = models.PositiveSmallIntegerField(choices=[(lv.value, lv.label) for lv in READING])
    may_contribute = models.BooleanField(default=True)
    purpose = models.CharField(max_length=300)
    lawful_basis = models.CharField(
        max_length=20,
        blank=True,
        choices=LawfulBasis.choices,
        help_text="Empty where it was shared before this was asked.",
    )
    until = models.DateField()
    is_family_told = models.BooleanField()
    why_not_told = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shares_made"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(name="a_share_has_a_purpose", condition=~Q(purpose="")),
            models.CheckConstraint(
                name="a_family_is_told_or_it_is_said_why_not",
                condition=Q(is_family_told=True) | ~Q(why_not_told=""),
            ),
            models.CheckConstraint(
                name="a_family_that_agreed_to_a_share_knows_of_it",
                condition=~Q(lawful_basis=LawfulBasis.CONSENT) | Q(is_family_told=True),
            ),
            models.UniqueConstraint(
                name="one_share_with_an_agency_at_a_time",
                fields=["child", "agency"],
                condition=Q(ended_at=None, user=None),
                violation_error_message=(
                    "This agency can already see this child. End that share first."
                ),
            ),
            models.UniqueConstraint(
                name="a_colleague_is_linked_once",
                fields=["under", "user"],
                condition=Q(ended_at=None, under__isnull=False),
                violation_error_message="This colleague is linked to this child already.",
            ),
            models.CheckConstraint(
                name="a_colleague_is_linked_by_name",
                condition=Q(under=None) | Q(user__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.user or self.agency}: {self.child} until {self.until:%d %B %Y}"

    def children_concerned(self):
        return [self.child]

    @property
    def whom(self):
        """Who sees by it, in words: an agency, or one named person of it."""
        return f"{self.user.name} of {self.agency}" if self.user else self.agency.name

    @property
    def in_words(self):
        """How far they see: “the plan, and who helps”."""
        return IN_WORDS[self.level]

    @property
    def basis_in_words(self):
        """What the law rests it on, as a sentence; “” where nobody was asked."""
        return BASES_IN_WORDS[self.lawful_basis]

    @property
    def levels(self):
        """The levels this share grants: its own, those below it, and contributing if agreed."""
        return levels_granted(self.level, self.may_contribute)

    @property
    def until_moment(self):
        """The moment it ends: London midnight after its last day."""
        midnight = datetime.combine(self.until + timedelta(days=1), time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone())
