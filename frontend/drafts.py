"""Unfinished writing: the list of it; keeping it as typed, putting it away, taking it up again."""

from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_default_timezone
from django.views.decorators.http import require_POST

from audit.actions import AlreadyDone, refuse_a_second_time
from casework import drafts
from frontend.attaching import keep_files
from frontend.drafting import WRITING, children_of, hand_in, page_of, version_in, words_in
from frontend.pages import listing
from frontend.two_texts import two_texts

AS_SENT = "application/x-www-form-urlencoded"
DISCARDED = "Discarded. For a day you can bring it back, from your unfinished writing."
NO_VERSION = "This writing does not say which version it was typed on, so nothing was saved."


@listing
def draft_list(request):
    """What this person has begun and not finished, and what they put away today."""
    unfinished = [_shown(draft) for draft in drafts.readable(request.user)]
    put_away = [_shown(draft) for draft in drafts.discarded(request.user)]
    response = render(
        request, "frontend/draft_list.html", {"unfinished": unfinished, "put_away": put_away}
    )
    response.listed = {ref for shown in unfinished + put_away for ref in shown["draft"].child_refs}
    return response


@listing
@require_POST
def draft_save(request):
    """Keep what was typed so far. It is never checked; a newer version is never overwritten."""
    page, target = request.POST.get("draft_page", ""), request.POST.get("draft_target", "")
    version, words = version_in(request.POST), words_in(request.POST)
    if page not in WRITING or version is None:
        return HttpResponseBadRequest(NO_VERSION, content_type="text/plain; charset=utf-8")
    _refuse_words_of_somebody_else(request)
    if _was_recorded(request):
        return JsonResponse({"recorded": True, "sha256": _hash(request)})
    refs = children_of(request.user, page, target, words)
    keep = drafts.choose if "draft_chosen" in request.POST else drafts.save
    keep_files(request, page, target, refs, words)
    said = {"version": version, "child_refs": refs, "hand": hand_in(request.POST)}
    try:
        draft = keep(request.user, page, target, words, **said)
    except drafts.StaleDraft as stale:
        return _stale(request, stale.draft, words, refs)
    return _saved(request, draft)


def _refuse_words_of_somebody_else(request):
    """A page left open by one person is never saved as another who signed in there since."""
    if request.POST.get("draft_writer", request.user.ref) != request.user.ref:
        raise PermissionDenied


def _was_recorded(request):
    """Whether words a browser found in its journal had reached their record before it crashed."""
    if "draft_returned" not in request.POST:
        return False
    try:
        refuse_a_second_time(request.POST.get("once"), request.user)
    except AlreadyDone:
        return True
    return False


@listing
def draft_discard(request, ref):
    """Ask, then put writing away. It can be brought back for a day."""
    draft = _one(drafts.readable(request.user), ref)
    if request.method != "POST":
        return render(request, "frontend/draft_discard.html", _shown(draft))
    drafts.discard(draft, request.user)
    messages.success(request, DISCARDED)
    begins_again = "again" in request.GET
    return redirect(page_of(draft.page, draft.target) if begins_again else "draft_list")


@listing
@require_POST
def draft_restore(request, ref):
    """Bring back what was discarded, and go on with it."""
    draft = _one(drafts.discarded(request.user), ref)
    drafts.bring_back(draft, request.user)
    return redirect(page_of(draft.page, draft.target))


def _one(those, ref):
    draft = drafts.one(those, ref)
    if draft is None:
        raise Http404
    return draft


def _shown(draft):
    return {
        "draft": draft,
        "what": WRITING[draft.page],
        "address": page_of(draft.page, draft.target),
    }


def _saved(request, draft):
    at = f"{draft.saved_at.astimezone(get_default_timezone()):%H:%M:%S}"
    if request.accepts("text/html"):
        messages.success(request, f"Saved {at}. It is in your unfinished writing until you finish.")
        return redirect(page_of(draft.page, draft.target))
    return JsonResponse({"saved": at, "version": draft.version, "sha256": _hash(request)})


def _hash(request):
    """The hash of what was sent: a page says “saved” only to an answer that repeats it.

    Only a body of this kind can still be read here; a page that sends another is not told.
    """
    return sha256(request.body).hexdigest() if request.content_type == AS_SENT else ""


def _stale(request, standing, words, refs):
    if not request.accepts("text/html"):
        return JsonResponse({"version": standing.version}, status=409)
    drafts.put_beside(request.user, standing.page, standing.target, words, refs)
    texts = two_texts(request.user, standing, words)
    texts["entry"] = request.POST.get("draft_entry", "")
    return render(request, "frontend/draft_save.html", texts, status=409)
