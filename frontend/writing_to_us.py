"""The public page: anybody tells us of a worry, without an account or with one.

It asks nothing of the children we know, so it can tell nothing of them. Nothing typed is lost by
a field that is wrong, and nothing of it stays in the browser: no address holds it, no page is kept.
"""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from audit.actions import AlreadyDone
from audit.principals import STRANGER
from casework.actions import send_message
from casework.models import Message
from frontend.forms_messages import WriteForm
from frontend.pages import METHODS
from frontend.private_cookies import PATH
from frontend.throttle import is_too_often

OFTEN = (
    "Very much was sent to us from where you are. Your words are still here. "
    "Please ring us, or send them again in an hour."
)


@login_not_required
@never_cache
@require_http_methods(METHODS)
def write_to_us(request):
    """Tell us that you are worried about a child, or need help yourself."""
    is_known = request.user.is_authenticated
    form = WriteForm(request.POST if request.method == "POST" else None, is_known=is_known)
    if form.is_valid():
        if not is_too_often(request, "written"):
            return _received(request, form)
        form.add_error(None, OFTEN)
    context = {"form": form, "host": Agency.objects.host(), "is_known": is_known}
    status = HTTPStatus.TOO_MANY_REQUESTS if OFTEN in form.non_field_errors() else HTTPStatus.OK
    return render(request, "frontend/write_to_us.html", context, status=status)


def _received(request, form):
    by = request.user if request.user.is_authenticated else STRANGER
    try:
        message = send_message(
            Agency.objects.host(), by=by, **{**form.cleaned_data, **_known(request.user)}
        )
    except AlreadyDone:
        message = None
    link = request.build_absolute_uri(f"{PATH}{message.token}/") if message else ""
    context = {"message": message, "link_address": link, "host": Agency.objects.host()}
    return render(request, "frontend/write_to_us_thanks.html", context)


def _known(user):
    """What we know of somebody with an account, and so do not ask."""
    if not user.is_authenticated:
        return {}
    membership = getattr(user, "membership", None)
    role = ", ".join(filter(None, [membership.job, membership.agency.name])) if membership else ""
    who = {"name": user.name, "email": user.email, "role": role[:120]}
    return {"sender": Message.Sender.PROFESSIONAL, **who}
