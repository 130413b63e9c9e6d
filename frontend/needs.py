"""A need: reworded, taken out, tagged once it is written; and what the family says of it."""

from django.shortcuts import redirect

from assessments.actions import (
    StaleNeed,
    reword_need,
    say_of_need,
    tag_need,
    take_out_need,
)
from assessments.models import Need
from audit.reading import at_once
from casework.models import Child, Relationship
from frontend.addresses import address
from frontend.assessment_writing import saved, shown, while_unfinished
from frontend.drafting import drafted, unfinished
from frontend.forms_needs import RewordForm, SayForm, TagsForm, TakeOutForm
from frontend.pages import page

WRITE = reword_need.permission


@page(Need, WRITE)
@while_unfinished
def need_reword(request, need):
    """Put a need in better words."""
    writing = drafted(request, RewordForm, need=need)
    try:
        if saved(request, writing, reword_need, need):
            return redirect(_place(need))
    except StaleNeed as stale:
        need = stale.need
        writing.form = writing.form.beside(need)
    return shown(request, need, writing, need=need)


@page(Need, WRITE)
@while_unfinished
def need_remove(request, need):
    """Take a need out of an assessment that is still written."""
    writing = drafted(request, TakeOutForm)
    if saved(request, writing, take_out_need, need):
        return redirect(f"{address(need.assessment)}#needs")
    return shown(request, need, writing, need=need)


@page(Need, WRITE)
@while_unfinished
def need_tags(request, need):
    """Say which sides of the child's life a need is about."""
    found = at_once(tags=need.tags.all(), **unfinished(request))
    tagged = [tag.dimension for tag in found["tags"]]
    writing = drafted(request, TagsForm, found, initial={"dimensions": tagged})
    if saved(request, writing, tag_need, need):
        return redirect(_place(need))
    return shown(request, need, writing, need=need)


@page(Need, WRITE)
def need_view(request, need):
    """Write down what somebody of the family says of a need."""
    family = family_of(request.user, need.children_concerned())
    found = at_once(family=family, views=need.views.all(), **unfinished(request))
    writing = drafted(request, SayForm, found)
    if saved(request, writing, say_of_need, need):
        return redirect(_place(need))
    return shown(request, need, writing, need=need, **found)


def family_of(user, children):
    """Who is who to these children, as far as `user` may know."""
    rows = Relationship.objects.permitting(user, Child.VIEW).current()
    return rows.filter(child__in=children).select_related("person", "child__person")


def _place(need):
    return f"{address(need.assessment)}#need-{need.ref}"
