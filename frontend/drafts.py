"""Unfinished writing: the list of it; keeping it as typed, putting it away, taking it up again."""

from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_default_timezone
from django.views.decorators.http import require_POST

from casework import drafts
from frontend.drafting import WRITING, children_of, page_of, version_in, words_in
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
    refs = children_of(request.user, page, target, words)
    try:
        draft = drafts.save(request.user, page, target, words, version=version, child_refs=refs)
    except drafts.StaleDraft as stale:
        return _stale(request, stale.draft, words)
    return _saved(request, draft)


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
    # The page says “saved” only to an answer that repeats the hash of what it sent. Only a body of
    # this kind can still be read here; a page that sends another is not told it was saved.
    sent = sha256(request.body).hexdigest() if request.content_type == AS_SENT else ""
    return JsonResponse({"saved": at, "version": draft.version, "sha256": sent})


def _stale(request, standing, words):
    if not request.accepts("text/html"):
        return JsonResponse({"version": standing.version}, status=409)
    texts = two_texts(request.user, standing, words)
    return render(request, "frontend/draft_save.html", texts, status=409)
