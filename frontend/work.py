"""Our work with a child: since when, who, and why it began, changed and ended."""

from django.contrib import messages
from django.shortcuts import redirect, render

from casework.actions import allocate_child, close_episode, open_episode
from casework.models import Child
from frontend.child_head import child_head
from frontend.forms_children import AllocateForm, WhyCloseForm, WhyOpenForm
from frontend.pages import page, tried


@page(Child, "casework.view_record")
def child_work(request, child):
    """When social care worked with this child, and every worker they had, with the reasons."""
    episodes = list(child.episodes.select_related("led_by"))
    context = {
        "head": child_head(request, child, "child_work"),
        "episodes": episodes,
        "open": next((episode for episode in episodes if episode.closed_on is None), None),
        "allocations": child.allocations.select_related("worker", "team"),
    }
    return render(request, "frontend/child_work.html", context)


@page(Child, open_episode.permission)
def episode_open(request, child):
    """Begin to work with this child."""
    form = WhyOpenForm(request.POST or None)
    if form.is_valid() and tried(request, form, open_episode, child):
        return _saved(request, redirect("child_work", child.ref))
    return _asked(request, child, form, "frontend/episode_open.html")


@page(Child, close_episode.permission)
def episode_close(request, child):
    """Stop working with this child, and say why. From then on they are nobody's own work."""
    form = WhyCloseForm(request.POST or None)
    if form.is_valid() and tried(request, form, close_episode, child):
        return _saved(request, redirect("home"))
    return _asked(request, child, form, "frontend/episode_close.html")


@page(Child, allocate_child.permission)
def child_allocate(request, child):
    """Give this child another worker or team, and say why."""
    form = AllocateForm(request.POST or None)
    if form.is_valid() and tried(request, form, allocate_child, child):
        return _saved(request, redirect("child_work", child.ref))
    return _asked(request, child, form, "frontend/child_allocate.html")


def _asked(request, child, form, template):
    head = child_head(request, child, "child_work")
    return render(request, template, {"head": head, "form": form})


def _saved(request, response):
    messages.success(request, "Saved, and told in the story.")
    return response
