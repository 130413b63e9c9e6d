"""Files as people send them, built here byte by byte: {what it is: the bytes}."""

import math
import struct
import zipfile
from io import BytesIO

from PIL import Image, ImageDraw

PLACE = b"+51.5007-000.1246/"
"""Where a film was taken, as a telephone writes it."""


def drawn(size=(64, 48), mode="RGB"):
    found = Image.new(mode, size, "orange")
    ImageDraw.Draw(found).rectangle((0, 0, size[0] // 2, size[1] // 2), fill="navy")
    return found


def picture(form="JPEG", size=(64, 48), mode="RGB", **how):
    found = BytesIO()
    drawn(size, mode).save(found, form, **how)
    return found.getvalue()


def photograph():
    """A JPEG that says where and by what it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Telephone of a mother"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 2.5), 3: "W", 4: (0.0, 7.0, 28.6)})
    return picture(exif=exif, comment=b"Taken at 7 Mill Lane")


def wav(sound=b"\x00\x10" * 400, notes=b""):
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    parts = chunk(b"fmt ", form) + notes + chunk(b"data", sound)
    return b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WAVE" + parts


def chunk(name, content):
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


FRAME = b"\xff\xfb\x90\x00" + b"\x55" * 413


def mp3(frames=4):
    tags = b"TPE1" + struct.pack(">I", 8) + b"\0\0" + b"\0A child"
    return b"ID3\x04\0\0\0\0\0" + bytes([len(tags)]) + tags + FRAME * frames


def ogg(first=b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0"):
    def page(number, content):
        lacing = bytes([*[255] * (len(content) // 255), len(content) % 255])
        head = struct.pack(
            "<4sBBQIIIB", b"OggS", 0, 2 * (number == 0), 0, 7, number, 0, len(lacing)
        )
        return head + lacing + content

    return page(0, first) + page(1, b"OpusTags" + b"\0" * 8) + page(2, b"\x55" * 300)


def element(name, content, length=None):
    """An element of WebM. Without a known length, as in a recording that goes on."""
    size = (
        b"\x01" + b"\xff" * 7 if length == "unknown" else struct.pack(">Q", len(content) | 1 << 56)
    )
    return bytes.fromhex(name) + size + content


def webm(codec=b"A_OPUS", doc=b"webm", track=b"", segment=b"", after=b"", length="unknown"):
    tracks = element("1654ae6b", element("ae", element("83", b"\2") + element("86", codec) + track))
    cluster = element(
        "1f43b675", element("e7", b"\0") + element("a3", b"\x81\0\0\x80" + b"\x55" * 90)
    )
    head = element("1a45dfa3", element("4282", doc))
    inside = element("1549a966", element("2ad7b1", b"\x0f\x42\x40")) + tracks + segment + cluster
    return head + element("18538067", inside, length) + after


def box(name, content=b""):
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(brand=b"isom", kind=b"vide", notes=b"", outermost=b"", sound=b"\x55" * 200):
    handler = box(b"hdlr", b"\0" * 8 + kind + b"\0" * 13)
    track = box(b"trak", box(b"tkhd", b"\0" * 84) + box(b"mdia", handler))
    where = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7) + PLACE))
    moov = box(b"moov", box(b"mvhd", b"\0" * 100) + track + where + notes)
    return (
        box(b"ftyp", brand + b"\0\0\2\0" + brand + b"mp42") + box(b"mdat", sound) + moov + outermost
    )


def live_mp4():
    """As Safari records it: a beginning, and pieces as they come."""
    handler = box(b"hdlr", b"\0" * 8 + b"soun" + b"\0" * 13)
    moov = box(b"moov", box(b"trak", box(b"mdia", handler)))
    piece = box(b"moof", box(b"mfhd", b"\0" * 8)) + box(b"mdat", b"\x55" * 120)
    return box(b"ftyp", b"iso5\0\0\2\0iso5mp42") + moov + piece * 3


def pdf(*objects, catalog=b"", page=b"", trailer=b"", after=b""):
    """A PDF of one page. `objects` begin with number 5."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R " + page + b">>",
        b"<< /Length 0 >>\nstream\n\nendstream",
        *objects,
    ]
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made, begins = (
        made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table),
        len(made),
    )
    made += b"trailer\n<< /Root 1 0 R /Size %d %s>>\n" % (len(bodies) + 1, trailer)
    return made + b"startxref\n%d\n%%%%EOF\n" % begins + after


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(body="", main=MAIN, parts=(), document=None):
    """A letter. `parts` are {name: content} of more of it; `body` is put into it."""
    words = (
        document
        or f"<w:document {W}><w:body><w:p><w:r><w:t>Dear Ms Nair</w:t></w:r></w:p>"
        f"{body}</w:body></w:document>"
    )
    found = BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as letter:
        letter.writestr("[Content_Types].xml", TYPES.format(main))
        letter.writestr("word/document.xml", words)
        for name, content in dict(parts).items():
            letter.writestr(name, content)
    return found.getvalue()


def relation(kind, target, mode="External"):
    """{the part that relates a letter to something elsewhere}"""
    said = f'<Relationship Id="r1" Type="{RELATED}{kind}" Target="{target}" TargetMode="{mode}"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{said}</Relationships>"}


def tone(seconds=1, hertz=440):
    """A sound one can hear."""
    samples = (int(9000 * math.sin(2 * math.pi * hertz * n / 8000)) for n in range(8000 * seconds))
    return wav(b"".join(struct.pack("<h", each) for each in samples))


GOOD = {
    "a photograph with its place": (photograph(), "image/jpeg"),
    "a drawing": (picture("PNG"), "image/png"),
    "a drawing with clear parts": (picture("PNG", mode="RGBA"), "image/png"),
    "a picture of a web page": (picture("WEBP"), "image/jpeg"),
    "an old picture": (picture("GIF", mode="P"), "image/png"),
    "a plain sound": (wav(), "audio/wav"),
    "a sound with notes": (wav(notes=chunk(b"LIST", b"INFOIART\4\0\0\0Mum\0")), "audio/wav"),
    "music": (mp3(), "audio/mpeg"),
    "music with an old tag": (mp3() + b"TAG" + b"\0" * 125, "audio/mpeg"),
    "sound as Firefox records it": (ogg(), "audio/ogg"),
    "sound as Chrome records it": (webm(), "audio/webm"),
    "film as Chrome records it": (webm(b"V_VP8"), "video/webm"),
    "a recording cut off": (webm()[:-40], "audio/webm"),
    "film of a telephone": (mp4(), "video/mp4"),
    "film of an iPhone": (mp4(b"qt  "), "video/quicktime"),
    "a voice memo": (mp4(b"M4A ", b"soun"), "audio/mp4"),
    "sound as Safari records it": (live_mp4(), "audio/mp4"),
    "sound of Safari cut off": (live_mp4()[:-50], "audio/mp4"),
    "a report": (pdf(), "application/pdf"),
    "a letter": (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "a letter with a link": (
        docx(parts=relation("hyperlink", "https://www.example.test/")),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "a note": ("Dawn rang at 9. “Café” – she said < 5 minutes.".encode(), "text/plain"),
    "a note of an old computer": ("Caf\xe9, 5 \xa3".encode("cp1252"), "text/plain"),
}
