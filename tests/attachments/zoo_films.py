"""Films and sounds of the zoo, box by box and element by element: what is refused, what is made
blank and what is kept, as in `zoo_ways`."""

import struct

from tests.attachments import good
from tests.attachments.good import box, element
from tests.attachments.zoo_documents import ELSE, PAGE, SCRIPT

BRANDS = (
    "iso2 iso3 iso4 iso5 iso6 iso7 iso8 iso9 mp41 mp42 mp71 avc1 av01 M4A M4V M4B MSNV "
    "dash 3gp4 3gp5 3gp6 3gp7"
)
PHOTOGRAPHS = "heic heix hevc heim heis mif1 msf1 avif avis"
OUTERMOST = "free skip wide uuid udta meta mfra sidx ssix styp emsg prft pdin pnot"
NOTES = "udta meta uuid free skip emsg pnot"
OF_A_SEGMENT = "114d9b74 1549a966 1c53bb6b 1254c367 1043a770 ec bf"
OF_A_CLUSTER = "e7 a3 a0 a7 ab 5854"
CODECS = {
    b"V_VP9": "video/webm",
    b"V_AV1": "video/webm",
    b"V_MPEG4/ISO/AVC": "video/webm",
    b"A_VORBIS": "audio/webm",
}
HEAD = element("1a45dfa3", element("4282", b"webm"))
CUT_CLUSTER = element("18538067", b"\x1f\x43\xb6\x75" + struct.pack(">Q", 1 << 56 | 999))


def named(names):
    return [name.ljust(4).encode() for name in names.split()]


def track_of_notes():
    """A track that says in time where a film was taken."""
    handler = box(b"hdlr", b"\0" * 8 + b"meta" + b"\0" * 13)
    return box(b"trak", box(b"mdia", handler) + box(b"what", SCRIPT))


def live_with_notes():
    """A recording in pieces, one of which has a note in it."""
    within = box(b"moof", box(b"traf", box(b"udta", SCRIPT)))
    return good.live_mp4() + within + box(b"mdat", b"\x55" * 20)


def odd_box(inside):
    return good.mp4(notes=inside)


FILMS = {
    **{f"a photograph of the make {name}": (box(b"ftyp", name + b"\0" * 12), "JPEG")
       for name in named(PHOTOGRAPHS)},
    "an MP4 with three letters behind it": (good.mp4() + b"abc", "cut short"),
    "an MP4 with half a number behind it": (good.mp4() + b"\0\0\0\1mdat\0\0", "cut short"),
    "an MP4 with a short beginning": (box(b"ftyp", b"isom") + good.mp4(), "cannot play"),
    "an MP4 with a box larger than its own": (odd_box(b"\0\0\xff\xfffree"), "damaged"),
    "an MP4 with half a box in it": (odd_box(b"\0\0\0"), "damaged"),
    "a WebM that is only a beginning": (HEAD + element("1549a966", b"\0"), ELSE),
    "a WebM with a page after its end": (good.webm(length=None) + PAGE, ELSE),
    "a WebM cut off within": (HEAD + CUT_CLUSTER, "cut short"),
    "a WebM with tracks without end": (
        good.webm(segment=element("1654ae6b", b"", "unknown")),
        ELSE,
    ),
    "a WebM with a very large list of tracks": (
        good.webm(segment=element("1654ae6b", bytes(1 << 21))),
        "damaged",
    ),
    "a WebM with a track larger than its list": (
        good.webm(segment=element("1654ae6b", b"\xae\xff")),
        "damaged",
    ),
    "a WebM with a name of nothing": (good.webm(segment=b"\0\0\0\0"), ELSE),
    "a WebM with a length of nothing": (good.webm(segment=b"\xec\0\0\0"), ELSE),
    "music that ends before it begins": (b"ID3\4\0", "cut short"),
}  # fmt: skip

BLANKED = {
    **{f"a film with a script in {name.decode()}": (
        good.mp4(outermost=box(name, SCRIPT)), "video/mp4") for name in named(NOTES)},
    "a film with notes in time": (good.mp4(notes=track_of_notes()), "video/mp4"),
    "a recording with a note in a piece": (live_with_notes(), "audio/mp4"),
}  # fmt: skip

FILMS_STILL_GOOD = {
    **{f"a film of the make {name.decode()}": (good.mp4(name), "video/mp4")
       for name in named(BRANDS)},
    **{f"a film with a box {name.decode()}": (good.mp4(outermost=box(name, b"\0" * 8)), "video/mp4")
       for name in named(OUTERMOST)},
    **{f"a recording with a part {name}": (good.webm(segment=element(name, b"\0")), "audio/webm")
       for name in f"{OF_A_SEGMENT} {OF_A_CLUSTER}".split()},
    **{f"a recording packed as {codec.decode()}": (good.webm(codec), content_type)
       for codec, content_type in CODECS.items()},
    "a film with a long box": (
        good.mp4() + struct.pack(">I4sQ", 1, b"mdat", 24) + b"\x55" * 8,
        "video/mp4",
    ),
    "a film with a box to the end": (
        good.mp4() + struct.pack(">I4s", 0, b"mdat") + b"\x55" * 8,
        "video/mp4",
    ),
    "a recording that knows its length": (good.webm(length=None), "audio/webm"),
}  # fmt: skip
