"""The recorder: a visit, a call, a meeting, written once for all the children it concerns."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from audit.actions import AlreadyDone
from audit.reading import at_once
from casework.actions import record_entry
from casework.caseload import own_children
from casework.names import search
from frontend.attaching import files_of, waiting
from frontend.choosing import child_chosen, with_siblings
from frontend.drafting import drafted, unfinished
from frontend.forms_recording import RecordForm
from frontend.pages import listing

FEW = 12
"""How many of one's own children fit beside the box that finds any other."""


@listing
def entry_record(request):
    """Write down what happened, from the child in the address; else find the child first."""
    child = child_chosen(request)
    if child is None:
        return _find(request)
    children = with_siblings(request, child)
    found = at_once(**unfinished(request, target=child.ref), **waiting(request, child.ref))
    writing = drafted(request, RecordForm, found, target=child.ref, children=children, chosen=child)
    files = files_of(request, writing, children, found)
    if writing.form.is_valid():
        about = _record(request, writing.form, child, files)
        if about:
            writing.finish()
            return redirect("child_story", about.ref)
    files.say_what_was_refused(writing.form)
    shown = {"form": writing.form, "writing": writing, "child": child, "files": files}
    response = render(request, "frontend/entry_record.html", shown)
    response.listed = {each.ref for each in children}
    return response


def _record(request, form, chosen, files):
    """Record it. Returns the child whose story comes next, or None with errors."""
    about = [row.child for row in form.cleaned_data["rows"]]
    first = chosen if chosen in about else about[0]
    try:
        entry = files.recorded(request, form, record_entry, first)
    except AlreadyDone:
        messages.info(request, "You sent this before. It was saved then, and once only.")
        return first
    if entry is None:
        return None
    names = " and ".join(child.person.short_name for child in about)
    messages.success(request, f"Recorded for {names}.")
    return first


def _find(request):
    """Whom to record about: one's own children, or anybody by name."""
    if not request.user.is_record_staff:
        raise PermissionDenied
    asked = request.GET.get("q", "").strip()
    permission = record_entry.permission
    found = search(request.user, asked, permission=permission) if asked else []
    own = [] if asked else own_children(request.user, FEW)
    shown = {"asked": asked, "found": found, "own": own}
    response = render(request, "frontend/entry_find.html", shown)
    response.listed = {child.ref for child in found + own}
    return response
