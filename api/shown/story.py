"""What is told of a child's story, line by line."""

from datetime import date

from django.urls import reverse
from rest_framework import serializers as kinds

from api.shown import Shown
from audit import clock
from casework.framework import Dimension
from casework.models import Attachment, Entry, EntryChild
from casework.moments import Precision


class OtherChildren(kinds.ListField):
    """The references of the other children a line is about; the reader may see every one."""

    child = kinds.CharField()

    def get_attribute(self, row):
        return [other.child.ref for other in row.entry.child_rows.all() if other.pk != row.pk]


class VersionShown(Shown):
    """Words of an entry that were corrected since."""

    text = kinds.CharField()
    written_at = kinds.DateTimeField()
    by = kinds.CharField(source="by_user.name", default="")


class AmendmentShown(VersionShown):
    """What was written of an entry later. A correction gives its reason."""

    ref = kinds.CharField()
    reason = kinds.CharField()


class FileShown(Shown):
    """A photograph, a sound, a film or a document beside a line, and where it is had."""

    ref = kinds.CharField()
    kind = kinds.ChoiceField(Attachment.Kind.choices)
    name = kinds.CharField(help_text="What it was called where it came from.")
    content_type = kinds.CharField()
    size = kinds.IntegerField(help_text="In bytes.")
    caption = kinds.SerializerMethodField()
    transcript = kinds.SerializerMethodField()
    address = kinds.SerializerMethodField(help_text="To save it from, signed in as here.")

    def get_caption(self, file) -> str:
        return file.caption or ""

    def get_transcript(self, file) -> str:
        return file.transcript or ""

    def get_address(self, file) -> str:
        return reverse("attachment", args=[file.ref])


class TellingShown(Shown):
    """One line of a child's story.

    Where an entry was shared child by child and is not this reader's to read whole, only the
    day, the kind and what is this child's own are there: nothing ties it to anybody else.
    """

    own = ("kind", "happened_on", "precision", "seen", "words", "meaning")

    ref = kinds.CharField(source="entry.ref", required=False)
    kind = kinds.ChoiceField(Entry.Kind.choices, source="entry.kind")
    title = kinds.CharField(source="entry.title", required=False)
    text = kinds.CharField(source="text_now", required=False)
    happened_on = kinds.SerializerMethodField()
    happened_at = kinds.DateTimeField(required=False)
    precision = kinds.ChoiceField(
        Precision.choices,
        help_text="The smallest stretch of time that was said: of a “month”, no more.",
    )
    from_whom = kinds.CharField(
        source="entry.from_whom", required=False, help_text="Whose letter, message or words it is."
    )
    by = kinds.CharField(source="entry.by_user.name", default="")
    agency = kinds.CharField(source="entry.by_agency.name", default="")
    is_significant = kinds.BooleanField(required=False)
    is_pinned = kinds.BooleanField(required=False)
    dimensions = kinds.ListField(
        child=kinds.ChoiceField(Dimension.choices),
        required=False,
        help_text="The sides of a child’s life it was tagged with.",
    )
    corrections = AmendmentShown(
        many=True, required=False, help_text="Newest first: the words of the newest are “text”."
    )
    versions = VersionShown(
        many=True, required=False, help_text="The words that were corrected, newest first."
    )
    added = AmendmentShown(
        many=True, required=False, help_text="What was added later, oldest first."
    )
    seen = kinds.ChoiceField(EntryChild.Seen.choices)
    words = kinds.CharField(help_text="The child's own words.")
    meaning = kinds.CharField(help_text="What it meant for this child, as it was recorded.")
    meant_later = kinds.CharField(
        source="promotion.meaning",
        default="",
        help_text="What somebody wrote later of what it meant.",
    )
    also_about = OtherChildren(required=False)
    files = FileShown(source="entry.attachments.all", many=True, required=False)

    def get_happened_on(self, row) -> date:
        return clock.day(row.happened_at)

    def to_representation(self, row):
        told = super().to_representation(row)
        return told if row.is_whole else {name: told[name] for name in self.own}
