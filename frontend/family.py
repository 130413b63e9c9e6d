"""The family of a child: somebody to write down, so that the picture can show them."""

from django.contrib import messages
from django.shortcuts import redirect, render

from audit.reading import at_once
from casework.actions import add_relative
from casework.kin import family_lists
from casework.models import Child
from casework.people import siblings
from frontend.child_head import child_head
from frontend.forms_family import RelativeForm
from frontend.pages import page, tried


@page(Child, add_relative.permission)
def child_relative(request, child):
    """Write down who somebody is to this child, and to brothers and sisters."""
    others = siblings(child).permitting(request.user, add_relative.permission)
    found = at_once(**family_lists(child, request.user), others=others)
    of_form = {"child": child, "family": found["relatives"], "others": found["others"]}
    form = RelativeForm(request.POST or None, **of_form)
    if form.is_valid() and (tie := tried(request, form, add_relative, child)):
        messages.success(request, f"{tie.person.name} is in the picture.")
        return redirect("child_network", child.ref)
    head = child_head(request, child, "child_network")
    return render(request, "frontend/child_relative.html", {"head": head, "form": form})
