from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from agencies.models import AGENCY_PERMISSIONS, Agency
from agencies.roles import Role
from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import EntryChild

RATINGS_PERMISSIONS = {
    "feedback.view_ratings": AGENCY_PERMISSIONS["agencies.see_learning"],
    "feedback.keep_ratings": AGENCY_PERMISSIONS["agencies.open_ratings"],
}
"""In which roles the council's own people see a round, and keep it."""

BY_LINK_ALONE = frozenset({"feedback.answer_ratings"})
"""What nobody does signed in: whoever answers does it by a private link, and is not named."""


class Dimension(models.TextChoices):
    """On what agencies are rated, worded as it was published."""

    REFERRALS = "referrals", "Understanding of referral process"
    THRESHOLDS = "thresholds", "Understanding of thresholds"
    INFORMATION = "information", "Quality of referral information"
    SHARING = "sharing", "Willingness to share information"
    TRUST = "trust", "Trust"
    TOGETHER = "together", "Interagency working"


class Rated(models.TextChoices):
    """Who is rated, grouped and worded as it was published."""

    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    EDUCATION = "education", "Education"
    YOUTH = "youth", "Youth services"
    THIRD_SECTOR = "third-sector", "Third sector"
    SOCIAL_CARE = "social-care", "Children's social care"


class Point(models.TextChoices):
    """How good: five points, and not knowing."""

    VERY_GOOD = "very-good", "Very good"
    GOOD = "good", "Good"
    REASONABLE = "reasonable", "Reasonable"
    POOR = "poor", "Poor"
    VERY_POOR = "very-poor", "Very poor"
    DONT_KNOW = "dont-know", "Don't know"


class ConcernsNoChild:
    """A record of agencies: it tells of no child, so nobody says of whom they open it, or why."""

    def rows_with_children(self):
        return EntryChild.objects.none()

    def children_concerned(self):
        return []


class AgencyRatingsQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """The council's own people, by role. A lead reads what their agency took part in.

        Before it is over nobody outside the council reads anything of it.
        """
        roles = RATINGS_PERMISSIONS[permission]
        if user.is_active and user.is_record_staff:
            return self if user.role in roles else self.none()
        if not user.is_active or user.role != Role.LEAD or permission != AgencyRatings.VIEW:
            return self.none()
        answered = Respondent.objects.filter(agency_id=user.agency_id).exclude(answered_on=None)
        return self.over().filter(pk__in=answered.order_by().values("round_id"))

    def over(self):
        """Those nobody can answer any more."""
        return self.filter(Q(until_on__lt=clock.today()) | Q(ended_at__isnull=False))


class AgencyRatings(ConcernsNoChild, RefRecord):
    """A round in which agencies say how well each of them works with the others."""

    VIEW = "feedback.view_ratings"

    name = models.CharField(
        max_length=80,
        unique=True,
        error_messages={"unique": "There is a round of this name already. Choose another."},
    )
    from_on = models.DateField()
    until_on = models.DateField()
    rated = models.JSONField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AgencyRatingsQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_round_ends_after_it_begins",
                condition=Q(until_on__gte=F("from_on")),
                violation_error_message="Choose a last day that is not before the first.",
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Raises ValidationError unless somebody is rated, and each of them is known and once."""
        known = [code for code in Rated.values if code in self.rated]
        if not known or sorted(self.rated) != sorted(known):
            raise ValidationError({"rated": "Choose at least one agency that is rated."})

    @property
    def is_over(self):
        """Whether nobody can answer any more, and so the figures may be read."""
        return self.ended_at is not None or self.until_on < clock.today()


class RespondentQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Nobody who signs in: what an agency answered is read by nobody as theirs."""
        if permission not in BY_LINK_ALONE:
            return super().permitting(user, permission)
        return self.none()


class Respondent(ConcernsNoChild, RefRecord):
    """Somebody of an agency who is asked, once. Who they are is not kept, only for which agency.

    Of a round collected elsewhere not even that is known.
    """

    round = models.ForeignKey(AgencyRatings, on_delete=models.PROTECT, related_name="respondents")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    comment = models.TextField(blank=True, max_length=2000)

    objects = RespondentQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Somebody of {self.agency}" if self.agency else "Somebody"


class Rating(Record):
    """How one respondent rates one agency on one dimension. It is never altered."""

    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="ratings")
    agency = models.CharField(max_length=20, choices=Rated)
    dimension = models.CharField(max_length=20, choices=Dimension)
    point = models.CharField(max_length=20, choices=Point)

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_agency_is_rated_once_by_each", fields=["respondent", "agency", "dimension"]
            )
        ]

    def __str__(self):
        return f"{self.get_agency_display()}, {self.get_dimension_display()}"
