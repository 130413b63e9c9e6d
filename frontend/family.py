"""The family of a child: somebody to write down, so that the picture can show them; to put right
what is written, and to say that it is so no longer."""

from django.contrib import messages
from django.shortcuts import redirect, render

from audit.reading import at_once
from casework.actions import add_relative, change_relative, end_relative
from casework.kin import family_lists
from casework.models import Child, Relationship
from casework.people import siblings
from frontend.child_head import child_head
from frontend.forms_family import ChangeRelativeForm, EndRelativeForm, RelativeForm
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


@page(Relationship, change_relative.permission)
def relationship_change(request, relationship):
    """Put right what is written of somebody of the family."""
    found = _around(request, relationship)
    form = ChangeRelativeForm(request.POST or None, **found)
    if form.is_valid() and tried(request, form, change_relative, relationship):
        messages.success(request, "Saved.")
        return redirect("child_network", relationship.child.ref)
    return _asked(request, relationship, form)


@page(Relationship, end_relative.permission)
def relationship_end(request, relationship):
    """Ask since when, then say that somebody is this to the child no longer."""
    found = _around(request, relationship)
    del found["family"]
    form = EndRelativeForm(request.POST or None, **found)
    if form.is_valid() and tried(request, form, end_relative, relationship):
        messages.success(request, "Saved. That it was so stays in the record.")
        return redirect("child_network", relationship.child.ref)
    return _asked(request, relationship, form)


def _around(request, tie):
    """The tie, the family, whether they live here, and to whom else they are the same today."""
    others = siblings(tie.child).permitting(request.user, change_relative.permission)
    same = Relationship.objects.current().filter(person=tie.person_id, kind=tie.kind)
    others = others.filter(pk__in=same.order_by().values("child_id"))
    found = at_once(**family_lists(tie.child, request.user), others=others)
    lives_here = tie.person_id in {member.person_id for member in found["household"]}
    family = {"family": found["relatives"], "others": found["others"]}
    return {"tie": tie, "lives_here": lives_here, **family}


def _asked(request, tie, form):
    head = child_head(request, tie.child, "child_network")
    context = {"head": head, "form": form, "relationship": tie}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
