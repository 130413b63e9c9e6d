"""Sending a file that is kept: always to be saved, never to be opened as one of our pages.

A picture, a sound or a film is shown in our pages by their own tags, which take no notice of that.
"""

import re
from http import HTTPStatus

from django.http import FileResponse, Http404, HttpResponse

from casework import storing
from casework.examining.sorts import JPEG, SORTS

ONE_PART = re.compile(r"bytes=(\d*)-(\d*)$")
NOTHING_RUNS = "default-src 'none'; sandbox"
ENDINGS = {sort.content_type: sort.ending for sort in SORTS}


def sent(request, file, *, small=False):
    """The answer that sends this file (an Attachment or an Upload), or the small picture of it."""
    path = storing.path_of(file.key, small=small)
    if not storing.kept().exists(path):
        raise Http404
    size = storing.kept().size(path)
    first, last = _part(request.headers.get("Range", ""), size)
    if first is None:
        answer = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    content_type = JPEG.content_type if small else file.content_type
    is_part = last - first + 1 < size
    answer = FileResponse(
        _Part(path, first, last - first + 1),
        status=HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK,
        content_type=f"{content_type}; charset=utf-8" if "text" in content_type else content_type,
        as_attachment=True,
        filename=name_to_save(file.name, content_type),
    )
    answer["Content-Length"] = last - first + 1
    if is_part:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return guarded(answer)


def guarded(answer):
    """Whatever is in it, a browser takes it for what we say it is, and runs nothing of it."""
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = NOTHING_RUNS
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def name_to_save(name, content_type):
    """What it was called, with the ending of what it is: “photo.exe” that is a JPEG is a .jpg."""
    stem = re.sub(r"\.\w{1,5}$", "", name).strip(". ") or "file"
    return f"{stem}.{ENDINGS[content_type]}"


def _part(asked, size):
    """(first byte, last byte) that is asked for; all of it unless one part is; None if none is."""
    found = ONE_PART.match(asked.strip())
    if not found or found.groups() == ("", ""):
        return 0, size - 1
    begin, end = found.groups()
    if not begin:
        return max(0, size - int(end)), size - 1
    first, last = int(begin), min(int(end), size - 1) if end else size - 1
    return (first, last) if first <= last else (None, None)


class _Part:
    """Some bytes of a file, which is opened when the first of them is asked for."""

    file = None

    def __init__(self, path, first, length):
        self.path, self.first, self.left = path, first, length

    def read(self, most):
        if self.file is None:
            self.file = storing.kept().read_from(self.path, self.first)
        found = self.file.read(min(most, self.left)) if self.left else b""
        self.left -= len(found)
        return found

    def close(self):
        if self.file is not None:
            self.file.close()
