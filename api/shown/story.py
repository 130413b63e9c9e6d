"""What is told of a child's story, line by line."""

from rest_framework import serializers as kinds

from api.shown import Shown
from casework.models import Entry, EntryChild


class TellingShown(Shown):
    """One line of a child's story.

    Where an entry was shared child by child and is not this reader's to read whole, only the
    day, the kind and what is this child's own are there: nothing ties it to anybody else.
    """

    whole = ("ref", "title", "text", "by", "agency", "is_significant", "also_about")

    ref = kinds.CharField(source="entry.ref", required=False)
    kind = kinds.ChoiceField(Entry.Kind.choices, source="entry.kind")
    title = kinds.CharField(source="entry.title", required=False)
    text = kinds.CharField(source="entry.text", required=False)
    happened_at = kinds.DateTimeField()
    is_time_known = kinds.BooleanField(source="entry.is_time_known")
    by = kinds.CharField(source="entry.by_user.name", default="", required=False)
    agency = kinds.CharField(source="entry.by_agency.name", default="", required=False)
    is_significant = kinds.BooleanField(source="entry.is_significant", required=False)
    seen = kinds.ChoiceField(EntryChild.Seen.choices)
    words = kinds.CharField(help_text="The child's own words.")
    meaning = kinds.CharField(help_text="What it meant for this child.")
    also_about = kinds.SerializerMethodField(required=False)

    def get_also_about(self, row) -> list[str]:
        others = [other.child for other in row.entry.child_rows.all() if other.pk != row.pk]
        return [child.ref for child in others]

    def to_representation(self, row):
        told = super().to_representation(row)
        return told if row.is_whole else {k: v for k, v in told.items() if k not in self.whole}
