"""Who helps a child, how to ring them, how they come and go; and a picture of all around them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from agencies.roles import Role
from casework.actions import add_involvement, end_involvement, link_colleague
from casework.kin import kin_lists
from casework.made import at_once_for
from casework.models import Child, Involvement, Share
from frontend.child_head import child_head
from frontend.facts import facts_of
from frontend.forms_children import HelperForm
from frontend.glance import helpers
from frontend.pages import page, tried
from frontend.people_around import people_around


@page(Child, Child.VIEW)
def child_network(request, child):
    """Who helps, with telephone numbers; and, for the workers, somebody to add."""
    form = HelperForm(request.POST or None)
    if form.is_valid() and (helper := tried(request, form, add_involvement, child)):
        messages.success(request, f"{helper.name} is on the card.")
        return redirect("child_network", child.ref)
    head = child_head(request, child, "child_network")
    found = at_once_for(request.user, _lists, head.sees_record, child=child)
    context = {
        "head": head,
        "helpers": found["helpers"],
        "facts": found["facts"],
        "around": people_around(child, found, of_the_record=head.sees_record),
        "form": form if add_involvement.permission in head.may else None,
        "led": next(iter(found.get("led", ())), None),
    }
    context["is_on_card"] = any(one.user_id == request.user.pk for one in context["helpers"])
    return render(request, "frontend/child_network.html", context)


def _lists(user, child, sees_record):
    lists = {"helpers": helpers(child, user), "facts": facts_of(child, user)}
    lists |= kin_lists(child, user, sees_record=sees_record)
    if user.role == Role.LEAD:
        led = Share.objects.permitting(user, link_colleague.permission)
        lists["led"] = led.filter(child=child)
    return lists


@page(Child, add_involvement.permission)
@require_POST
def network_join(request, child):
    """Put the one who asks on the card, as their account says who they are."""
    member = request.user.membership
    if not child.involvements.current().filter(user=request.user).exists():
        role = member.job or member.get_role_display()
        details = {"phone": member.phone, "agency": member.agency, "user": request.user}
        add_involvement(child, by=request.user, name=request.user.name, role=role, **details)
    return redirect("child_network", child.ref)


@page(Involvement, end_involvement.permission)
def involvement_end(request, involvement):
    """Ask, then take somebody off the card who no longer helps."""
    child = involvement.child
    if request.method == "POST":
        end_involvement(involvement, by=request.user)
        messages.success(request, f"{involvement.name} is no longer on the card.")
        return redirect("child_network", child.ref)
    head = child_head(request, child, "child_network")
    shares = child.shares.live().filter(agency=involvement.agency_id)
    return render(
        request,
        "frontend/involvement_end.html",
        {"head": head, "involvement": involvement, "shares": shares},
    )
