"""The page of whoever told us something: where it stands; and, after a code, what was decided."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from feedback.actions import enter_code, send_code
from feedback.actions.told import mail_is_set
from frontend.forms_told import CodeForm
from frontend.private_cookies import CODE_COOKIE, carried, carry

WRONG = "That code does not open it. Write the newest one we sent, or ask for another."
SENT = "A code is on its way. It works for a quarter of an hour."
NOT_SENT = "No code could be sent. Please ring us."


def received(request, link, referral):
    """What somebody told us was received; the rest for whoever reads the mail it was told to."""
    told = referral.told.select_related("told_by").last()
    asks = told is not None and told.needs_code and mail_is_set()
    is_open = asks and carried(request, CODE_COOKIE) == link.ref
    form = CodeForm(request.POST if asks and request.method == "POST" else None)
    if form.is_valid():
        if enter_code(referral, by=link, **form.cleaned_data):
            return carry(redirect(request.path), CODE_COOKIE, link.ref)
        form.add_error("code", WRONG)
    said = {"sent": SENT, "unsent": NOT_SENT}
    context = {"referral": referral, "told": told if is_open else None, "asks": asks, "form": form}
    context["said"] = next((said[each] for each in said if each in request.GET), "")
    return render(request, "frontend/private_referral.html", context)


def ask_for_code(link, referral):
    """Send a code to the address they were told at. Says how it went, in the address to go on."""
    try:
        send_code(referral, by=link)
    except ValidationError:
        return "?unsent"
    return "?sent"
