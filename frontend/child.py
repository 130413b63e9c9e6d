"""One child: everything at a glance, and why somebody opens a record that is not their own work."""

from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from casework.models import Child
from frontend.addresses import address
from frontend.child_head import child_head
from frontend.forms_children import WhyForm
from frontend.glance import glance
from frontend.pages import page
from frontend.why import say_why


@page(Child, Child.VIEW)
def child(request, child):
    """Everything a stranger must know, on one screen."""
    head = child_head(request, child, "child")
    return render(
        request, "frontend/child.html", {"head": head, "page": glance(head, request.user)}
    )


@page(Child, "casework.view_record", asks_why=False)
def child_why(request, child):
    """Ask once a day why this record is opened, and go on to where they were going."""
    form = WhyForm(request.POST or None)
    onward = same_site(request.POST.get("next") or request.GET.get("next"), address(child))
    if form.is_valid():
        say_why(request, child, form.cleaned_data["purpose"])
        return redirect(onward)
    return render(
        request, "frontend/child_why.html", {"child": child, "form": form, "next": onward}
    )


def same_site(path, otherwise):
    """A path of ours, or `otherwise`: an address somebody sends must not lead off to elsewhere."""
    is_ours = path and path.startswith("/") and url_has_allowed_host_and_scheme(path, None)
    return path if is_ours else otherwise
