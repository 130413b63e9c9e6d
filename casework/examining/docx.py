"""Word documents: a letter as people send it. One that runs, fetches or carries is not kept."""

import re
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.parsers import expat

from casework.examining.sorts import DAMAGED, DOCX, SOMETHING_ELSE, TOO_MUCH, Found, Refused

OFFER = "Save it as a PDF and send that."
ARCHIVE = "This is an archive (ZIP) of other files. Take out the files you need and send those."
NOT_WORD = f"This is not a letter we can look through. {OFFER}"
RUNS = f"This document carries a program (a macro), so it is not kept. {OFFER}"
CARRIES = f"This document carries other files inside it, so it is not kept. {OFFER}"
FETCHES = f"This document fetches things from elsewhere when it is opened. {OFFER}"
LOCKED = f"This document is locked with a password, so nobody here could read it. {OFFER}"

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink"
MOST_PARTS, MOST_BYTES, MOST_XML, MOST_TIMES = 1500, 120_000_000, 30_000_000, 250
RUNNING = re.compile(r"vba|macrosheet|activex|\.bin$|\.(exe|dll|js|vbs|hta|bat|cmd|ps1|jar)$")
CARRYING = re.compile(r"embeddings?/|afchunk|\.(docx?|docm|xlsx?|pptx?|rtf|html?|mht|zip|svg)$")
FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON)\b")
RELATIONS = {"Target", "TargetMode", "Type"}
BROKEN = (
    zipfile.BadZipFile, NotImplementedError, KeyError, EOFError, OSError, zlib.error,
    expat.ExpatError,
)  # fmt: skip
"""How Python says that an archive or its XML cannot be read: damaged, cut off, packed oddly.

OSError is what comes of an archive whose list says that it begins before its own beginning.
"""


def begins(head):
    return head[:4] == b"PK\3\4"


def read(path, to):
    """The document as it is, once each of its parts is known to be harmless."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as parts:
            _only_an_archive(file, parts)
            _few_and_small(parts.infolist())
            _word(parts)
            for part in parts.infolist():
                _harmless(parts, part)
    except BROKEN:
        raise Refused(DAMAGED) from None
    return Found(DOCX)


def _only_an_archive(file, parts):
    """From the first byte to the last: nothing before it, behind it or in its margin."""
    file.seek(-22, 2)
    ends = file.read(4) == b"PK\5\6"
    first = min((part.header_offset for part in parts.infolist()), default=-1)
    if not ends or first != 0:
        raise Refused(SOMETHING_ELSE)


def _few_and_small(infos):
    names = [info.filename for info in infos]
    if len(names) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise Refused(TOO_MUCH)
    if len(set(map(str.lower, names))) < len(names):
        raise Refused(SOMETHING_ELSE)
    for info in infos:
        _small_and_in_its_place(info)


def _small_and_in_its_place(info):
    if info.flag_bits & 1:
        raise Refused(LOCKED)
    if info.file_size > MOST_TIMES * max(info.compress_size, 64):
        raise Refused(TOO_MUCH)
    way = PurePosixPath(info.filename)
    if way.is_absolute() or ".." in way.parts or "\\" in info.filename:
        raise Refused(SOMETHING_ELSE)


def _word(parts):
    names = set(parts.namelist())
    if "[Content_Types].xml" not in names:
        raise Refused(LOCKED if "EncryptedPackage" in names else ARCHIVE)
    if "word/document.xml" not in names:
        raise Refused(NOT_WORD)


def _harmless(parts, part):
    name = part.filename.lower()
    if RUNNING.search(name):
        raise Refused(RUNS)
    if CARRYING.search(name):
        raise Refused(CARRIES)
    if name.endswith((".xml", ".rels")):
        if part.file_size > MOST_XML:
            raise Refused(TOO_MUCH)
        _Words(part.filename).read(parts, part)


class _Words:
    """One XML part, met element by element and never held whole."""

    def __init__(self, name):
        self.name, self.said, self.is_field = name, [], False
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def read(self, parts, part):
        with parts.open(part) as words:  # which reads no more than the part says it holds
            while piece := words.read(1 << 16):
                self.parser.Parse(piece, False)
        self.parser.Parse(b"", True)
        if FIELDS.search(re.sub(r'"[^"]*"', "", "".join(self.said))):
            raise Refused(FETCHES)

    def _doctype(self, *_):
        raise Refused(SOMETHING_ELSE)

    def _begin(self, element, attributes):
        element = element.rpartition(":")[2]
        self.is_field = element == "instrText"
        if element == "fldSimple":
            self.said += [value for name, value in attributes.items() if name.endswith("instr")]
        if element in {"altChunk", "OLEObject", "control"}:
            raise Refused(CARRIES)
        if element == "Relationship":
            _relation(attributes)
        if self.name == "[Content_Types].xml" and element in {"Override", "Default"}:
            _type(attributes)

    def _end(self, element):
        self.is_field = False
        if element.rpartition(":")[2] == "p":
            self.said.append(" ")

    def _text(self, text):
        if self.is_field:
            self.said.append(text)


def _relation(attributes):
    said = {name: attributes.get(name, "") for name in RELATIONS}
    is_link = said["Type"] in {LINK, STRICT_LINK}
    is_web = said["Target"].lower().startswith(("https:", "http:", "mailto:", "tel:", "#"))
    if said["TargetMode"].lower() == "external" and not (is_link and is_web):
        raise Refused(FETCHES)
    if re.search(r"oleobject|package$|afchunk|vbaproject|control", said["Type"].lower()):
        raise Refused(CARRIES)


def _type(attributes):
    kind = attributes.get("ContentType", "").lower()
    if "macro" in kind or "vba" in kind or "activex" in kind:
        raise Refused(RUNS)
    if attributes.get("PartName") == "/word/document.xml" and kind != MAIN:
        raise Refused(NOT_WORD)
