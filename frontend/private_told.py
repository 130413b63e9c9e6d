"""The page of whoever told us something: where it stands; and, after a code, what was decided."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from feedback.actions import answer_told, enter_code, send_code
from feedback.actions.told import mail_is_set
from frontend.forms_told import AnswerForm, CodeForm, MoreForm
from frontend.private_cookies import CODE_COOKIE, PATH, carried, carry

WRONG = "That code does not open it. Write the newest one we sent, or ask for another."
SENT = "A code is on its way. It works for a quarter of an hour."
THANKS = "Thank you. What you said is kept, in your words, and a social worker reads it."
NOT_SENT = "No code could be sent. Please ring us."


def received(request, link, referral):
    """What somebody told us was received; the rest for whoever reads the mail it was told to."""
    told, asks, is_open = _told(request, link, referral)
    form = CodeForm(request.POST if asks and request.method == "POST" else None)
    if form.is_valid():
        if enter_code(referral, by=link, **form.cleaned_data):
            return carry(redirect(request.path), CODE_COOKIE, link.ref)
        form.add_error("code", WRONG)
    said = {"sent": SENT, "unsent": NOT_SENT, "thanks": THANKS}
    context = {"referral": referral, "told": told if is_open else None, "asks": asks, "form": form}
    context["said"] = next((said[each] for each in said if each in request.GET), "")
    return render(request, "frontend/private_referral.html", context)


def unread(request, link, message):
    """What somebody wrote to us was received, and nobody has taken it up yet."""
    return render(request, "frontend/private_message.html", {"message": message})


def answer(request, link, referral):
    """Say what one thinks of it, where the rest was read; and else what more one knows."""
    *_, is_open = _told(request, link, referral)
    form = (AnswerForm if is_open else MoreForm)(request.POST or None)
    if form.is_valid():
        answer_told(referral, by=link, **form.cleaned_data)
        return redirect(f"{PATH}?thanks")
    return render(request, "frontend/private_answer.html", {"form": form, "is_open": is_open})


def _told(request, link, referral):
    """(what they were told last, whether a code opens it, whether one has on this browser)."""
    told = referral.told.select_related("told_by").last()
    asks = told is not None and told.needs_code and mail_is_set()
    return told, asks, asks and carried(request, CODE_COOKIE) == link.ref


def ask_for_code(link, referral):
    """Send a code to the address they were told at. Says how it went, in the address to go on."""
    try:
        send_code(referral, by=link)
    except ValidationError:
        return "?unsent"
    return "?sent"
