"""The sorts of file that are kept, how large they may be, and what a refused one is told."""

from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000


class Refused(Exception):  # noqa: N818 - nothing failed: somebody is told what to do instead
    """This file is not kept. What it says is a sentence for whoever chose it."""


@dataclass(frozen=True)
class Sort:
    """What a file is: of which kind for people, and by which name for programs."""

    kind: str
    content_type: str
    ending: str


@dataclass(frozen=True)
class Found:
    """A file that may be kept: its sort, and the file made anew from it, if there is one."""

    sort: Sort
    file: Path | None = None
    small: Path | None = None


JPEG = Sort("image", "image/jpeg", "jpg")
PNG = Sort("image", "image/png", "png")
WAV = Sort("sound", "audio/wav", "wav")
MP3 = Sort("sound", "audio/mpeg", "mp3")
OGG = Sort("sound", "audio/ogg", "ogg")
WEBM_SOUND = Sort("sound", "audio/webm", "weba")
WEBM_FILM = Sort("film", "video/webm", "webm")
MP4_SOUND = Sort("sound", "audio/mp4", "m4a")
MP4_FILM = Sort("film", "video/mp4", "mp4")
MOV_FILM = Sort("film", "video/quicktime", "mov")
PDF = Sort("document", "application/pdf", "pdf")
TEXT = Sort("document", "text/plain", "txt")
DOCX = Sort(
    "document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"
)
SORTS = [
    JPEG, PNG, WAV, MP3, OGG, WEBM_SOUND, WEBM_FILM, MP4_SOUND, MP4_FILM, MOV_FILM, PDF, TEXT, DOCX,
]  # fmt: skip

LARGEST = {"image": 20 * MB, "sound": 100 * MB, "film": 250 * MB, "document": 20 * MB}
LARGEST_OF_ALL = max(LARGEST.values())
SAYS_TOO_LARGE = {
    "image": "A picture can be at most 20 MB. Send it smaller, or a screenshot of it.",
    "sound": "A sound recording can be at most 100 MB, about three hours. Send it in parts.",
    "film": "A film can be at most 250 MB, about five minutes. Send it shorter, or in parts.",
    "document": "A document can be at most 20 MB. Send it in parts, or print it to a smaller PDF.",
}
EMPTY = "This file is empty. Choose it again, or look whether it was saved where it comes from."
CUT_SHORT = "This file is cut short: part of it is missing. Copy it again, and send the copy."
DAMAGED = "This file cannot be read: it may be damaged. Open it yourself, save it anew, send that."
SOMETHING_ELSE = (
    "There is something else in this file beside what it seems to be, so it is not kept. "
    "Open it yourself, save it anew, and send that."
)
TOO_MUCH = (
    "This file unfolds into more than can be looked through safely. "
    "Save it smaller or in parts, or send a PDF or a picture of it."
)
