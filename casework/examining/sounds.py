"""Sound in plain files: WAV and MP3 keep their sound alone; Ogg is followed page by page."""

import struct

from casework.examining.files import copy_of, exactly, size_of
from casework.examining.sorts import (
    CUT_SHORT,
    DAMAGED,
    MP3,
    OGG,
    SOMETHING_ELSE,
    WAV,
    Found,
    Refused,
)

NOT_OURS = (
    "This sound is packed in a way that browsers cannot play. "
    "Send it as MP3, or record it again from this page."
)
# PCM, floating point, A-law, mu-law, and the form that names one of these.
WAV_CODES = {1, 3, 6, 7, 0xFFFE}


def begins_wav(head):
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def read_wav(path, to):
    """A new WAV file with the form and the sound of this one, and none of its notes."""
    with path.open("rb") as file:
        end, form, sound, at = size_of(file), b"", None, 12
        while at + 8 <= end and sound is None:
            file.seek(at)
            name, length = struct.unpack("<4sI", exactly(file, 8))
            if name == b"fmt " and length <= 64:
                form = exactly(file, length)
            elif name == b"data":
                sound = (at + 8, min(at + 8 + length, end))
            at += 8 + length + length % 2
        if len(form) < 16 or sound is None:
            raise Refused(DAMAGED)
        if struct.unpack_from("<H", form)[0] not in WAV_CODES:
            raise Refused(NOT_OURS)
        _nothing_but_notes(file, at, end)
        length = sound[1] - sound[0]
        body = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", length)
        head = b"RIFF" + struct.pack("<I", 4 + len(body) + length) + b"WAVE" + body
        return Found(WAV, copy_of(file, [sound], to / "file", head))


def _nothing_but_notes(file, at, end):
    """What follows the sound must be further parts of the same form, to the last byte."""
    while at + 8 <= end:
        file.seek(at)
        name, length = struct.unpack("<4sI", exactly(file, 8))
        if not name.isascii() or not name.strip().isalnum():
            raise Refused(SOMETHING_ELSE)
        at += 8 + length + length % 2
    if at not in {end, end + 1}:
        raise Refused(SOMETHING_ELSE if at < end else CUT_SHORT)


# MPEG-1 and MPEG-2/2.5 layer 3: bits a second in thousands, and samples a second.
RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FEWEST = 2
"""Frames in a row, before it is sound and not an accident."""


def begins_mp3(head):
    return head[:3] == b"ID3" or _frame_length(head[:4]) > 0


def read_mp3(path, to):
    """Only the frames of sound: what was written before and behind them is left out."""
    with path.open("rb") as file:
        end, start = size_of(file), 0
        head = exactly(file, 10)
        if head[:3] == b"ID3":
            a, b, c, d = head[6:10]
            start = 10 + (a << 21 | b << 14 | c << 7 | d) + (10 if head[5] & 0x10 else 0)
        at = start = _after_zeros(file, start)
        frames = 0
        while at + 4 <= end:
            file.seek(at)
            length = _frame_length(file.read(4))
            if not length:
                break
            frames, at = frames + 1, at + length
        if frames < FEWEST:
            raise Refused(DAMAGED)
        _nothing_but_tags(file, at, end)
        return Found(MP3, copy_of(file, [(start, min(at, end))], to / "file"))


def _after_zeros(file, at):
    file.seek(at)
    padding = file.read(4096)
    return at + len(padding) - len(padding.lstrip(b"\0"))


def _nothing_but_tags(file, at, end):
    file.seek(at)
    rest = file.read(1 << 16) if at < end else b""
    if rest.strip(b"\0") and not rest.startswith((b"TAG", b"APETAGEX", b"LYRICSBEGIN")):
        raise Refused(SOMETHING_ELSE)
    if end - at > 1 << 16:
        raise Refused(SOMETHING_ELSE)


def _frame_length(head):
    """How long the frame is that begins so; 0 where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in {0, 15} or sampling == 3:
        return 0
    per_second = RATES[3 if version == 3 else 2][rate] * 1000
    samples = SAMPLES[version][sampling]
    return (144 if version == 3 else 72) * per_second // samples + (head[2] >> 1 & 1)


OGG_SOUND = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")


def begins_ogg(head):
    return head[:4] == b"OggS"


def read_ogg(path, to):
    """Pages of sound from the first byte to the last; a recording cut off keeps the whole ones."""
    with path.open("rb") as file:
        end, at, first = size_of(file), 0, True
        while at < end:
            file.seek(at)
            head = file.read(27)
            if head[:5] != b"OggS\0":
                raise Refused(SOMETHING_ELSE)
            table = file.read(head[26]) if len(head) == 27 else b""
            after = at + 27 + len(table) + sum(table)
            if first and not file.read(8).startswith(OGG_SOUND):
                raise Refused(NOT_OURS)
            if len(head) < 27 or after > end:
                return Found(OGG, copy_of(file, [(0, at)], to / "file"))
            first, at = False, after
    return Found(OGG)
