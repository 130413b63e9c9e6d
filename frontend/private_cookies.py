"""What a browser carries while a private link is open on it: which link, signed, and no more."""

from django.conf import settings
from django.core import signing

COOKIE, CODE_COOKIE = "kith-link", "kith-code"
PATH = "/f/"
SALTS = {COOKIE: "private link", CODE_COOKIE: "code of a private link"}
LASTS = 60 * 60
"""Seconds a link stays open on one device before it has to be pressed again."""


def carried(request, name):
    """The reference that this cookie carries, or "": none, made up or too old say the same."""
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=SALTS[name], max_age=LASTS)
    except signing.BadSignature:
        return ""


def carry(response, name, ref):
    """Let the browser carry this reference for a while, to private pages alone."""
    response.set_cookie(
        name,
        signing.dumps(ref, salt=SALTS[name]),
        max_age=LASTS,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
