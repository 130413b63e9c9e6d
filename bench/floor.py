"""The least a page can be: somebody signed in, one row in the audit, two letters."""

from django.http import HttpResponse

from audit import events


def floor(request):
    """What session, user, middleware and one audit row cost, before a page does anything."""
    events.listed(request.user, "floor", [request.user.ref])
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
