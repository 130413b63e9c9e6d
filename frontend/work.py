"""Our work with a child: since when, who, and why it began, changed and ended."""

from django.contrib import messages
from django.shortcuts import redirect, render

from agencies.models import Team, User
from audit import clock
from audit.reading import at_once
from casework.actions import allocate_child, close_episode, open_episode
from casework.continuity import continuity
from casework.models import Child
from frontend.child_head import child_head
from frontend.forms_children import AllocateForm, WhyCloseForm, WhyOpenForm
from frontend.pages import page, tried
from frontend.words import day_in_words


@page(Child, "casework.view_record")
def child_work(request, child):
    """When social care worked with this child, and every worker they had, with the reasons."""
    episodes = list(child.episodes.select_related("led_by"))
    context = {
        "head": child_head(request, child, "child_work"),
        "episodes": episodes,
        "open": next((episode for episode in episodes if episode.closed_on is None), None),
        "allocations": (allocations := list(_allocations(child))),
        "continuity": continuity_in_words(allocations, child.person.short_name),
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
    found = at_once(
        allocations=_allocations(child),
        workers=User.objects.caseworkers(),
        teams=Team.objects.all(),
    )
    allocations = found.pop("allocations")
    before = next((one for one in allocations if one.until_on is None), None)
    form = AllocateForm(request.POST or None, before=before, **found)
    if form.is_valid() and tried(request, form, allocate_child, child):
        return _saved(request, redirect("child_work", child.ref))
    said = continuity_in_words(allocations, child.person.short_name)
    return _asked(request, child, form, "frontend/child_allocate.html", continuity=said)


def _allocations(child):
    return child.allocations.select_related("worker", "team")


def continuity_in_words(allocations, name):
    """“3 people have worked with Ty since Monday 4 May. 1 of the 2 changes was for our sake.”"""
    found = continuity(allocations)
    if found is None or not found.changes:
        return ""
    since = day_in_words(found.since_on, clock.today())
    said = f"{found.workers} people have worked with {name} since {since}."
    if not found.is_known:
        return said
    if found.changes == 1:
        return f"{said} The change was for {'our' if found.ours else f'{name}’s'} sake."
    were = "was" if found.ours == 1 else "were"
    return f"{said} {found.ours or 'None'} of the {found.changes} changes {were} for our sake."


def _asked(request, child, form, template, **more):
    head = child_head(request, child, "child_work")
    return render(request, template, {"head": head, "form": form, **more})


def _saved(request, response):
    messages.success(request, "Saved, and told in the story.")
    return response
