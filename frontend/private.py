"""Private links: for people without an account. One link, one purpose, one record, for a while.

The token is exchanged for a cookie at once, so that it stands in no history, no log and no
referrer; opening a link changes nothing. A link that never was, ended or has expired all say the
same.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from audit import events
from casework.actions import end_links, link_the_caller
from casework.actions.links import link_of, live_links
from casework.models import Link, Referral
from frontend.pages import page
from frontend.private_cookies import COOKIE, PATH, carried, carry
from frontend.private_pages import is_read, opened, received_by
from frontend.private_told import answer, ask_for_code, received
from frontend.throttle import is_stopped, is_too_often


@login_not_required
@never_cache
def private_open(request, token):
    """Exchange a token for a cookie that only these pages see."""
    link = link_of(token)
    response = redirect("private")
    # Who guessed too often opens nothing for a while; an address is not counted for what opens.
    if link and not is_stopped(request, "missed"):
        carry(response, COOKIE, link.ref)
    else:
        is_too_often(request, "missed")
        response.delete_cookie(COOKIE, path=PATH)
    return response


@login_not_required
@never_cache
def private(request):
    """What this link is for, as long as it lasts."""
    return _opened(request)


@login_not_required
@never_cache
def private_answer(request):
    """Whoever told us says what they think of what they were told, or tells more."""
    return _opened(request, {received: answer})


def _opened(request, instead=None):
    link = _link(request)
    record, response = opened(request, link, instead)
    if record is not None and is_read(response):
        events.looked(link, "private", record, {each.ref for each in record.children_concerned()})
    return response


@login_not_required
@never_cache
def private_code(request):
    """Send whoever told us a code, to the address they were told at."""
    link, went = _link(request), ""
    referral = received_by(link)
    if request.method == "POST" and referral is not None:
        went = ask_for_code(link, referral)
    return redirect(f"{PATH}{went}")


@page(Referral, link_the_caller.permission)
def referral_link(request, referral):
    """Make a link for the caller, and show it once."""
    address = ""
    if request.method == "POST":
        link = link_the_caller(referral, by=request.user)
        address = request.build_absolute_uri(f"{PATH}{link.token}/")
    links = live_links(referral).select_related("made_by")
    context = {"referral": referral, "link_address": address, "links": links}
    return render(request, "frontend/referral_link.html", context)


@page(Referral, end_links.permission)
def referral_unlink(request, referral):
    """End every link the caller has: one of them reached somebody it should not have."""
    if request.method == "POST":
        end_links(referral, by=request.user)
        messages.success(request, "No link to this call opens anything any more.")
    return redirect("referral_link", referral.ref)


def _link(request):
    ref = carried(request, COOKIE)
    return Link.objects.filter(ref=ref).first() if ref else None
