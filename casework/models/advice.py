from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from audit.records import RefRecord, kept_history
from casework.models.by_name import ByNameQuerySet
from casework.models.referrals import Referral, ReferralChild


class AdviceQuerySet(ByNameQuerySet):
    def permitting(self, user, permission):
        """Whoever answers the telephone; with all that its page shows of it."""
        found = super().permitting(user, permission)
        return found.select_related("agency", "given_by", "said_by")

    def without_outcome(self):
        """Those of which nobody has said what came of them, longest first."""
        return self.filter(came_of_it="").order_by("given_at", "pk")


class Advice(RefRecord):
    """What somebody who works with a family asked us, and what we advised: no call was made of it.

    It is of no child of ours: nobody need be named to be advised. What came of it is said later,
    by whoever asks them, so that advice is known to help or not.
    """

    VIEW = "casework.give_advice"

    class Outcome(models.TextChoices):
        MET = "met", "What was needed is there now"
        DECLINED = "declined", "The family did not want it"
        REFERRAL = "referral", "It became a call to us"
        UNKNOWN = "unknown", "Nobody could tell us"

    class Useful(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "In part"
        NO = "no", "No"

    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="advice_given"
    )
    asked_by = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    asked = models.TextField()
    advised = models.TextField()
    came_of_it = models.CharField(max_length=12, choices=Outcome, blank=True)
    was_useful = models.CharField(max_length=12, choices=Useful, blank=True)
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("asked_by", "asked", "advised")
    holds_words_of_a_call = True

    history = kept_history()
    objects = AdviceQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="advice_answers_something_somebody_asked",
                condition=~Q(asked_by="") & ~Q(asked="") & ~Q(advised=""),
            ),
            models.CheckConstraint(
                name="somebody_said_what_came_of_advice",
                condition=Q(came_of_it="", was_useful="", referral=None, said_at=None, said_by=None)
                | ~Q(came_of_it="") & Q(said_at__gte=F("given_at"), said_by__isnull=False),
            ),
            models.CheckConstraint(
                name="advice_that_became_a_call_says_so",
                condition=Q(referral=None) | Q(came_of_it="referral"),
            ),
        ]
        indexes = [
            # Lists begin with the newest.
            models.Index(name="advice_newest_first", fields=["-given_at", "-id"]),
            # Whoever advised is asked on their home page what came of it.
            models.Index(
                name="advice_without_outcome",
                fields=["given_by", "given_at"],
                condition=Q(came_of_it=""),
            ),
        ]

    def __str__(self):
        return f"Advice to {self.asked_by}, {self.given_at:%d %B %Y}"

    def rows_with_children(self):
        """None: it is of no child we know. Words in it that name one keep people from it."""
        return ReferralChild.objects.none()

    def children_concerned(self):
        return []
