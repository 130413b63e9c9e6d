"""Is this child known? Asked for somebody who rang, who hears nothing before a ring back."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render

from casework.actions import ask_if_known, break_glass, review_glass, ring_back
from casework.enquiries import with_workers
from casework.models import BreakGlass, Child, Enquiry
from frontend.addresses import address
from frontend.forms_known import BreakGlassForm, KnownForm, ReviewGlassForm, RingBackForm
from frontend.pages import host_page, page, tried


@host_page(ask_if_known.permission)
def known(request, host):
    """Ask. The answer is on the next page, for the worker alone."""
    form = KnownForm(request.POST or None)
    if form.is_valid() and (enquiry := tried(request, form, ask_if_known, host)):
        return redirect("enquiry", enquiry.ref)
    return render(request, "frontend/known.html", {"form": form})


@page(Enquiry, Enquiry.VIEW, asks_why=False)
def enquiry(request, enquiry):
    """What we know, and the ring back that comes before anything is said."""
    return _answer(request, enquiry, RingBackForm())


@page(Enquiry, ring_back.permission, asks_why=False)
def enquiry_ring_back(request, enquiry):
    """Write down the ring back."""
    form = RingBackForm(request.POST or None)
    if form.is_valid() and tried(request, form, ring_back, enquiry):
        return redirect("enquiry", enquiry.ref)
    return _answer(request, enquiry, form)


def _answer(request, enquiry, form):
    found = Child.objects.filter(enquiry_rows__enquiry=enquiry)
    seen = found.permitting(request.user, Child.VIEW)
    closed = found.filter(enquiry_rows__is_closed=True).exclude(pk__in=seen.values("pk"))
    context = {"enquiry": enquiry, "form": form}
    context |= {"open": with_workers(seen), "closed": with_workers(closed)}
    return render(request, "frontend/enquiry.html", context)


@page(Enquiry, break_glass.permission, asks_why=False)
@reauthentication_required(allow_get=False)
def glass_break(request, enquiry):
    """Open a restricted record in an emergency: to read, for an hour, and to be reviewed."""
    closed = Child.objects.filter(enquiry_rows__enquiry=enquiry, enquiry_rows__is_closed=True)
    form = BreakGlassForm(request.POST or None, closed=closed.with_person())
    if form.is_valid() and (glass := tried(request, form, break_glass, enquiry)):
        return redirect(address(glass.child))
    return render(request, "frontend/glass_break.html", {"form": form, "enquiry": enquiry})


@host_page("agencies.review_glass")
def glass_list(request, host):
    """Emergencies that wait for a reviewer, and those that were reviewed."""
    broken = BreakGlass.objects.permitting(request.user, BreakGlass.VIEW).select_related("user")
    return render(request, "frontend/glass_list.html", {"broken": broken[:100]})


@page(BreakGlass, review_glass.permission, asks_why=False)
def glass(request, glass):
    """One emergency: who, when, why; and what the reviewer finds."""
    form = None if glass.reviewed_at else ReviewGlassForm(request.POST or None)
    if form and form.is_valid() and tried(request, form, review_glass, glass):
        messages.success(request, "Your finding is saved.")
        return redirect("glass_list")
    return render(request, "frontend/glass.html", {"form": form, "glass": glass})
