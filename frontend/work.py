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
    episodes = list(child.episodes.all())
    context = {
        "head": child_head(request, child, "child_work"),
        "episodes": episodes,
        "is_open": any(episode.closed_on is None for episode in episodes),
        "allocations": child.allocations.select_related("worker", "team"),
    }
    return render(request, "frontend/child_work.html", context)


@page(Child, open_episode.permission)
def episode_open(request, child):
    """Begin to work with this child."""
    form = WhyOpenForm(request.POST or None)
    return _asked(request, child, form, open_episode, "frontend/episode_open.html")


@page(Child, close_episode.permission)
def episode_close(request, child):
    """Stop working with this child, and say why."""
    form = WhyCloseForm(request.POST or None)
    return _asked(request, child, form, close_episode, "frontend/episode_close.html")


@page(Child, allocate_child.permission)
def child_allocate(request, child):
    """Give this child another worker or team, and say why."""
    form = AllocateForm(request.POST or None)
    return _asked(request, child, form, allocate_child, "frontend/child_allocate.html")


def _asked(request, child, form, act, template):
    """A page of one question: do it and go back to our work, or show what is wrong with it."""
    if form.is_valid() and tried(request, form, act, child):
        messages.success(request, "Saved, and told in the story.")
        return redirect("child_work", child.ref)
    head = child_head(request, child, "child_work")
    return render(request, template, {"head": head, "form": form})
