"""Orders and protection: what is in force for a child, and everything that was ever so."""

from django.contrib import messages
from django.shortcuts import redirect, render

from audit.reading import at_once, attach
from casework.actions import (
    add_legal_status,
    begin_section47,
    end_legal_status,
    end_protection_plan,
    end_section47,
    record_meeting,
    tell_the_plan,
    withdraw,
)
from casework.kin import family_lists
from casework.models import Child, LegalStatus, ProtectionPlan, SafetyMeeting, Section47
from casework.protection import all_lists, meeting_rows, now_lists, together
from frontend import forms_meetings as of_meetings
from frontend import forms_protection as forms
from frontend.child_head import child_head
from frontend.choosing import with_siblings
from frontend.drafting import drafted, unfinished
from frontend.forms_legal import LegalForm
from frontend.glance import FamilyOf
from frontend.pages import may, page, tried

SAVED = "Saved, and told in the story."


@page(Child, "casework.view_record")
def child_protection(request, child):
    """Everything of the kind there is, what is in force first; and where to write more down."""
    found = at_once(**all_lists(child, request.user), rows=meeting_rows())
    attach(found["meetings"], "child_rows", found["rows"])
    head = child_head(request, child, "child_work")
    context = {"head": head, "may_write": may(request, record_meeting.permission), **found}
    return render(request, "frontend/child_protection.html", context)


@page(Child, add_legal_status.permission)
def child_legal(request, child):
    """Write down an order, a condition or a care status."""
    user = request.user
    lists = family_lists(child, user) | now_lists(user, sees_record=False, child=child)
    found = at_once(**lists, **unfinished(request))
    family = FamilyOf(found["relatives"], found["household"], [], child)
    known = {"grown_ups": _once_each(family.others), "orders": found["orders"]}
    return _written(request, child, LegalForm, add_legal_status, found, **known)


def _once_each(relatives):
    return list({one.person_id: one.person for one in relatives}.values())


@page(Child, record_meeting.permission)
def child_strategy(request, child):
    """Write down a strategy discussion."""
    return _written(request, child, of_meetings.StrategyForm, record_meeting)


@page(Child, record_meeting.permission)
def child_conference(request, child):
    """Write down an initial child protection conference."""
    return _written(request, child, of_meetings.ConferenceForm, record_meeting)


@page(Child, record_meeting.permission)
def child_review(request, child):
    """Write down a review conference; what the plan is for stands there already."""
    lists = now_lists(request.user, sees_record=True, child=child)
    found = at_once(**lists, **unfinished(request))
    was = {"category": found["protection"][0].category} if found["protection"] else {}
    return _written(request, child, of_meetings.ReviewForm, record_meeting, found, initial=was)


@page(Child, record_meeting.permission)
def child_core_group(request, child):
    """Write down a core group."""
    return _written(request, child, of_meetings.CoreGroupForm, record_meeting)


@page(Child, begin_section47.permission)
def child_section47(request, child):
    """Write down that a section 47 enquiry began."""
    return _written(request, child, forms.EnquiryForm, begin_section47)


def _written(request, child, form_class, act, found=None, **of_form):
    """A page that writes something down for a child and those ticked with them."""
    children = with_siblings(request, child)
    writing = drafted(request, form_class, found, children=children, chosen=child, **of_form)
    form = writing.form
    if form.is_valid():
        first = child if child in form.about else form.about[0]
        if tried(request, form, act, first):
            writing.finish()
            messages.success(request, SAVED)
            return redirect("child_protection", child.ref)
    head = child_head(request, child, "child_work")
    context = {"head": head, "form": form, "writing": writing}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)


@page(LegalStatus, end_legal_status.permission)
def legal_end(request, status):
    """Say that an order ended before its last day."""
    return _ended(request, status, forms.EndLegalForm, end_legal_status)


@page(LegalStatus, tell_the_plan.permission)
def legal_tell(request, status):
    """Decide whether everybody who has the plan knows who must not collect or contact the child."""
    form = forms.TellForm(request.POST or None)
    if form.is_valid() and tried(request, form, tell_the_plan, status):
        messages.success(request, "Saved.")
        return redirect("child_protection", status.child.ref)
    return _asked(request, status, status.child, form)


@page(Section47, end_section47.permission)
def section47_end(request, enquiry):
    """Say what an enquiry found."""
    return _ended(request, enquiry, forms.EndEnquiryForm, end_section47)


@page(ProtectionPlan, end_protection_plan.permission)
def protection_end(request, plan):
    """Say that a plan ended without a review."""
    return _ended(request, plan, forms.EndForm, end_protection_plan)


def _ended(request, record, form_class, act):
    together_with = together(record, request.user, act.permission)
    found = at_once(others=together_with, **unfinished(request))
    writing = drafted(request, form_class, found, others=found["others"])
    if writing.form.is_valid() and tried(request, writing.form, act, record):
        writing.finish()
        messages.success(request, SAVED)
        return redirect("child_protection", record.child.ref)
    return _asked(request, record, record.child, writing.form, writing=writing)


@page(LegalStatus, withdraw.permission)
def legal_withdraw(request, status):
    """Say that an order was written down by mistake."""
    return _withdrawn(request, status, status.child)


@page(Section47, withdraw.permission)
def section47_withdraw(request, enquiry):
    """Say that an enquiry was written down by mistake."""
    return _withdrawn(request, enquiry, enquiry.child)


@page(ProtectionPlan, withdraw.permission)
def protection_withdraw(request, plan):
    """Say that a plan was written down by mistake."""
    return _withdrawn(request, plan, plan.child)


@page(SafetyMeeting, withdraw.permission)
def meeting_withdraw(request, meeting):
    """Say that a meeting was written down by mistake; what it began goes with it."""
    children = meeting.children_concerned()
    came_from = (child for child in children if child.ref == request.GET.get("child"))
    return _withdrawn(request, meeting, next(came_from, children[0]))


def _withdrawn(request, record, child):
    form = forms.WithdrawForm(request.POST or None)
    if form.is_valid() and tried(request, form, withdraw, record):
        messages.success(request, "Withdrawn. What was written, and why it was wrong, both stay.")
        return redirect("child_protection", child.ref)
    return _asked(request, record, child, form)


def _asked(request, record, child, form, **shown):
    head = child_head(request, child, "child_work")
    context = {"head": head, "form": form, "record": record, **shown}
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
