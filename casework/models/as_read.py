"""A child's row of an entry with what stands beside the entry, as far as its reader reads it.

Every door shows a story through these words: what is not read whole has nothing beside it.
"""

from typing import Any, NamedTuple


class Version(NamedTuple):
    """Words of an entry that were corrected since, and who wrote them when."""

    text: str
    written_at: Any
    by_user: Any


class AsRead:
    """For rows that were read with `casework.story.beside`."""

    @property
    def text_now(self):
        """The words of the whole entry as they were corrected last."""
        return self.corrected or self.entry.text

    @property
    def is_significant(self):
        """Whether it mattered: told so when it was recorded, or promoted later for this child."""
        return self.is_whole and (self.entry.is_significant or self.promotion is not None)

    @property
    def promotion(self):
        """What somebody wrote later of what it meant for this child; None where nobody did."""
        return next(self._of_this_child("promotions"), None)

    @property
    def is_pinned(self):
        """Whether it stands on this child's own page."""
        return any(self._of_this_child("pins"))

    @property
    def dimensions(self):
        """The sides of a child's life it is about, as it was tagged."""
        return [tag.dimension for tag in self._beside("tags")]

    @property
    def tags(self):
        """The same in words."""
        return [tag.get_dimension_display() for tag in self._beside("tags")]

    @property
    def added(self):
        """What was added later, oldest first."""
        return [each for each in self._beside("amendments") if not each.is_correction]

    @property
    def corrections(self):
        """Its corrections, the newest first; the words of the newest stand."""
        return [each for each in self._beside("amendments") if each.is_correction][::-1]

    @property
    def versions(self):
        """The words that were corrected, newest first."""
        entry, corrections = self.entry, self.corrections
        older = [Version(each.text, each.written_at, each.by_user) for each in corrections[1:]]
        first = Version(entry.text, entry.recorded_at, entry.by_user)
        return [*older, first] if corrections else []

    def _beside(self, name):
        return getattr(self.entry, name).all() if self.is_whole else []

    def _of_this_child(self, name):
        return (one for one in self._beside(name) if one.child_id == self.child_id)
