from django.conf import settings
from django.db import models

from audit import clock
from audit.records import RefRecord, kept_history


class Link(RefRecord):
    """A private way in for somebody without an account: one purpose, one record, until a moment.

    Only the SHA-256 of its token is kept, so that a copy of the database opens nothing. It can
    be the `by` of an action, and answers `has_perm` for its own purpose and record alone.
    """

    kind = "link"

    class Purpose(models.TextChoices):
        REFERRAL = "referral", "See that what I told you was received"
        CONTRIBUTION = "contribution", "Say what I see of these children"
        EDITION = "edition", "Read what was found about my family, and say what I think"
        RATINGS = "ratings", "Say how well agencies here work together"
        SCALE = "scale", "Say where I stand"

    purpose = models.CharField(max_length=20, choices=Purpose)
    target_ref = models.CharField(max_length=12)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    # Whoever writes to us on the public page makes their own.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="links_made",
    )
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.get_purpose_display()

    @property
    def is_live(self):
        return self.ended_at is None and self.expires_at > clock.now()

    def has_perm(self, permission, record):
        """What its purpose allows, on its own record, while it lasts; nothing else ever."""
        allowed = permission in LINK_PERMISSIONS[self.purpose]
        return allowed and self.is_live and record.ref == self.target_ref


LINK_PERMISSIONS = {
    Link.Purpose.REFERRAL: frozenset({"casework.see_received"}),
    Link.Purpose.CONTRIBUTION: frozenset({"assessments.answer_invitation"}),
    Link.Purpose.EDITION: frozenset({"assessments.answer_edition"}),
    Link.Purpose.RATINGS: frozenset({"feedback.answer_ratings"}),
    Link.Purpose.SCALE: frozenset({"signs_of_safety.answer_scale"}),
}
