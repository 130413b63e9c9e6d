from django.db import models

from audit import clock
from audit.records import Record


class AuditEvent(models.Model):
    """One thing somebody did to, or read of, a record. Kept for good, never altered.

    It holds references and codes as text and points at nothing: no record can hold it back,
    and no name, date or word of anybody's story stands in it. An action or a look about
    several children writes one row for each, so that "who looked at this child" is one query.
    """

    class Kind(models.TextChoices):
        DID = "did", "did something"
        LOOKED = "looked", "looked"
        LISTED = "listed", "saw in a list"
        REFUSED = "refused", "was refused"

    at = models.DateTimeField(default=clock.now)
    kind = models.CharField(max_length=10, choices=Kind)
    actor_kind = models.CharField(max_length=10)
    actor_ref = models.CharField(max_length=12)
    did = models.CharField(max_length=80)
    purpose = models.CharField(max_length=20, blank=True)
    record_type = models.CharField(max_length=60, blank=True)
    record_ref = models.CharField(max_length=12, blank=True)
    child_ref = models.CharField(max_length=12, blank=True)
    listed_refs = models.JSONField(default=list, blank=True)
    path = models.CharField(max_length=300, blank=True)
    once = models.CharField(max_length=32, null=True, blank=True)  # noqa: DJ001 - NULLs may repeat

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["child_ref", "-at", "-id"], name="audit_of_a_child"),
            models.Index(fields=["actor_ref", "-at"], name="audit_of_an_actor"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_names_exactly_one_actor",
                condition=models.Q(actor_kind__in=["user", "link", "system", "nobody"])
                & ~models.Q(actor_ref=""),
            ),
            models.UniqueConstraint(
                name="a_form_is_sent_once",
                fields=["once"],
                condition=models.Q(once__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.at:%d %B %Y %H:%M} {self.actor_kind} {self.actor_ref} {self.did}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An audit event cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An audit event cannot be deleted.")


class AuditSeal(models.Model):
    """The hashes of a run of events, bound to the seal before it: `audit.sweeping` writes them.

    `spans` are the numbers of the events it holds, `[[first, last], …]`, and `leaves` a SHA-256 of
    each in that order; `hash` binds them to the seal before. There are no words of anybody in it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    last_id = models.BigIntegerField()
    spans = models.JSONField()
    leaves = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        ordering = ["number"]

    def __str__(self):
        return f"Seal {self.number} of {self.at:%d %B %Y %H:%M}"

    def delete(self, *args, **kwargs):
        raise TypeError("A seal cannot be deleted.")


class SealedWords(Record):
    """Words that were taken out of a finished row, since they were about the wrong person.

    `place`, `row_id` and `part` are the table, row and column they stood in, `replacement` is what
    stands there now. A guard lets a finished row change in this one way, when it finds them here.
    `sealing_ref` says under which sealing they are kept: who may read them is said there.
    """

    sealing_ref = models.CharField(max_length=12)
    place = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    part = models.CharField(max_length=60)
    words = models.TextField()
    replacement = models.TextField(blank=True)

    class Meta(Record.Meta):
        ordering = ["pk"]
        verbose_name_plural = "sealed words"
        indexes = [
            models.Index(fields=["sealing_ref"], name="words_of_a_sealing"),
            models.Index(fields=["place", "row_id"], name="words_of_a_row"),
        ]
        constraints = [
            models.CheckConstraint(name="what_is_sealed_are_words", condition=~models.Q(words=""))
        ]

    def __str__(self):
        return f"{self.place}.{self.part} of {self.row_id}"
