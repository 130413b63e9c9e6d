"""A child's story: newest first or from the beginning, whole or in part, as far as one may read."""

from urllib.parse import urlencode

from django.shortcuts import render

from casework.models import Child
from casework.story import ONLY, story_read
from frontend.band import band
from frontend.child_head import child_head
from frontend.pages import page
from frontend.telling import by_month

ONLY_IN_WORDS = {
    "significant": "What mattered most",
    "words": "Own words",
    "told": "What people told us",
}


@page(Child, Child.VIEW)
def child_story(request, child):
    """The story by month, with what to show of it, and the pattern of contacts above it."""
    chosen = [name for name in request.GET.getlist("only") if name in ONLY]
    from_beginning = request.GET.get("order") == "beginning"
    after = request.GET.get("after", "")
    head = child_head(request, child, "child_story")
    how = {"after": after, "only": chosen, "oldest_first": from_beginning}
    is_part = bool(chosen or after)
    shown, pattern = story_read(child, request.user, **how, with_marks=not is_part)
    context = {
        "head": head,
        "months": by_month(shown.rows, links=head.may_record),
        "band": band(pattern) if pattern else None,
        "choices": [(name, words, name in chosen) for name, words in ONLY_IN_WORDS.items()],
        "is_part": is_part,
        "from_beginning": from_beginning,
        "next": _next(shown.next, chosen, from_beginning),
    }
    return render(request, "frontend/child_story.html", context)


def _next(cursor, chosen, from_beginning):
    """What to ask for to read on, with the same choices; "" at the end."""
    asked = [("only", name) for name in chosen]
    if from_beginning:
        asked.append(("order", "beginning"))
    return urlencode([*asked, ("after", cursor)]) if cursor else ""
