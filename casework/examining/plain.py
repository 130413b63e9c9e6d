"""Plain text: words and nothing but words, written anew as UTF-8."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from casework.examining.sorts import TEXT, Found, Refused

NOT_WORDS = (
    "This is not a kind of file that can be kept. Kept are photographs (JPEG, PNG), sound "
    "(MP3, M4A, WAV), film (MP4, WebM), PDF, Word documents (docx) and plain text."
)
A_PAGE = (
    "This is a web page, a drawing or a program written as text, and could run when it is opened. "
    "Copy the words you need and paste them, or send a PDF or a screenshot."
)
RUNS = re.compile(
    r"<\s*[!?/]?\s*(?:doctype|html|head|body|script|svg|iframe|object|embed|applet|img|link|meta|"
    r"style|form|base|xml|php|math|template|xsl:\w+)\b|\A\s*(?:#!|<\?|<%)|javascript:\s*\S",
    re.IGNORECASE,
)
NEVER_TYPED = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read(path, to):
    """The words, in UTF-8."""
    words = _words(path.read_bytes())
    if NEVER_TYPED.search(words):
        raise Refused(NOT_WORDS)
    if RUNS.search(words):
        raise Refused(A_PAGE)
    new = to / "file"
    new.write_text(words, encoding="utf-8", newline="\n")
    return Found(TEXT, new)


def _words(found):
    if found.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        said = "utf-16"
    else:
        said = "utf-8-sig" if found.startswith(BOM_UTF8) else "utf-8"
    try:
        return found.decode(said)
    except UnicodeDecodeError:
        pass
    try:
        return found.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused(NOT_WORDS) from None
