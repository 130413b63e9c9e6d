"""Help that is given: written down, ended, and what the family thinks of it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from audit.reading import at_once, keys_of
from casework.actions import add_service, end_service, say_of_service, withdraw
from casework.models import Child, Service
from casework.network import helper_lines, helpers
from casework.people import siblings
from frontend.child_head import child_head
from frontend.forms_protection import WithdrawForm
from frontend.forms_services import ServiceEndForm, ServiceForm, ServiceViewForm
from frontend.pages import page, tried

IN_THE_PLAN = "It stands in the plan."


@page(Child, add_service.permission)
def child_service(request, child):
    """Write down help a child is given: any by a worker, their own by somebody of an agency."""
    form = ServiceForm(request.POST or None, **_whom(request, child))
    if form.is_valid() and tried(request, form, add_service, form.first):
        messages.success(request, f"Thank you. {IN_THE_PLAN}")
        return redirect(_back_to(request, child))
    return _asked(request, child, form, back=_back_to(request, child))


def _whom(request, child):
    """The children it can be written to, and who can give it."""
    user = request.user
    if not user.is_record_staff:
        return {"children": [child]}
    others = siblings(child).permitting(user, add_service.permission)
    about = Q(child=child) | Q(child__among=keys_of("others"))
    found = at_once(others=others, cards=helper_lines(user, about))
    return {"children": [child, *found["others"]], "helpers": helpers(found["cards"])}


def _back_to(request, child):
    """The plan, or the child's page for whoever may not read a plan."""
    may = next(reach.may for reach in request.reaches if reach.child == child)
    return reverse("child_plan" if Service.VIEW in may else "child", args=[child.ref])


@page(Service, end_service.permission)
def service_end(request, service):
    """Say until when it was given."""
    return _done(request, service, ServiceEndForm(request.POST or None), end_service)


@page(Service, say_of_service.permission)
def service_view(request, service):
    """Write down what somebody of the family thinks of it."""
    return _done(request, service, ServiceViewForm(request.POST or None), say_of_service)


@page(Service, withdraw.permission)
def service_withdraw(request, service):
    """Say that it was written down by mistake."""
    return _done(request, service, WithdrawForm(request.POST or None), withdraw)


def _done(request, service, form, act):
    if form.is_valid() and tried(request, form, act, service):
        messages.success(request, "Saved.")
        return redirect("child_plan", service.child.ref)
    return _asked(request, service.child, form, service=service)


def _asked(request, child, form, **shown):
    context = {"head": child_head(request, child, "child_plan"), "form": form, **shown}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
