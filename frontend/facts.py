"""What is known of a grown-up that concerns a child: who may know it is chosen as it is written."""

from django.contrib import messages
from django.shortcuts import redirect, render

from audit.reading import at_once
from casework.actions import add_fact, end_fact
from casework.kin import family_lists
from casework.models import Child, Fact
from frontend.child_head import child_head
from frontend.drafting import drafted, unfinished
from frontend.forms_facts import FactForm
from frontend.glance import FamilyOf
from frontend.pages import page, tried


def facts_of(child, user):
    """What this reader may know of the grown-ups around a child today."""
    known = Fact.objects.permitting(user, Fact.VIEW).current().filter(child=child)
    return known.select_related("person")


@page(Child, add_fact.permission)
def child_fact(request, child):
    """Write down something about a grown-up that concerns this child."""
    found = at_once(**family_lists(child, request.user), **unfinished(request))
    family = FamilyOf(found["relatives"], found["household"], [], child)
    writing = drafted(request, FactForm, found, grown_ups=[one.person for one in family.others])
    form = writing.form
    if form.is_valid() and tried(request, form, add_fact, child):
        writing.finish()
        messages.success(request, "Saved.")
        return redirect("child_network", child.ref)
    head = child_head(request, child, "child_network")
    context = {"head": head, "form": form, "writing": writing}
    return render(request, "frontend/child_fact.html", context)


@page(Fact, end_fact.permission)
def fact_end(request, fact):
    """Ask, then say that something is so no longer."""
    if request.method == "POST":
        end_fact(fact, by=request.user)
        messages.success(request, "Saved. That it was so stays in the record.")
        return redirect("child_network", fact.child.ref)
    head = child_head(request, fact.child, "child_network")
    return render(request, "frontend/fact_end.html", {"head": head, "fact": fact})
