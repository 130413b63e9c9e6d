from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord
from audit.refs import LENGTH, new_ref
from casework.models.sealing import Sealing
from casework.models.story import Entry, EntryChild
from casework.storing import new_key


class StoredFile(models.Model):
    """What is known of a file that is kept: what it is, and where, which tells nothing of anybody.

    `name` is what it was called where it came from. It is shown, and never a part of any path.
    """

    class Kind(models.TextChoices):
        IMAGE = "image", "Picture"
        SOUND = "sound", "Sound"
        FILM = "film", "Film"
        DOCUMENT = "document", "Document"

    key = models.CharField(max_length=40, unique=True, editable=False, default=new_key)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    has_small = models.BooleanField(default=False)

    class Meta:
        abstract = True


class UploadQuerySet(models.QuerySet):
    def of(self, user, page, target):
        """What this person chose or recorded for one piece of writing, in that order."""
        return self.filter(user_id=user.pk, page=page, target=target).order_by("pk")


class Upload(StoredFile):
    """A file somebody chose or is recording, and has not finished with: theirs alone.

    Not a Record, as a draft is none. It belongs to the unfinished writing of that page and target;
    `received` is how much of it came in pieces, until it is examined, whole, at `finished_at`.
    """

    ref = models.CharField(max_length=LENGTH, unique=True, editable=False, default=new_ref)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads"
    )
    page = models.CharField(max_length=60)
    target = models.CharField(max_length=40, blank=True)
    child_refs = models.JSONField(default=list)
    received = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["user", "page", "target"], name="uploads_of_a_draft")]

    def __str__(self):
        return self.name


class AttachmentQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """What stands beside entries on which `user` holds this: it is read as its entry is.

        What stood beside one that was taken out is for the two who read what was taken out.
        """
        told = Entry.objects.permitting(user, permission).filter(pk=OuterRef("entry_id"))
        sealed = Sealing.objects.permitting(user, Sealing.VIEW)
        reviewed = Exists(sealed.filter(about_ref=OuterRef("entry__ref")))
        return self.filter(
            Exists(told), ~Q(entry__kind=Entry.Kind.TAKEN_OUT) | reviewed
        ).with_words()

    def standing(self):
        """Without those beside an entry that was taken out."""
        return self.exclude(entry__kind=Entry.Kind.TAKEN_OUT)

    def with_words(self):
        """Each with the words that stand beside it now: its `caption` and `transcript`, or None."""
        newest = AttachmentWords.objects.filter(attachment=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            caption=Subquery(newest.values("caption")[:1]),
            transcript=Subquery(newest.values("transcript")[:1]),
        )


class Attachment(StoredFile, RefRecord):
    """A photograph, a sound, a film or a document that stands beside an entry, as it was sent."""

    VIEW = "casework.view_network"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="attachments")
    place = models.PositiveSmallIntegerField(default=0)
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attachments"
    )
    added_at = models.DateTimeField(default=clock.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_file_that_is_kept_was_examined",
                condition=Q(size__gt=0) & ~Q(sha256="") & ~Q(content_type="") & ~Q(kind=""),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def all_words(self):
        """What it is called, and what stands beside it; of one read `with_words`."""
        return [self.name, self.caption or "", self.transcript or ""]

    def rows_with_children(self):
        """Whom its entry is about, eldest first."""
        rows = EntryChild.objects.current().filter(entry_id=self.entry_id)
        rows = rows.select_related("child__person")
        return rows.order_by(F("child__person__born_on").asc(nulls_last=True), "child_id")

    def children_concerned(self):
        return [row.child for row in self.rows_with_children()]


class AttachmentWords(Record):
    """What stands beside a file: what it shows, and what is said in it. The newest is read; each
    earlier one is kept."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="words_rows")
    caption = models.CharField(max_length=300, blank=True)
    transcript = models.TextField(blank=True)
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(default=clock.now)

    sealable = ("caption", "transcript")

    class Meta(Record.Meta):
        ordering = ["-pk"]
        verbose_name_plural = "attachment words"

    def __str__(self):
        return self.caption or self.transcript[:60]
