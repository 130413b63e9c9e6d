"""PDF: a page to read. One that can run something, or carries files, is not kept."""

import re
from time import monotonic

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from casework.examining.sorts import (
    CUT_SHORT,
    DAMAGED,
    PDF,
    SOMETHING_ELSE,
    TOO_MUCH,
    Found,
    Refused,
)

PRINT_IT = "Open it, print it to a new PDF (“Print”, “Save as PDF”), and send that."
RUNS = f"This PDF carries a program that runs when it is opened, so it is not kept. {PRINT_IT}"
CARRIES = f"This PDF carries other files inside it, so it is not kept. {PRINT_IT}"
LOCKED = f"This PDF is locked with a password, so nobody here could read it. {PRINT_IT}"
NAMES = {
    "/JavaScript": RUNS,
    "/JS": RUNS,
    "/Launch": RUNS,
    "/SubmitForm": RUNS,
    "/ImportData": RUNS,
    "/RichMedia": RUNS,
    "/Rendition": RUNS,
    "/Movie": RUNS,
    "/XFA": RUNS,
    "/GoToE": CARRIES,
    "/GoToR": CARRIES,
    "/EmbeddedFile": CARRIES,
    "/EmbeddedFiles": CARRIES,
    "/Filespec": CARRIES,
    "/EF": CARRIES,
    "/Collection": CARRIES,
}
SHORT = {"/JS", "/EF"}
"""They may be the name of a typeface; as a key they mean what they say."""

MOST_OBJECTS, MOST_SECONDS, DEEPEST = 60_000, 4, 60
# Long enough that none of them stands by accident among the bytes of a picture.
PLAIN = re.compile(rb"/(?:JavaScript|RichMedia|SubmitForm|ImportData|EmbeddedFiles?)\b")


def begins(head):
    return head.startswith(b"%PDF-")


def read(path, to):
    """The PDF as it is: its look is its content, so it is not made anew."""
    whole = path.read_bytes()
    last = whole.rstrip(b"\0\r\n\t ")
    if not last.endswith(b"%%EOF"):
        raise Refused(SOMETHING_ELSE if b"%%EOF" in whole else CUT_SHORT)
    if b"PK\5\6" in last[-(1 << 16) - 22 :]:
        raise Refused(SOMETHING_ELSE)
    if found := PLAIN.search(whole):
        raise Refused(NAMES[found.group().decode()])
    try:
        _looked_through(PdfReader(path, strict=False))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise Refused(DAMAGED) from None
    except (RecursionError, OverflowError):
        raise Refused(TOO_MUCH) from None
    return Found(PDF)


def _looked_through(reader):
    """Meet every object there is, not only those on the way to a page."""
    if reader.is_encrypted:
        raise Refused(LOCKED)
    keys = {(number, part) for part, those in reader.xref.items() for number in those}
    keys |= {(number, 0) for number in reader.xref_objStm}
    if len(keys) > MOST_OBJECTS:
        raise Refused(TOO_MUCH)
    until = monotonic() + MOST_SECONDS
    _met(reader.trailer, 0)
    for number, part in sorted(keys):
        if monotonic() > until:
            raise Refused(TOO_MUCH)
        _met(reader.get_object(IndirectObject(number, part, reader)), 0)
    if not len(reader.pages):
        raise Refused(DAMAGED)


def _met(thing, depth):
    """Raises Refused for a name that means more than a page to look at."""
    if depth > DEEPEST:
        raise Refused(TOO_MUCH)
    if isinstance(thing, NameObject) and thing in NAMES and thing not in SHORT:
        raise Refused(NAMES[thing])
    if isinstance(thing, DictionaryObject):
        if said := NAMES.keys() & thing.keys():
            raise Refused(NAMES[said.pop()])
        within = dict.values(thing)  # as it is written: a reference is not followed
    else:
        within = list.__iter__(thing) if isinstance(thing, ArrayObject) else ()
    for value in within:
        _met(value, depth + 1)
