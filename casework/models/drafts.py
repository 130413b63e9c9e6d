import secrets
from base64 import b64encode

from django.conf import settings
from django.db import models

from audit import clock
from audit.refs import LENGTH, new_ref

KEY_BYTES = 32
"""256 bits, for AES-GCM."""


def new_version():
    """Where a draft begins to count."""
    return 1 + secrets.randbelow(2**30)


class DraftQuerySet(models.QuerySet):
    def of(self, user):
        """This person's own unfinished writing, newest first."""
        return self.filter(user_id=user.pk, discarded_at=None)


class Draft(models.Model):
    """Writing not finished: saved as typed, never checked, never lost.

    Not a Record: it has no history and no constraint may refuse a word of it. `page` and
    `target` say what it is for; `child_refs` whom it is about, so that it closes when they do.
    `words` are what was typed in each field, as a list, since some fields take several answers.
    `version` counts its savings from a number nobody knows beforehand: a page that was typed on a
    draft discarded since is never taken for one typed on the draft that stands in its place.
    `hand` names the open page that saved last, and `turn` says which of its sendings that was:
    a page to which an answer was lost is recognised by them, and is in nobody's way.
    """

    ref = models.CharField(max_length=LENGTH, unique=True, editable=False, default=new_ref)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts"
    )
    page = models.CharField(max_length=60)
    target = models.CharField(max_length=40, blank=True)
    child_refs = models.JSONField(default=list)
    words = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=new_version)
    hand = models.CharField(max_length=36, blank=True)
    turn = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)
    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_draft_of_a_thing",
                fields=["user", "page", "target"],
                condition=models.Q(discarded_at=None),
            )
        ]

    def __str__(self):
        return f"{self.page} {self.target}"

    @property
    def longest_text(self):
        """The longest of what was typed: what its writer knows it by."""
        return max((text for said in self.words.values() for text in said), key=len, default="")


def new_journal_key():
    return b64encode(secrets.token_bytes(KEY_BYTES)).decode()


class JournalKey(models.Model):
    """Opens what one person's browser has kept, on one device, of words not yet sent.

    Without it those words are noise, so to destroy the row is to destroy them, whatever becomes
    of the device. `device` is a number the browser made up: two devices of one person have a key
    each, and signing out at the desk loses nothing on a telephone without a signal. It goes with
    its person.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="journal_keys"
    )
    device = models.CharField(max_length=32)
    key = models.CharField(max_length=44, default=new_journal_key)
    used_on = models.DateField(default=clock.today)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_journal_key_of_a_person_on_a_device", fields=["user", "device"]
            )
        ]

    def __str__(self):
        return f"Journal of {self.user} on {self.device}"
