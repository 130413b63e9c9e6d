"""Advice that was given without a call: given, found again, and asked after."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from casework.actions import give_advice, say_what_came
from casework.actions.advice import SAID
from casework.models import Advice, Referral
from casework.paging import page_of
from frontend.addresses import address
from frontend.drafting import drafted
from frontend.forms_advice import CALLS, AdviceForm, CameForm
from frontend.pages import host_page, page, tried
from learning.advice import advice_given


@host_page(give_advice.permission)
def advice_new(request, host):
    """Somebody asks what to do, and no referral is made: three answers."""
    writing = drafted(request, AdviceForm)
    if writing.form.is_valid() and (given := tried(request, writing.form, give_advice, host)):
        writing.finish()
        messages.success(request, "The advice is kept. In a month you are asked what came of it.")
        return redirect(address(given))
    context = {"form": writing.form, "writing": writing}
    return render(request, "frontend/advice_new.html", context)


@host_page(give_advice.permission)
def advice_list(request, host):
    """All advice that was given, newest first."""
    given = Advice.objects.permitting(request.user, Advice.VIEW)
    shown = page_of(given, request.GET.get("after", ""), by="given_at")
    context = {"shown": shown, "advice": advice_given(request.user)}
    return render(request, "frontend/advice_list.html", context)


@page(Advice, Advice.VIEW)
def advice(request, advice):
    """What was asked and advised; what came of it, or the form to say so."""
    form = None
    if not advice.came_of_it:
        form = CameForm(
            request.POST if request.method == "POST" else None, calls=_calls(request.user, advice)
        )
        if form.is_valid() and tried(request, form, say_what_came, advice):
            messages.success(request, "What came of it is kept.")
            return redirect(address(advice))
    elif request.method == "POST":
        messages.info(request, SAID)
        return redirect(address(advice))
    calls = Referral.objects.permitting(request.user, Referral.VIEW)
    context = {"advice": advice, "form": form, "call": calls.filter(pk=advice.referral_id).first()}
    return render(request, "frontend/advice.html", context)


def _calls(user, advice):
    """Calls the same people made since, as far as `user` may read them."""
    calls = Referral.objects.permitting(user, Referral.VIEW).order_by("received_at", "pk")
    theirs = Q(caller_name__iexact=advice.asked_by)
    if advice.agency_id:
        theirs |= Q(agency=advice.agency_id)
    return list(calls.filter(theirs, received_at__gte=advice.given_at)[:CALLS])
