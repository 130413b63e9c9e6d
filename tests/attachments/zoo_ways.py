"""Every way in which a kind of hostile file may begin, be called or be written, one by one: {what
it is: (the bytes, a part of the sentence with which it is refused)}. Those under STILL_GOOD come
near to one of them, and are kept: {what it is: (the bytes, what it is kept as)}."""

import struct

from tests.attachments import good
from tests.attachments.zoo_documents import (
    CARRIES,
    ELSE,
    FETCHES,
    LETTER,
    PAGE,
    RUNS,
    field,
    squeezed_pdf,
    with_part,
    zipped,
)

PROGRAM, ARCHIVE, PRINTER, NOT_A_KIND = (
    "is a program",
    "an archive",
    "printer",
    "not a kind of file",
)
BEGINNINGS = {
    PROGRAM: [b"\xfe\xed\xfa\xce", b"\xcf\xfa\xed\xfe", b"#!/bin/sh", b"dex\n035"],
    ARCHIVE: [b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"MSCF", b"PK\7\x08"],
    PRINTER: [b"\xc5\xd0\xd3\xc6", b"\x1b%-12345X"],
    "JPEG or PNG": [
        b"II*\0", b"MM\0*", b"II+\0", b"8BPS", b"\0\0\1\0\1\0", b"\xff\x0a", b"\0\0\0\x0cJXL ",
        b"\x97JB2", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51", b"qoif", b"gimp xcf",
    ],
    "This film is of a kind": [
        b"RIFF\1\0\0\0AVI ", b"FLV\1", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"\0\0\1\xba",
    ],
    "MP3 or M4A": [
        b"fLaC", b"FORM\0\0\0\1AIFF", b"#!AMR\n", b"MThd", b"caff", b".snd", b"\xff\xf1",
    ],
}  # fmt: skip
TAGS = (
    "html head body script svg iframe object embed applet img link meta style form base xml php "
    "math template xsl:value"
)
ENDINGS = {
    LETTER: "bin exe dll js vbs hta bat cmd ps1 jar",
    CARRIES: "doc docx docm xls xlsx ppt pptx rtf htm html mht zip svg",
}
FIELDS = "DDE DDEAUTO INCLUDETEXT INCLUDEPICTURE IMPORT LINK MACROBUTTON"
NAMES = {
    "program": "JavaScript Launch SubmitForm ImportData RichMedia Rendition Movie XFA",
    "other files": "GoToE GoToR EmbeddedFile EmbeddedFiles Filespec Collection",
}
ONLY_WRITTEN = {
    "program": "JavaScript RichMedia SubmitForm ImportData",
    "other files": "EmbeddedFile EmbeddedFiles",
}


def files_that_begin():
    for sentence, beginnings in BEGINNINGS.items():
        for begins in beginnings:
            yield f"a file that begins {begins}", begins + b"\0" * 300, sentence
    for tag in TAGS.split():
        yield f"a note with <{tag}>", f"Hello <{tag} x>".encode(), RUNS


def letters():
    for sentence, endings in ENDINGS.items():
        for ending in endings.split():
            yield f"a letter with a .{ending} in it", with_part(f"word/a.{ending}"), sentence
    for name in FIELDS.split():
        yield f"a letter that says {name}", good.docx(field(f"{name} a")), FETCHES
        simple = f'<w:fldSimple w:instr="{name} a"/>'
        yield f"a letter that simply says {name}", good.docx(simple), FETCHES


def letters_with_parts():
    for kind in ("oleObject", "package", "aFChunk", "vbaProject", "control"):
        related = good.relation(kind, "a.dat", "Internal")
        yield f"a letter with a part of the kind {kind}", good.docx(parts=related), CARRIES
    for name in ("altChunk", "OLEObject", "control"):
        yield f"a letter with <{name}>", good.docx(f"<w:{name}/>"), CARRIES


def pdfs():
    for sentence, names in NAMES.items():
        for name in names.split():
            body = b"<< /S /%s >>" % name.encode()
            yield f"a PDF that names {name}, squeezed", squeezed_pdf(body), sentence
    for sentence, names in ONLY_WRITTEN.items():
        for name in names.split():
            after = b"9 0 obj << /S /%s >> endobj\n%%%%EOF" % name.encode()
            yield f"a PDF that says {name} outside its table", good.pdf(after=after), sentence


EACH = (*files_that_begin(), *letters(), *letters_with_parts(), *pdfs())


def typed(main, more=""):
    """A letter that calls its words so, and something else in its list of contents."""
    return good.docx(main=f'{main}"/><Default Extension="q" ContentType="{more or "a/b"}')


def wav_of(code):
    return good.wav().replace(struct.pack("<HH", 1, 1), struct.pack("<HH", code, 1), 1)


