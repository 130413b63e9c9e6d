"""Who helps a child, how to ring them, how they come and go; and a picture of all around them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from agencies.models import Agency
from agencies.roles import Role
from casework.actions import (
    add_involvement,
    change_involvement,
    end_involvement,
    link_colleague,
)
from casework.kin import kin_lists
from casework.made import at_once_for
from casework.models import Child, Involvement, Share
from casework.network import last_seen, part_of_it
from frontend.child_head import child_head
from frontend.facts import facts_of
from frontend.forms_network import AGENCIES, ChangeForm, HelperForm
from frontend.glance import helpers, who_works
from frontend.pages import page, tried
from frontend.people_around import people_around
from frontend.who_else import who_else


@page(Child, Child.VIEW)
def child_network(request, child):
    """Who helps, with telephone numbers; and, for the workers, somebody to add."""
    head = child_head(request, child, "child_network")
    keeps = add_involvement.permission in head.may
    found = at_once_for(request.user, _lists, head.sees_record, keeps, child=child)
    form = HelperForm(request.POST or None, agencies=found.get("agencies", ()))
    if form.is_valid() and (helper := tried(request, form, add_involvement, child)):
        messages.success(request, f"{helper.name} is on the card.")
        return redirect("child_network", child.ref)
    context = {"head": head, "form": form if keeps else None, **_shown(request, head, found)}
    return render(request, "frontend/child_network.html", context)


def _shown(request, head, found):
    """What is read of the card: each helper with when they were last seen, and all around it."""
    cards, seen = found["helpers"], {row["entry__by_user"]: row for row in found["seen"]}
    for one in cards:
        one.last = seen.get(one.user_id, {})
    works = next(iter(found.get("works", ())), None)
    on_the_card = {one.user_id for one in cards}
    return {
        "helpers": cards,
        "works": None if works is None or works.worker_id in on_the_card else works,
        "facts": found["facts"],
        "around": people_around(head.child, found, of_the_record=head.sees_record),
        "who_else": who_else(head.child, cards, found["missing"]) if "missing" in found else [],
        "agencies": found.get("agencies"),
        "agencies_id": AGENCIES,
        "led": next(iter(found.get("led", ())), None),
        "is_on_card": request.user.pk in on_the_card,
    }


def _lists(user, child, sees_record, keeps):
    lists = {"helpers": helpers(child, user), "facts": facts_of(child, user)}
    lists |= {"seen": last_seen(child, user)}
    lists |= kin_lists(child, user, sees_record=sees_record)
    if sees_record:
        lists["works"] = who_works(child)
    if keeps:
        lists |= {"agencies": _agencies(), "missing": part_of_it(child)}
    if user.role == Role.LEAD:
        led = Share.objects.permitting(user, link_colleague.permission)
        lists["led"] = led.filter(child=child)
    return lists


def _agencies():
    return Agency.objects.order_by("name", "pk")


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


@page(Involvement, change_involvement.permission)
def involvement_change(request, involvement):
    """Write down what has changed of somebody on the card: another number, another school."""
    agencies = list(_agencies())
    form = ChangeForm(request.POST or None, agencies=agencies, involvement=involvement)
    if form.is_valid() and tried(request, form, change_involvement, involvement):
        messages.success(request, "Saved.")
        return redirect("child_network", involvement.child.ref)
    context = {"involvement": involvement, "form": form, "agencies": agencies}
    context |= {"head": child_head(request, involvement.child, "child_network")}
    context |= {"agencies_id": AGENCIES}
    return render(request, "frontend/involvement_change.html", context)


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
