"""What people send that is not kept, by how it begins: each is told what to do instead."""

import re

from casework.examining.docx import ARCHIVE

PROGRAM = "This is a program. Programs are never kept."
SQUEEZED = ARCHIVE.replace(" (ZIP)", "")
OLD_OFFICE = (
    "This is an older Office file or a message saved from Outlook, which can carry programs. "
    "Open it, save it as a PDF or as a Word document (docx), and send that."
)
RTF = "This is rich text (RTF), which can carry other files. Save it as PDF or docx and send that."
PICTURE = "This picture is of a kind browsers do not show. Save it as JPEG or PNG and send that."
FILM = "This film is of a kind browsers do not play. Save it as MP4, or film it from this page."
SOUND = "This sound is of a kind browsers do not play. Save it as MP3 or M4A, or record it here."
PRINTED = "This is a file for a printer, which can carry programs. Save it as PDF and send that."

KINDS = [
    (
        rb"MZ.{1,20}\0|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|\0asm",
        PROGRAM,
    ),
    (rb"#!(?!AMR)|\x4c\0\0\0\x01\x14\x02\0|dex\n", PROGRAM),
    (rb"\x1f\x8b|BZh|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!|\x28\xb5\x2f\xfd|MSCF", SQUEEZED),
    (rb"PK\x05\x06|PK\x07\x08|.{257}ustar", SQUEEZED),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (rb"\s*\{\\rt", RTF),
    (rb"%!PS|\xc5\xd0\xd3\xc6|\x1b%-12345X", PRINTED),
    (rb"II\*\0|MM\0\*|II\+\0|BM.{4}\0{4}|8BPS|\0\0[\x01\x02]\0.\0|\xff\x0a", PICTURE),
    (rb"\0\0\0\x0cJXL |\x97JB2|\0\0\0\x0cjP  |\xff\x4f\xff\x51|qoif|gimp xcf", PICTURE),
    (rb"RIFF.{4}AVI |FLV\x01|\x30\x26\xb2\x75\x8e\x66\xcf\x11|\0\0\x01[\xba\xb3]", FILM),
    (rb"fLaC|FORM.{4}AIF|#!AMR|MThd|caff|\.snd|\xff[\xf0\xf1\xf8\xf9]", SOUND),
]


def said_of(head):
    """What somebody is told whose file begins so, or "" where it is none of these."""
    return next((says for begins, says in KINDS if re.match(begins, head, re.DOTALL)), "")
