"""MP4 and its family, as telephones and Safari record it: followed box by box, to the last byte.

Where a film was taken stands in notes beside it. They are made blank, in a copy of the same length,
so that nothing else in the film has to move.
"""

import struct

from casework.examining.files import blanked, copy_of, exactly, size_of
from casework.examining.sorts import (
    CUT_SHORT,
    DAMAGED,
    MOV_FILM,
    MP4_FILM,
    MP4_SOUND,
    SOMETHING_ELSE,
    Found,
    Refused,
)

BRANDS = {
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9",
    b"mp41", b"mp42", b"mp71", b"avc1", b"av01", b"M4A ", b"M4V ", b"M4B ", b"MSNV", b"dash",
    b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"qt  ",
}  # fmt: skip
PHOTOGRAPHS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
HEIC = (
    "This is a photograph as iPhones keep it (HEIC), which most computers cannot open. "
    "Send it by choosing it on the telephone itself, which makes a JPEG of it; or a screenshot."
)
NOT_OURS = "This film is packed in a way that browsers cannot play. Send it as MP4."
OUTERMOST = {
    b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"uuid", b"udta", b"meta", b"moof",
    b"mfra", b"sidx", b"ssix", b"styp", b"emsg", b"prft", b"pdin", b"pnot",
}  # fmt: skip
NOTES = {b"udta", b"meta", b"uuid", b"free", b"skip", b"emsg", b"pnot"}
WITHIN = {b"moov", b"trak", b"mdia", b"moof", b"traf"}
SOUND_AND_PICTURE = {b"soun": "sound", b"vide": "film"}
MOST_BOXES = 20_000


def begins(head):
    return head[4:8] == b"ftyp"


def read(path, to):
    """A sound or a film, with every note in it made blank."""
    with path.open("rb") as file:
        brand = _brand(file)
        end, is_live, at, boxes = size_of(file), False, 0, []
        while at < end:
            name, start, after = _box(file, at, end)
            if name not in OUTERMOST:
                raise Refused(SOMETHING_ELSE)
            is_live |= name == b"moof"
            if after is None or after > end:
                break
            boxes.append((name, at, start, after))
            at = after
        if at < end and not is_live:
            raise Refused(CUT_SHORT)
        blanks, kinds = _notes(file, boxes)
        if at < end:
            copy_of(file, [(0, at)], to / "cut")
    source = path if at == end else to / "cut"
    return Found(_sort(brand, kinds), blanked(source, to / "file", blanks))


def _brand(file):
    length, _, brand = struct.unpack(">I4s4s", exactly(file, 12))
    if brand in PHOTOGRAPHS:
        raise Refused(HEIC)
    if brand not in BRANDS or not 16 <= length <= 1024:
        raise Refused(NOT_OURS)
    return brand


def _sort(brand, kinds):
    if not kinds:
        raise Refused(DAMAGED)
    if "film" not in kinds:
        return MP4_SOUND
    return MOV_FILM if brand == b"qt  " else MP4_FILM


def _box(file, at, end):
    """(name, where its content begins, where it ends or None when that is cut off)"""
    file.seek(at)
    head = file.read(min(16, end - at))
    if len(head) < 8:
        return b"free", end, None
    length, name = struct.unpack_from(">I4s", head)
    start = at + 8
    if length == 1:
        if len(head) < 16:
            return name, end, None
        length, start = struct.unpack_from(">Q", head, 8)[0], at + 16
    elif length == 0:  # to the end of the file
        length = end - at
    if length < start - at:
        raise Refused(DAMAGED)
    return name, start, at + length


def _notes(file, boxes):
    """([(where, what to put there)] that makes the notes blank, the kinds of its tracks)"""
    blanks, kinds, waiting = [], set(), list(boxes)
    while waiting:
        name, at, start, after = waiting.pop()
        if name in NOTES or (name == b"trak" and _is_of_notes(file, start, after)):
            blanks += [(at + 4, b"free"), (start, after - start)]
        elif name == b"hdlr":
            kinds |= _kind(file, start)
        elif name in WITHIN:
            waiting += _inside(file, start, after)
    return blanks, kinds


def _inside(file, at, end):
    found = []
    while at < end:
        name, start, after = _box(file, at, end)
        if after is None or after > end or len(found) > MOST_BOXES:
            raise Refused(DAMAGED)
        found.append((name, at, start, after))
        at = after
    return found


def _is_of_notes(file, start, after):
    """Whether a track holds no sound and no picture, but notes in time: where, how fast."""
    boxes = [box for name, _, *box in _inside(file, start, after) if name == b"mdia"]
    inner = [box for box in boxes for box in _inside(file, *box)]
    for name, _, at, _end in inner:
        if name == b"hdlr":
            file.seek(at)
            return exactly(file, 12)[8:] == b"meta"
    return False


def _kind(file, start):
    """What a track says it holds. Words and numbers in time beside it are neither."""
    file.seek(start)
    kind = exactly(file, 12)[8:]
    return {SOUND_AND_PICTURE[kind]} if kind in SOUND_AND_PICTURE else set()
