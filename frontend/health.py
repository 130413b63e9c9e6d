"""What the machine asks: are you there, and can you work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from audit.sweeping import minutes_behind

PLAIN = "text/plain; charset=utf-8"


@login_not_required
@never_cache
def healthz(request):
    """The process answers."""
    return HttpResponse("ok", content_type=PLAIN)


@login_not_required
@never_cache
def readyz(request):
    """The process answers and its database does too; 503 when it does not.

    An audit that is not being sealed is said, and stops nobody from working.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type=PLAIN)
    return HttpResponse(f"ready{_but()}", content_type=PLAIN)


def _but():
    """What somebody should look at, though Kith can work."""
    try:
        minutes = minutes_behind()
    except DatabaseError:  # new code, and a database that is migrated in a moment
        return ""
    late = f"{minutes} minute{'s' if minutes > 1 else ''}"
    return f", but the audit has not been sealed for {late}" if minutes else ""
