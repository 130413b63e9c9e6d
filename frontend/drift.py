"""Where nothing moves: to be gone through in the team, child by child, with a line on each."""

from django.contrib import messages
from django.shortcuts import redirect, render

from casework.actions import note_oversight
from casework.models import Child
from frontend.child_head import child_head
from frontend.drafting import drafted
from frontend.forms_drift import NoteForm
from frontend.pages import host_page, page, tried
from learning.drift import drift, drift_of

SEE = "agencies.see_learning"


@host_page(SEE)
def learning_drift(request, host):
    """Where does nothing move? Each child of one's own work, the quietest first."""
    lines = drift(request.user)
    response = render(request, "frontend/learning_drift.html", {"lines": lines})
    response.listed = {line.child.ref for line in lines}
    return response


@page(Child, note_oversight.permission)
def child_oversee(request, child):
    """Talk about one child in the team, write a line, and go on to the next."""
    writing = drafted(request, NoteForm)
    if writing.form.is_valid() and tried(request, writing.form, note_oversight, child):
        writing.finish()
        messages.success(request, f"It stands in the story of {child.person.short_name}.")
        after = _after(request.user, child)
        return redirect("child_oversee", after.ref) if after else redirect("learning_drift")
    context = {
        "head": child_head(request, child, "child_oversee"),
        "line": drift_of(request.user, child),
        "writing": writing,
        "form": writing.form,
    }
    return render(request, "frontend/child_oversee.html", context)


def _after(user, child):
    """The child that comes after this one, or None at the end."""
    children = [line.child for line in drift(user)]
    keys = [each.pk for each in children]
    place = keys.index(child.pk) + 1 if child.pk in keys else len(keys)
    return children[place] if place < len(children) else None
