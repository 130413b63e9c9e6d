"""Kith's addresses and the floor: signed in, one look written down, nothing shown."""

from django.http import HttpResponse
from django.urls import include, path

from audit import events


def floor(request):
    """What no page can do without: session, user, and one row in the audit."""
    response = HttpResponse("ok")
    events.looked(request.user, "floor", None, ())
    return response


urlpatterns = [path("bench/floor/", floor, name="floor"), path("", include("config.urls"))]
