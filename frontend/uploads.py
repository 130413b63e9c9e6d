"""Files on their way to an entry: piece by piece as they are chosen or recorded.

Only their uploader meets them. Without our script a form brings its files itself, when it is sent.
"""

from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from casework import uploads
from casework.examining.sorts import Refused
from frontend.attaching import sentence
from frontend.drafting import WRITING, children_of
from frontend.files import ShownFile
from frontend.pages import listing
from frontend.sending import sent

REFUSED, OUT_OF_STEP = 422, 409
TAKES_FILES = {"entry_record", "child_contribute"}


@listing
@require_POST
def upload_begin(request):
    """Make room for a file; its pieces follow."""
    page, target = request.POST.get("page", ""), request.POST.get("target", "")
    if page not in TAKES_FILES & WRITING.keys():
        return HttpResponseBadRequest("This page takes no files.", content_type="text/plain")
    refs = children_of(request.user, page, target, {})
    name, size = request.POST.get("name", ""), request.POST.get("size", "0")
    try:
        of_size = int(size) if size.isascii() and size.isdigit() else 0
        upload = uploads.begin(request.user, page, target, refs, name, of_size)
    except Refused as why:
        return _refused(name, why)
    response = JsonResponse({"ref": upload.ref})
    response.listed = refs
    return response


@listing
@require_POST
def upload_piece(request, ref):
    """Keep one piece, which says where it belongs and what it must be."""
    upload = _mine(request, ref)
    offset, digest = request.GET.get("offset", ""), request.headers.get("X-Sha256", "")
    if not (offset.isascii() and offset.isdigit()):
        return HttpResponseBadRequest("Where does it belong?", content_type="text/plain")
    try:
        received = uploads.receive(upload, int(offset), request.body, digest)
    except uploads.OutOfStep as step:
        return JsonResponse({"received": step.received}, status=OUT_OF_STEP)
    except Refused as why:
        return _refused(upload.name, why)
    return JsonResponse({"received": received, "sha256": digest})


@listing
@require_POST
def upload_finish(request, ref):
    """All of it is here: examine it, and answer with how it is shown beside the words."""
    upload = _mine(request, ref)
    try:
        upload = uploads.finish(upload)
    except Refused as why:
        return _refused(upload.name, why)
    return _shown(request, upload)


@listing
def upload(request, ref):
    """The file itself, to whoever sent it and nobody else."""
    return _sent(request, ref)


@listing
def upload_small(request, ref):
    """The small picture of it."""
    return _sent(request, ref, small=True)


def _sent(request, ref, *, small=False):
    upload = _mine(request, ref)
    if not upload.finished_at or (small and not upload.has_small):
        raise Http404
    response = sent(request, upload, small=small)
    response.listed = upload.child_refs
    return response


def _mine(request, ref):
    upload = uploads.one(request.user, ref)
    if upload is None:
        raise Http404
    return upload


def _shown(request, upload):
    part = "frontend/parts/recorder_file.html"
    return render(request, part, {"each": ShownFile(upload)})


def _refused(name, why):
    return JsonResponse({"refused": sentence(name, why)}, status=REFUSED)
