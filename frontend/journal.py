"""What a page asks for so that no word is lost: the key of its journal, and who is signed in here.

Both answer programs of our own pages. Neither tells anything of a child.
"""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casework import journal
from frontend.pages import listing
from frontend.signing_in import DEVICE

A_DEVICE = re.compile(r"[0-9a-f]{32}")


@listing
@require_POST
def draft_key(request):
    """The key of this person's journal on this device, or none where no journal is kept."""
    device = request.POST.get("device", "")
    if not A_DEVICE.fullmatch(device):
        return HttpResponseBadRequest("This does not say which device it is.")
    if not journal.is_kept_for(request.user):
        return JsonResponse({"key": None})
    if request.session.get(DEVICE) != device:
        request.session[DEVICE] = device  # so that signing out knows which key to destroy
    return JsonResponse({"key": journal.key_of(request.user, device)})


@login_not_required
@never_cache
@require_safe
def draft_here(request):
    """Who is signed in, for a page that was open longer than its session, and a token to go on.

    Another site may send somebody here, but no browser lets it read the answer.
    """
    writer = request.user.ref if request.user.is_authenticated else ""
    return JsonResponse({"writer": writer, "csrf": get_token(request)})
