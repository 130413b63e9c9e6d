"""Who is kept from a record and who is let in: restricting, excluding, colleagues, stepping."""

from django.contrib import messages
from django.shortcuts import redirect, render

from agencies.models import User
from audit.reading import at_once
from casework.actions import (
    end_exclusion,
    exclude_user,
    lift_restriction,
    link_colleague,
    restrict_child,
    step_down,
    step_up,
    unlink_colleague,
)
from casework.grants import people_with_access
from casework.models import Child, Share
from casework.people import siblings
from frontend.child_head import child_head
from frontend.drafting import drafted, unfinished
from frontend.forms_closeness import (
    ColleagueForm,
    EndExclusionForm,
    ExcludeForm,
    StepDownForm,
    StepUpForm,
    WhyForm,
    could_lead,
)
from frontend.pages import page, tried

CLOSING = "id_close_%s"
"""Two forms of this page ask why: each its own label."""


@page(Child, restrict_child.permission)
def child_restrict(request, child):
    """Keep the record close, or open it again."""
    form = WhyForm(request.POST or None, auto_id=CLOSING)
    act = lift_restriction if child.is_restricted else restrict_child
    if form.is_valid() and tried(request, form, act, child):
        return redirect("child_restrict", child.ref)
    return _closeness(request, child, form=form)


@page(Child, exclude_user.permission)
def child_exclude(request, child):
    """Keep one person from the record, and from those of brothers and sisters."""
    form = ExcludeForm(
        request.POST or None, child=child, others=_brothers_and_sisters(request, child)
    )
    if form.is_valid() and (exclusion := tried(request, form, exclude_user, child)):
        messages.success(request, f"{exclusion.user} cannot see this record from now on.")
        is_self = exclusion.user == request.user
        return redirect("home") if is_self else redirect("child_restrict", child.ref)
    return _closeness(request, child, excluding=form)


@page(Child, end_exclusion.permission)
def child_include(request, child):
    """Let somebody see again what the rest of their grants allow."""
    form = EndExclusionForm(request.POST or None, child=child)
    if form.is_valid():
        tried(request, form, end_exclusion, child)
    return redirect("child_restrict", child.ref)


def _closeness(request, child, form=None, excluding=None):
    inside = people_with_access(child).select_related("membership__agency")
    found = at_once(
        people=inside if child.is_restricted else inside.none(),
        exclusions=child.exclusions.filter(ended_at=None).select_related("user"),
        others=_brothers_and_sisters(request, child),
    )
    excluding = excluding or ExcludeForm(child=child, others=found["others"])
    context = {
        "head": child_head(request, child, "child_work"),
        "child": child,
        "form": form if form is not None else excluding,
        "closing": form or WhyForm(auto_id=CLOSING),
        "excluding": excluding,
        "people": found["people"],
        "exclusions": [
            (
                exclusion,
                EndExclusionForm(child=child, auto_id=False, initial={"user": exclusion.user.ref}),
            )
            for exclusion in found["exclusions"]
        ],
    }
    return render(request, "frontend/child_restrict.html", context)


def _brothers_and_sisters(request, child):
    """Those whom this manager may close, too. An aunt of one is most often the aunt of all."""
    return siblings(child).permitting(request.user, exclude_user.permission)


@page(Share, link_colleague.permission, view_permission=link_colleague.permission, asks_why=False)
def share_colleagues(request, share):
    """A safeguarding lead sees which of their own people are linked, and links another."""
    linked = share.colleagues.filter(ended_at=None).select_related("user")
    people = User.objects.filter(is_active=True, membership__agency=share.agency)
    others = people.exclude(pk=request.user.pk).exclude(pk__in=linked.values("user"))
    found = at_once(linked=linked, others=others)
    form = ColleagueForm(request.POST or None, people=found["others"])
    if form.is_valid() and (link := tried(request, form, link_colleague, share)):
        messages.success(request, f"{link.user} can see this child from now on.")
        return redirect("share_colleagues", share.ref)
    context = {
        "head": child_head(request, share.child, "child_network"),
        "share": share,
        "form": form,
        "linked": [(row, ColleagueForm(auto_id=False)) for row in found["linked"]],
        "has_others": found["others"],
    }
    return render(request, "frontend/share_colleagues.html", context)


@page(
    Share, unlink_colleague.permission, view_permission=unlink_colleague.permission, asks_why=False
)
def share_unlink(request, share):
    """Take a colleague away from this child."""
    linked = User.objects.filter(shares__under=share, shares__ended_at=None)
    form = ColleagueForm(request.POST or None, people=linked)
    if form.is_valid() and tried(request, form, unlink_colleague, share):
        messages.success(request, "They cannot see this child any more.")
    return redirect("share_colleagues", share.ref)


@page(Child, step_down.permission)
def child_step_down(request, child):
    """Hand the help to early help: the same record, another lead, grants decided anew."""
    found = at_once(leads=could_lead(child), **unfinished(request))
    return _step(request, child, step_down, found, StepDownForm, leads=found["leads"])


@page(Child, step_up.permission)
def child_step_up(request, child):
    """Take the help back into social care: the same record goes on."""
    return _step(request, child, step_up, at_once(**unfinished(request)), StepUpForm)


def _step(request, child, act, found, form_class, **of_form):
    writing = drafted(request, form_class, found, child=child, **of_form)
    if writing.form.is_valid() and tried(request, writing.form, act, child):
        writing.finish()
        return redirect("child_work", child.ref)
    head = child_head(request, child, "child_work")
    context = {"head": head, "child": child, "form": writing.form, "writing": writing}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
