"""WebM, as browsers record it: followed element by element, to the last byte."""

from casework.examining.files import copy_of, exactly, size_of
from casework.examining.sorts import (
    CUT_SHORT,
    DAMAGED,
    SOMETHING_ELSE,
    WEBM_FILM,
    WEBM_SOUND,
    Found,
    Refused,
)

NOT_WEBM = "This film is packed in a way that browsers cannot play. Send it as MP4."
EBML, SEGMENT, TRACKS, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1654AE6B, 0x1F43B675
DOC_TYPE, TRACK, TRACK_TYPE, CODEC, PACKED = 0x4282, 0xAE, 0x83, 0x86, 0x6D80
OF_A_SEGMENT = {
    0x114D9B74,  # where the parts are
    0x1549A966,  # how long, by which program
    TRACKS,
    CLUSTER,
    0x1C53BB6B,  # cues
    0x1254C367,  # tags
    0x1043A770,  # chapters
    0xEC,  # nothing
    0xBF,  # a check sum
}
# A recording does not know how long a cluster will be, so its parts are met one by one.
OF_A_CLUSTER = {0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0x5854}
CODECS = {
    b"V_VP8": "film",
    b"V_VP9": "film",
    b"V_AV1": "film",
    b"V_MPEG4/ISO/AVC": "film",
    b"A_OPUS": "sound",
    b"A_VORBIS": "sound",
}
SMALL = 1 << 20
LONGEST_HEAD = 12


class _CutOff(Refused):
    """The file ends before what it says it holds."""


def begins(head):
    return head[:4] == EBML.to_bytes(4, "big")


def read(path, to):
    """A sound or a film. What was cut off at the end of a recording is left out."""
    with path.open("rb") as file:
        end = size_of(file)
        if _says(file, DOC_TYPE, _head(file, 0, end)) != b"webm":
            raise Refused(NOT_WEBM)
        at = file.tell()
        name, start, length = _head(file, at, end)
        if name != SEGMENT:
            raise Refused(SOMETHING_ELSE)
        if length is not None and start + length != end:
            raise Refused(CUT_SHORT if start + length > end else SOMETHING_ELSE)
        kinds, whole = _walked(file, start, end, is_live=length is None)
        if not kinds:
            raise Refused(DAMAGED)
        sort = WEBM_FILM if "film" in kinds else WEBM_SOUND
        if whole == end:
            return Found(sort)
        return Found(sort, copy_of(file, [(0, whole)], to / "file"))


def _walked(file, at, end, *, is_live):
    """(the kinds of its tracks, where its last whole element ends)"""
    kinds = set()
    try:
        while at < end:
            name, start, after = _next(file, at, end)
            if name == TRACKS:
                kinds |= _kinds(file, start, after - start)
            at = after
    except _CutOff:
        if not is_live:
            raise Refused(CUT_SHORT) from None
    return kinds, at


def _next(file, at, end):
    """(name, where its content begins, where the next element begins)"""
    name, start, length = _head(file, at, end)
    if name not in OF_A_SEGMENT | OF_A_CLUSTER or (length is None and name != CLUSTER):
        raise Refused(SOMETHING_ELSE)
    after = start + (length or 0)
    if after > end:
        raise _CutOff
    return name, start, after


def _kinds(file, start, length):
    kinds = set()
    for name, at, size in _parts(file, start, length):
        if name == TRACK:
            kinds.add(_kind(file, at, size))
    return kinds


def _kind(file, start, length):
    codec = b""
    for name, at, size in _parts(file, start, length):
        if name == PACKED:  # encrypted, or squeezed by something that is not a codec
            raise Refused(NOT_WEBM)
        if name == CODEC:
            file.seek(at)
            codec = exactly(file, min(size, 64)).rstrip(b"\0")
    if codec not in CODECS:
        raise Refused(NOT_WEBM)
    return CODECS[codec]


def _parts(file, start, length):
    """(name, where its content begins, how long) of each element in one that is small."""
    if length > SMALL:
        raise Refused(DAMAGED)
    at, end = start, start + length
    while at < end:
        name, begin, size = _head(file, at, end)
        if size is None or begin + size > end:
            raise Refused(DAMAGED)
        yield name, begin, size
        at = begin + size


def _says(file, wanted, element):
    """What a small element says in its part `wanted`; leaves the file at its end."""
    _, start, length = element
    said = b""
    for name, at, size in _parts(file, start, length or 0):
        if name == wanted:
            file.seek(at)
            said = exactly(file, min(size, 64)).rstrip(b"\0")
    file.seek(start + (length or 0))
    return said


def _head(file, at, end):
    """(name, where its content begins, how long it is or None) of the element at `at`."""
    file.seek(at)
    name, width = _number(file.read(min(LONGEST_HEAD, end - at)), keeps_mark=True)
    file.seek(at + width)
    length, more = _number(file.read(min(LONGEST_HEAD, end - at - width)), keeps_mark=False)
    return name, at + width + more, None if length == (1 << 7 * more) - 1 else length


def _number(found, *, keeps_mark):
    """(the number these bytes begin with, how many they are): the zeros before the first one
    say how long it is."""
    width = 9 - found[0].bit_length() if found else 9
    if width > (4 if keeps_mark else 8) or len(found) < width:
        is_odd = found and width > (4 if keeps_mark else 8)
        raise Refused(SOMETHING_ELSE) if is_odd else _CutOff(CUT_SHORT)
    number = int.from_bytes(found[:width], "big")
    return (number if keeps_mark else number & ((1 << 7 * width) - 1)), width