IN_FRONT = zipped(a=PAGE)[: zipped(a=PAGE).index(b"PK\1\2")]
SIMPLY = good.chunk(b"data", b"\0\x10" * 40)
WAYS = {what: (content, sentence) for what, content, sentence in EACH} | {
    "a command after a blank line": (b"\n#!/bin/sh\nrm -rf /", RUNS),
    "a page of a server, in short": (b"\n<?= 1 ?>", RUNS),
    "a page of another server": (b"<% Response.Write(1) %>", RUNS),
    "a note that rings": (b"Dear all\x07", NOT_A_KIND),
    "a letter with data of a macro": (with_part("word/vbaData.xml", "<a/>"), LETTER),
    "a letter with a sheet of macros": (with_part("xl/macrosheets/a.xml", "<a/>"), LETTER),
    "a letter with something put in": (with_part("word/embeddings/a.xml", "<a/>"), CARRIES),
    "a letter with a chunk": (with_part("word/afchunk1.dat"), CARRIES),
    "a letter that names a macro": (typed(good.MAIN, "application/x.macroEnabled"), LETTER),
    "a letter that names a program": (typed(good.MAIN, "application/vbaProject"), LETTER),
    "a letter that names a control": (typed(good.MAIN, "application/x.activeX+xml"), LETTER),
    "a letter with two texts": (with_part("word/Document.xml", "<a/>"), ELSE),
    "a letter without words": (
        zipped(**{"[Content_Types].xml": "<Types/>"}),
        "not a letter",
    ),
    "a letter in a locked box": (zipped(EncryptedPackage="x"), "password"),
    "a letter with a part at the root": (with_part("/etc/a.dat"), ELSE),
    "a letter with a part behind a way": (with_part("word\\a.dat"), ELSE),
    "a letter behind something else": (IN_FRONT + good.docx(), ELSE),
    "a letter that fetches in its second line": (
        good.docx(field("PAGE") + field("DDE a")),
        FETCHES,
    ),
    "a letter that fetches by halves": (
        good.docx(
            "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r>"
            "<w:r><w:instrText>TEXT a</w:instrText></w:r></w:p>"
        ),
        FETCHES,
    ),
    "a PDF with words that run": (good.pdf(b"<< /S /Else /JS (x) >>"), "program"),
    "a PDF with a file beside it": (good.pdf(b"<< /EF << /F 4 0 R >> >>"), "other files"),
    "a PDF whose list runs": (good.pdf(b"[ << /S /Launch >> ]"), "program"),
    "a PDF whose end runs": (good.pdf(trailer=b"/Info << /S /Launch >> "), "program"),
    "a PDF very deep": (good.pdf(b"[" * 90 + b"]" * 90), "unfolds"),
    "a PDF without a page": (
        good.pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
        "damaged",
    ),
    "a sound packed as music": (wav_of(0x55), "cannot play"),
    "a sound with three letters behind it": (good.wav() + b"abc", ELSE),
    "a sound cut off in its notes": (good.wav() + b"LIST\xff\0\0\0abc", "cut short"),
    "a sound without a form": (b"RIFF\x64\0\0\0WAVE" + SIMPLY, "damaged"),
    "a sound of half a form": (
        b"RIFF\x64\0\0\0WAVE" + good.chunk(b"fmt ", b"\1\0\1\0") + SIMPLY,
        "damaged",
    ),
    "a sound that is only a form": (good.wav()[:36], "damaged"),
    "music with much behind it": (good.mp3() + b"TAG" + PAGE * 1000, ELSE),
    "music of no version": (b"\xff\xeb\x90\0" * 200, NOT_A_KIND),
    "music of no speed": (b"\xff\xfb\xf0\0" * 200, NOT_A_KIND),
    "music of no measure": (b"\xff\xfb\x9c\0" * 200, NOT_A_KIND),
    "nearly music": (b"A\xfb\x90\0" * 200, NOT_A_KIND),
    "nearly music again": (b"\xff\x41\x90\0" * 200, NOT_A_KIND),
}


def mp3_of(first, length):
    return (b"\xff" + first + b"\x80\x00" + b"\x55" * (length - 4)) * 4


LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"
STRICT = (
    f'<Relationships><Relationship Id="r1" Type="{LINK}" Target="https://www.example.test/" '
    'TargetMode="External"/></Relationships>'
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STILL_GOOD = {
    "a letter that speaks of links": (
        good.docx("<w:p><w:r><w:t>IMPORT the LINK, says DDE.</w:t></w:r></w:p>"),
        DOCX,
    ),
    "a letter with a link, strictly": (
        good.docx(parts={"word/_rels/document.xml.rels": STRICT}),
        DOCX,
    ),
    "a letter with its own styles": (
        good.docx(parts=good.relation("styles", "styles.xml", "Internal")),
        DOCX,
    ),
    "a report in a typeface called JS": (
        good.pdf(b"<< /Type /Font /Subtype /Type1 /BaseFont /JS >>"),
        "application/pdf",
    ),
    "a report in a typeface called EF": (
        good.pdf(b"<< /Type /Font /Subtype /Type1 /BaseFont /EF >>"),
        "application/pdf",
    ),
    "a large drawing": (good.picture("PNG", size=(2100, 2000)), "image/jpeg"),
    "a photograph with another behind it": (
        good.picture("MPO", save_all=True, append_images=[good.drawn()]),
        "image/jpeg",
    ),
    **{f"a sound of the form {code}": (wav_of(code), "audio/wav") for code in (3, 6, 7, 0xFFFE)},
    "a sound that ends oddly": (good.wav(b"\0\x10\0")[:-1], "audio/wav"),
    "music without a tag": (good.FRAME * 4, "audio/mpeg"),
    "music for a small player": (mp3_of(b"\xf3", 208), "audio/mpeg"),
    "music for a smaller one": (mp3_of(b"\xe3", 417), "audio/mpeg"),
    "a very short note": (b"\xff\xfb", "text/plain"),
}
