"""Asking people where they stand, each by a private link of their own."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from audit.reading import at_once
from casework.network import helper_lines, helpers
from frontend.addresses import address
from frontend.forms_scales import AskRatersForm
from frontend.map_writing import is_together
from frontend.pages import page, tried
from frontend.private_cookies import PATH
from signs_of_safety.actions import ask_raters, end_rater
from signs_of_safety.models import Rater, Rating, Scale
from signs_of_safety.raters import asked_on, live_links

Role = Rating.Role


@page(Scale, ask_raters.permission)
def scale_ask(request, scale):
    """Make a link for each of those who are asked, and show them once; who has answered, not what.

    While the family looks on, it is not shown: who else is asked is not for them.
    """
    if is_together(request, scale.map):
        return redirect(address(scale))
    children = scale.children_concerned()
    found = at_once(
        cards=helper_lines(request.user, Q(child__in=children)),
        asked=asked_on(scale, request.user),
        links=live_links(scale),
    )
    people = _people(children, helpers(found["cards"]), request.user)
    form = AskRatersForm(request.POST if request.method == "POST" else None, people=people)
    made = tried(request, form, ask_raters, scale) if form.is_valid() else None
    return _shown(request, scale, form, found, made)


def _shown(request, scale, form, found, made):
    for rater in made or ():
        rater.address = request.build_absolute_uri(f"{PATH}{rater.token}/")
    live = {link.target_ref for link in found["links"]}
    asked = [(one, one.ref in live) for one in found["asked"]]
    context = {"scale": scale, "sheet": scale.map, "whose": scale.children_concerned()}
    context |= {"form": form, "made": made, "asked": asked}
    return render(request, "frontend/scale_ask.html", context)


@page(Scale, end_rater.permission)
def scale_unask(request, scale):
    """End the link of one of those who were asked."""
    ref = request.POST.get("rater", "")
    for rater in Rater.objects.filter(scale=scale, ref=ref):
        end_rater(scale, by=request.user, rater=rater)
        messages.success(request, f"No link of {rater.who} opens anything any more.")
    return redirect("scale_ask", scale.ref)


def _people(children, who_helps, user):
    """{name: what they are} of the children, and of whoever helps them; not of oneself."""
    people = {child.person.short_name: Role.CHILD for child in children}
    for helper in who_helps:
        line = helper.line
        if line.user_id != user.pk:
            people.setdefault(line.name, Role.FAMILY if line.person_id else Role.HELPER)
    return people
