from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.records import RecordQuerySet, RefRecord
from casework.models import Referral, ReferralChild
from casework.models.about_children import AboutChildren
from casework.models.permitting import excluded_from

TOLD_PERMISSIONS = frozenset({"feedback.view_told"})
WORDS = ("decision", "reasons", "next_steps", "asked_of_you", "cannot_tell", "challenge")


class ReferrerFeedbackQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Whoever reads the referral; or the professional it was told to, by their own sign-in."""
        if permission not in TOLD_PERMISSIONS:
            raise LookupError(permission)
        if not user.is_active or not user.role:
            return self.none()
        kept = ReferralChild.objects.filter(child_id__in=excluded_from(user))
        own = Q(to_user_id=user.pk) & ~Q(referral__in=kept.values("referral_id"))
        read = Referral.objects.permitting(user, Referral.VIEW).order_by().values("pk")
        rows = self.filter(own | Q(referral__in=read))
        return rows.select_related("told_by", "referral")

    def newest_of(self, user):
        """What this person was told themselves, newest first."""
        return self.filter(to_user_id=user.pk).order_by("-told_at", "-pk")


class ReferrerFeedback(AboutChildren, RefRecord):
    """What whoever told us was told in return, in the words that were sent. It is never altered.

    The public learn only that it was received and considered by a social worker. A professional
    reads the rest, and so does a child or parent who asked for themselves.
    """

    VIEW = "feedback.view_told"

    class Variant(models.TextChoices):
        PROFESSIONAL = "professional", "Somebody who works with children"
        FAMILY = "family", "The child or a parent, for themselves"
        PUBLIC = "public", "Anybody else: a neighbour, a friend, a relative"

    class How(models.TextChoices):
        TELEPHONE = "telephone", "by telephone"
        LETTER = "letter", "by letter"
        EMAIL = "email", "by e-mail"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="told")
    variant = models.CharField(max_length=20, choices=Variant)
    how = models.CharField(max_length=10, choices=How)
    to_email = models.EmailField(blank=True)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    asked_of_you = models.TextField(blank=True)
    cannot_tell = models.TextField(blank=True)
    challenge = models.TextField(blank=True)
    contact_name = models.CharField(max_length=120)
    contact_phone = models.CharField(max_length=30, blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = WORDS
    holds_words_of_a_call = True

    objects = ReferrerFeedbackQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["told_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="the_public_learn_only_that_it_was_considered",
                condition=~Q(variant="public") | Q(**dict.fromkeys(WORDS, ""), to_user=None),
            ),
            models.CheckConstraint(
                name="who_may_hear_is_told_what_was_decided_and_why_and_how_to_challenge_it",
                condition=Q(variant="public")
                | (~Q(decision="") & ~Q(reasons="") & ~Q(challenge="") & ~Q(contact_phone="")),
            ),
            models.CheckConstraint(
                name="an_email_goes_to_an_address", condition=~Q(how="email") | ~Q(to_email="")
            ),
            models.CheckConstraint(name="somebody_can_be_asked", condition=~Q(contact_name="")),
        ]

    def __str__(self):
        return f"Told {self.get_how_display()}"

    @property
    def needs_code(self):
        """Whether its link shows the rest, to whoever reads the mail of the address told at."""
        return self.variant != self.Variant.PUBLIC and bool(self.to_email)

    def rows_with_children(self):
        return self.referral.rows_with_children()
