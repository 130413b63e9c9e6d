"""What a file really is, by what is in it: neither its name nor what a browser says is believed.

Nothing here knows the database or the settings: `apart` runs it in a process of its own, with
bounds on memory and time, since a file that somebody sends may be made to break its reader.
"""

from casework.examining import docx, mp4, others, pdf, pictures, plain, sounds, webm
from casework.examining.sorts import (
    EMPTY,
    LARGEST,
    LARGEST_OF_ALL,
    SAYS_TOO_LARGE,
    Refused,
)

HEAD = 4096
READERS = [
    (pictures.begins, pictures.read),
    (sounds.begins_wav, sounds.read_wav),
    (sounds.begins_ogg, sounds.read_ogg),
    (webm.begins, webm.read),
    (mp4.begins, mp4.read),
    (pdf.begins, pdf.read),
    (docx.begins, docx.read),
]
TOO_LARGE = "This file is too large: a film can be at most 250 MB, anything else less."


def examined(path, to):
    """What the file at `path` is (Found); what is made anew from it stands in the folder `to`.

    Raises Refused with a sentence for whoever chose it.
    """
    size = path.stat().st_size
    if not size:
        raise Refused(EMPTY)
    if size > LARGEST_OF_ALL:
        raise Refused(TOO_LARGE)
    with path.open("rb") as file:
        head = file.read(HEAD)
    found = _reader(head)(path, to)
    if size > LARGEST[found.sort.kind]:
        raise Refused(SAYS_TOO_LARGE[found.sort.kind])
    return found


def _reader(head):
    for begins, read in READERS:
        if begins(head):
            return read
    if says := others.said_of(head):
        raise Refused(says)
    return sounds.read_mp3 if sounds.begins_mp3(head) else plain.read
