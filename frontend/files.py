"""A file as it is shown: beside an entry, or beside words that are not recorded yet."""

from dataclasses import dataclass

from django.urls import reverse

from casework.models import Attachment, Upload

KB, MB = 1_000, 1_000_000
Kind = Attachment.Kind


@dataclass(frozen=True)
class ShownFile:
    """One file, its words, and where it is had."""

    file: Attachment | Upload
    caption: str = ""
    transcript: str = ""
    is_left_out: bool = False

    @property
    def address(self):
        """Where it is sent from, to whoever may have it."""
        return reverse(_page(self.file), args=[self.file.ref])

    @property
    def small(self):
        """Where the small picture of it is sent from, or ""."""
        small = f"{_page(self.file)}_small"
        return reverse(small, args=[self.file.ref]) if self.file.has_small else ""

    @property
    def says(self):
        """What somebody hears who cannot see it."""
        return self.caption or f"{self.file.get_kind_display()}, not described: {self.file.name}"

    @property
    def is_heard(self):
        """Whether something may be said in it, that can be written down."""
        return self.file.kind in {Kind.SOUND, Kind.FILM}

    @property
    def is_whole(self):
        """Whether all of it came and was examined; else a recording was cut off."""
        return bool(self.file.size)

    @property
    def size(self):
        return in_words(self.file.size or self.file.received)


def _page(file):
    return "attachment" if isinstance(file, Attachment) else "upload"


def files_of(entry):
    """The files of an entry that was read with them, as they are shown."""
    return [
        ShownFile(file, file.caption or "", file.transcript or "")
        for file in entry.attachments.all()
    ]


def in_words(size):
    """“740 KB”, “2.1 MB”."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{max(1, round(size / KB))} KB"
