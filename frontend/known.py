"""Is this child known? Asked for somebody who rang, who hears nothing before a ring back."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render

from audit.events import looks_between
from audit.reading import at_once, keys_of
from casework.actions import ask_if_known, break_glass, review_glass, ring_back
from casework.enquiries import answer_lists, with_workers
from casework.models import BreakGlass, Enquiry
from casework.protection import now_lists
from frontend.addresses import address
from frontend.forms_known import BreakGlassForm, KnownForm, ReviewGlassForm, RingBackForm
from frontend.in_force import in_force
from frontend.looks import page_in_words
from frontend.pages import host_page, page, tried


@host_page(ask_if_known.permission)
def known(request, host):
    """Ask. The answer is on the next page, for the worker alone."""
    form = KnownForm(request.POST or None)
    if form.is_valid() and (enquiry := tried(request, form, ask_if_known, host)):
        return redirect("enquiry", enquiry.ref)
    asked = Enquiry.objects.permitting(request.user, Enquiry.VIEW).lately()
    return render(request, "frontend/known.html", {"form": form, "asked": asked[:20]})


@page(Enquiry, Enquiry.VIEW, asks_why=False)
def enquiry(request, enquiry):
    """What we know, and the ring back that comes before anything is said."""
    held = enquiry.agency.phone if enquiry.agency else ""
    return _answer(request, enquiry, RingBackForm(initial={"rung_back_on": held}))


@page(Enquiry, Enquiry.VIEW, asks_why=False)
def enquiry_ring_back(request, enquiry):
    """Write down the ring back."""
    form = RingBackForm(request.POST or None)
    if form.is_valid() and tried(request, form, ring_back, enquiry):
        return redirect("enquiry", enquiry.ref)
    return _answer(request, enquiry, form)


def _answer(request, enquiry, form):
    now = now_lists(request.user, sees_record=True, child__among=keys_of("seen"))
    may_break = Enquiry.objects.permitting(request.user, break_glass.permission)
    found = at_once(
        **answer_lists(enquiry, request.user),
        **(now if enquiry.rung_back_at else {}),
        may_break=may_break.filter(pk=enquiry.pk),
    )
    context = {
        "enquiry": enquiry,
        "form": form,
        "open": [
            (child, works, has_plan, in_force(found, is_whole=True, child=child))
            for child, works, has_plan in with_workers(found["seen"], found["works"])
        ],
        "closed": with_workers(found["closed"], found["works"]),
        "may_break": found["closed"] and found["may_break"],
    }
    return render(request, "frontend/enquiry.html", context)


@page(Enquiry, break_glass.permission, asks_why=False)
@reauthentication_required(allow_get=False)
def glass_break(request, enquiry):
    """Open a restricted record in an emergency: to read, for an hour, and to be reviewed."""
    found = at_once(**answer_lists(enquiry, request.user))
    closed = with_workers(found["closed"], found["works"])
    form = BreakGlassForm(request.POST or None, closed=closed)
    if not form.closed:
        return redirect("enquiry", enquiry.ref)
    if form.is_valid() and (glass := tried(request, form, break_glass, enquiry)):
        return redirect(address(glass.child))
    return render(request, "frontend/glass_break.html", {"form": form, "enquiry": enquiry})


@host_page("agencies.review_glass")
def glass_list(request, host):
    """Emergencies that wait for a reviewer, and those that were reviewed."""
    broken = BreakGlass.objects.permitting(request.user, BreakGlass.VIEW)
    context = {"waiting": broken.waiting(), "reviewed": broken.exclude(reviewed_at=None)[:100]}
    return render(request, "frontend/glass_list.html", context)


@page(BreakGlass, BreakGlass.VIEW, asks_why=False)
def glass(request, glass):
    """One emergency: who, when, why; and what the reviewer finds."""
    form = None if glass.reviewed_at else ReviewGlassForm(request.POST or None)
    if form and form.is_valid() and tried(request, form, review_glass, glass):
        messages.success(request, "Your finding is saved.")
        return redirect("glass_list")
    opened = looks_between(glass.child, glass.user, glass.opened_at, glass.until)
    pages = [(page_in_words(look), look.at) for look in opened]
    return render(request, "frontend/glass.html", {"form": form, "glass": glass, "pages": pages})
