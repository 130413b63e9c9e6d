"""A plan: read by whoever is part of it, added to by workers, and said of how it goes."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from agencies.models import Agency
from audit import clock
from audit.reading import at_once, keys_of
from casework.actions import add_goal, add_step, contribute, progress_step
from casework.levels import Level
from casework.made import at_once_for
from casework.models import Child, Goal, Share, Step
from casework.network import helper_lines, helpers
from casework.people import siblings
from casework.preview import kept_back, withheld
from frontend.addresses import address
from frontend.attaching import files_of, waiting
from frontend.child_head import child_head
from frontend.drafting import drafted, unfinished
from frontend.forms_plan import ContributeForm, GoalForm, ProgressForm, StepForm
from frontend.pages import page, tried
from frontend.plan_reading import plan_lists, plan_reading, with_what_is_kept_back


@page(Child, Goal.VIEW)
def child_plan(request, child):
    """The one plan: whole for its workers; for a partner their own part, then what they may see."""
    head = child_head(request, child, "child_plan")
    user, is_staff = request.user, request.user.is_record_staff
    found = at_once_for(user, _lists, child=child)
    reading = plan_reading(user, child, head.may, found)
    if is_staff:
        reading = with_what_is_kept_back(reading, kept_back(child, found["withheld"]))
    context = {
        "head": head,
        "reading": reading,
        "host": user.agency if is_staff else found["host"][0],
        "today": clock.today(),
        "shares": found["shares"],
    }
    return render(request, "frontend/child_plan.html", context)


def _lists(user, child):
    lists, shares = plan_lists(user, child), Share.objects.live().filter(child=child)
    if user.is_record_staff:
        lists["withheld"] = withheld(child)
    else:
        lists["host"], shares = Agency.objects.filter(is_host=True), shares.reaching(user)
    return lists | {"shares": shares.select_related("agency", "user")}


@page(Child, add_goal.permission)
def child_goal(request, child):
    """Add a goal to the plan of a child, or of several together, with its first steps."""
    user, others = request.user, siblings(child).permitting(request.user, add_goal.permission)
    about = Q(child=child) | Q(child__among=keys_of("others"))
    lists = {"others": others, "cards": helper_lines(user, about), "readers": _readers(child)}
    found = at_once(**lists, **unfinished(request))
    children, who = [child, *found["others"]], helpers(found["cards"])
    writing = drafted(request, GoalForm, found, children=children, helpers=who)
    if "another" in request.POST:
        writing.form = writing.form.with_another()
    elif request.method == "POST" and writing.form.is_valid():
        first, *also = writing.form.cleaned_data.pop("child")
        if tried(request, writing.form, add_goal, first, also=also):
            return _saved(request, writing, child, "The goal is in the plan.")
    return _shown(request, writing, child, readers=found["readers"])


@page(Goal, add_step.permission)
def goal_step(request, goal):
    """Add a step towards a goal."""
    child = goal.plan.child
    cards = helper_lines(request.user, Q(child=child))
    found = at_once(cards=cards, readers=_readers(child), **unfinished(request))
    writing = drafted(request, StepForm, found, helpers=helpers(found["cards"]))
    if _done(request, writing, add_step, goal):
        return _saved(request, writing, child, "The step is in the plan.")
    return _shown(request, writing, child, goal=goal, readers=found["readers"])


@page(Step, progress_step.permission)
def step_progress(request, step):
    """Say how a step is going: done or not yet, and in words."""
    child = step.goal.plan.child
    initial = {"is_done": "yes" if step.done_at else None}
    writing = drafted(request, ProgressForm, initial=initial)
    if _done(request, writing, progress_step, step):
        return _saved(request, writing, child, "Thank you. The workers can read it now.")
    return _shown(request, writing, child, step=step)


@page(Child, contribute.permission)
def child_contribute(request, child):
    """Somebody who helps adds what they saw, with a photograph or a document if they have one."""
    found = at_once(**unfinished(request), **waiting(request, child.ref))
    writing = drafted(request, ContributeForm, found, name=child.person.short_name)
    files = files_of(request, writing, [child], found)
    if writing.form.is_valid() and files.recorded(request, writing.form, contribute, child):
        writing.finish()
        messages.success(request, "Thank you. The workers can read it now.")
        return redirect(address(child))
    files.say_what_was_refused(writing.form)
    return _shown(request, writing, child, files=files)


def _readers(child):
    """The shares by which others read whatever is added to this plan."""
    reading = Share.objects.live().filter(child=child, level__gte=Level.PLAN)
    return reading.select_related("agency", "user")


def _done(request, writing, act, record):
    if request.method != "POST" or not writing.form.is_valid():
        return None
    return tried(request, writing.form, act, record)


def _saved(request, writing, child, sentence):
    writing.finish()
    messages.success(request, sentence)
    return redirect("child_plan", child.ref)


def _shown(request, writing, child, **context):
    head = child_head(request, child, "child_plan")
    context |= {"head": head, "writing": writing, "form": writing.form}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
