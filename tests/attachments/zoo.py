"""Files that are not what they seem, built here byte by byte: {what it is: (its name, the bytes,
a part of the sentence with which it is refused)}. Those under NEUTRALISED are kept, as less."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from tests.attachments import good
from tests.attachments.zoo_documents import DOCUMENTS, ELSE, PAGE, RUNS, SCRIPT, zipped

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
ARCHIVE = "archive"


def png_of(width, height, squeezed=b""):
    """A picture that says it is so large, whatever it holds."""

    def part(name, content):
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", squeezed) + part(b"IEND", b"")


def noted_png():
    """A small picture with a note that unfolds to 200 MB."""

    def part(name, content):
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content))
        )

    whole = good.picture("PNG")
    return (
        whole[:33]
        + part(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9))
        + whole[33:]
    )


def moving(form):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "red")]
    found = BytesIO()
    frames[0].save(found, form, save_all=True, append_images=frames[1:])
    return found.getvalue()


HOSTILE = {
    **DOCUMENTS,
    # pages, drawings and programs, whatever they are called
    "a web page": ("letter.txt", PAGE, RUNS),
    "a web page called a picture": ("photo.jpg", PAGE, RUNS),
    "a web page after blank lines": ("a.txt", b"\n" * 5000 + PAGE, RUNS),
    "a web page in two bytes a letter": ("a.txt", PAGE.decode().encode("utf-16"), RUNS),
    "a web page behind a mark": ("a.txt", b"\xef\xbb\xbf" + PAGE, RUNS),
    "a script in a note": ("note.txt", b"Dear all\n" + SCRIPT, RUNS),
    "a frame in a note": ("note.txt", b"Hello <iframe src=//x.example.test>", RUNS),
    "a drawing that runs": ("drawing.svg", DRAWING, RUNS),
    "a drawing behind its declaration": ("drawing.png", b"<?xml version='1.0'?>" + DRAWING, RUNS),
    "a drawing in capitals": ("drawing.svg", DRAWING.upper(), RUNS),
    "a style sheet for XML": ("a.xml", b"<xsl:template/><?xml-stylesheet href='x'?>", RUNS),
    "a page of a server": ("a.php", b"<?php system($_GET['c']); ?>", RUNS),
    "an address that runs": ("a.url", b"[InternetShortcut]\nURL=javascript: alert(1)", RUNS),
    "a command": ("visit.txt", b"#!/bin/sh\nrm -rf /\n", "program"),
    "a program of Windows": ("holiday.jpg", b"MZ\x90\0" + b"\0" * 200, "program"),
    "a program of Linux": ("a.pdf", b"\x7fELF\2\1\1" + b"\0" * 200, "program"),
    "a program of Java": ("a.docx", b"\xca\xfe\xba\xbe\0\0\0\x34", "program"),
    "a program for browsers": ("a.mp4", b"\0asm\1\0\0\0", "program"),
    "a shortcut of Windows": ("a.txt", b"\x4c\0\0\0\1\x14\2\0" + b"\0" * 60, "program"),
    # archives and older documents
    "an archive": ("letters.zip", zipped(a="x"), ARCHIVE),
    "an archive called a letter": ("letter.docx", zipped(a="x"), ARCHIVE),
    "a program of Java called a letter": (
        "a.docx",
        zipped(**{"META-INF__MANIFEST.MF": "x"}),
        ARCHIVE,
    ),
    "an empty archive": ("a.docx", b"PK\5\6" + b"\0" * 18, ARCHIVE),
    "squeezed": ("a.txt", b"\x1f\x8b\x08\0\0\0\0\0" + b"\0" * 30, ARCHIVE),
    "squeezed by 7-Zip": ("a.pdf", b"7z\xbc\xaf\x27\x1c" + b"\0" * 30, ARCHIVE),
    "squeezed by RAR": ("a.jpg", b"Rar!\x1a\7\0", ARCHIVE),
    "a tape": ("a.txt", b"a" + b"\0" * 256 + b"ustar\x0000", ARCHIVE),
    "an old Word document": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        "older Office",
    ),
    "rich text": ("a.docx", rb"{\rtf1\object\objdata 0105}", "rich text"),
    "a page for a printer": ("a.pdf", b"%!PS-Adobe-3.0\n(cat /etc/passwd) run", "printer"),
    # pictures
    "a photograph of an iPhone": ("IMG_1.HEIC", good.box(b"ftyp", b"heic\0\0\0\0mif1heic"), "JPEG"),
    "a picture that moves": ("a.gif", moving("GIF"), "moves"),
    "a web picture that moves": ("a.webp", moving("WEBP"), "moves"),
    "a drawing that moves": ("a.png", moving("PNG"), "moves"),
    "a scan": ("a.tif", good.picture("TIFF"), "JPEG or PNG"),
    "a picture of Windows": ("a.bmp", good.picture("BMP"), "JPEG or PNG"),
    "a picture larger than a wall": ("a.png", png_of(60_000, 60_000), "points"),
    "a picture just too large": ("a.png", png_of(7_000, 7_000), "points"),
    "a picture that unfolds": (
        "a.png",
        png_of(4_850, 4_850, zlib.compress(bytes(70_000_000), 9)),
        "damaged",
    ),
    "a note that unfolds": ("a.png", noted_png(), "damaged"),
    "half a photograph": ("a.jpg", good.photograph()[:300], "damaged"),
    "a photograph of nothing": ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + SCRIPT, "damaged"),
    "a page behind the name of a GIF": ("a.gif", b"GIF89a/*" + PAGE, "damaged"),
    # sound and film
    "a sound with a page behind it": ("a.wav", good.wav() + PAGE, ELSE),
    "a sound without sound": ("a.wav", b"RIFF\x04\0\0\0WAVE", "damaged"),
    "a film of Windows": ("a.mp4", b"RIFF\x99\0\0\0AVI LIST", "MP4"),
    "music with a page behind it": ("a.mp3", good.mp3() + PAGE, ELSE),
    "music with an archive behind it": ("a.mp3", good.mp3() + zipped(a="x"), ELSE),
    "one frame and a page": ("a.mp3", good.FRAME + PAGE, "damaged"),
    "an Ogg with a page behind it": ("a.ogg", good.ogg() + PAGE, ELSE),
    "an Ogg of something else": ("a.ogg", good.ogg(PAGE), "cannot play"),
    "a WebM with a page behind it": ("a.webm", good.webm() + PAGE, ELSE),
    "a WebM with files in it": ("a.webm", good.webm(segment=good.element("1941a469", PAGE)), ELSE),
    "a Matroska film": ("a.webm", good.webm(doc=b"matroska"), "MP4"),
    "a WebM of an unknown kind": ("a.webm", good.webm(b"V_UNCOMPRESSED"), "MP4"),
    "a WebM that is encrypted": ("a.webm", good.webm(track=good.element("6d80", b"\0")), "MP4"),
    "a WebM without end": (
        "a.webm",
        good.element("1a45dfa3", good.element("4282", b"webm")) + b"\x18\x53\x80\x67\xff",
        "damaged",
    ),
    "a WebM larger than it is": ("a.webm", good.webm(length=None)[:-30], "cut short"),
    "an MP4 with a page behind it": ("a.mp4", good.mp4() + PAGE, ELSE),
    "an MP4 with an odd box": ("a.mp4", good.mp4(outermost=good.box(b"html", PAGE)), ELSE),
    "an MP4 of another make": ("a.mp4", good.mp4(b"<svg"), "cannot play"),
    "an MP4 cut short": ("a.mp4", good.mp4()[:-30], "cut short"),
    "an MP4 without sound or picture": ("a.mp4", good.mp4(kind=b"text"), "damaged"),
    "an MP4 with a box below nothing": (
        "a.mp4",
        good.mp4() + b"\0\0\0\1free" + b"\0" * 8,
        "damaged",
    ),
    "nothing": ("a.jpg", b"", "empty"),
    "noise": ("a.txt", bytes(range(256)) * 40, "not a kind of file"),
}

NEUTRALISED = {
    "a photograph with a page behind it": (good.photograph() + PAGE, "image/jpeg"),
    "a photograph with an archive behind it": (good.photograph() + zipped(a=SCRIPT), "image/jpeg"),
    "a drawing with a script in a note": (good.picture("PNG") + SCRIPT, "image/png"),
    "a photograph with a script for a comment": (good.picture(comment=SCRIPT), "image/jpeg"),
    "a sound with a script in its notes": (
        good.wav(notes=good.chunk(b"LIST", SCRIPT)),
        "audio/wav",
    ),
    "music with a script in its tag": (
        good.mp3() + b"TAG" + SCRIPT.ljust(125, b"\0"),
        "audio/mpeg",
    ),
    "a film with a script beside it": (good.mp4(outermost=good.box(b"uuid", SCRIPT)), "video/mp4"),
    "a film with room for a page": (good.mp4(outermost=good.box(b"free", PAGE)), "video/mp4"),
}
