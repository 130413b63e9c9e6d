"""Scaling on the worker's device: begun, filled in by each in turn, revealed, opened to others."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from audit.reading import at_once
from frontend.assessment_writing import saved
from frontend.drafting import drafted, unfinished
from frontend.forms_scales import ChildRateForm, OpenRatingForm, RateForm, StartScaleForm
from frontend.map_writing import back_to, is_together, shown
from frontend.pages import page, tried
from signs_of_safety.actions import open_rating, rate, reveal_scale, start_scale
from signs_of_safety.actions.scales import scales_before
from signs_of_safety.models import Rating, Scale, Statement


@page(Statement, start_scale.permission)
def statement_scale(request, statement):
    """Begin a scale of a danger: what its two ends mean, as they were put the last time."""
    found = at_once(before=scales_before(statement).reverse()[:1], **unfinished(request))
    ends = {name: getattr(one, name) for one in found["before"] for name in ("nought", "ten")}
    writing = drafted(request, StartScaleForm, found, initial=ends)
    begun = saved(request, writing, start_scale, statement)
    if begun:
        return redirect("scale", begun.ref)
    return shown(request, statement, writing, statement=statement)


@page(Scale, rate.permission)
def scale(request, scale):
    """One person says where they stand. Nothing of anybody else is on the page, nor how many."""
    return _taken_down(request, scale, RateForm)


@page(Scale, rate.permission)
def scale_path(request, scale):
    """A child shows where they are on a path of stones. Nothing of anybody else is on the page."""
    return _taken_down(request, scale, ChildRateForm)


def _taken_down(request, scale, kind):
    if request.method == "GET" and scale.is_revealed:
        return redirect(back_to(scale.danger))
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(request, form, rate, scale):
        return redirect(f"{reverse('scale', args=[scale.ref])}?kept")
    return _shown(request, scale, form=form, is_kept="kept" in request.GET)


@page(Scale, reveal_scale.permission)
def scale_reveal(request, scale):
    """Show everybody's, side by side, once everybody has said."""
    if request.method == "POST":
        try:
            reveal_scale(scale, by=request.user)
        except ValidationError as error:
            messages.info(request, error.messages[0])
    if request.method == "POST" or scale.is_revealed:
        return redirect(back_to(scale.danger))
    return _shown(request, scale)


@page(Rating, open_rating.permission)
def rating_open(request, rating):
    """Decide that others may know where a child stands, as the child wants."""
    writing = drafted(request, OpenRatingForm)
    if saved(request, writing, open_rating, rating):
        messages.success(request, "Whoever reads the map sees this from now on.")
        return redirect(back_to(rating.scale.danger))
    return shown(request, rating, writing, rating=rating)


def _shown(request, scale, **context):
    context |= {"scale": scale, "sheet": scale.map, "whose": scale.children_concerned()}
    context["together"] = is_together(request, scale.map)
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
