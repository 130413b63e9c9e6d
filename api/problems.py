"""When the answer is no: a problem document (RFC 9457) that says what is wrong, and of nobody.

What it says depends on its status alone. So a child who is hidden and a child who never existed
are answered in the same bytes.
"""

from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.http import JsonResponse
from django.views.defaults import server_error
from rest_framework.exceptions import APIException, ParseError
from rest_framework.views import exception_handler

from casework.purposes import PURPOSES

MEDIA_TYPE = "application/problem+json"

DETAILS = {
    400: "This could not be read as a question.",
    401: "Sign in first.",
    403: "This is here, but it is not for you to open.",
    404: "There is nothing here that you may see.",
    405: "This can be read, not changed.",
    500: "Something broke on our side. Nothing was changed.",
}


class BrokenCursor(APIException):
    """A list was asked to go on from a place we never gave."""

    status_code = 400
    problem = {
        "detail": "“after” is not a cursor that was given as “next”. Leave it out to begin again."
    }


class SayWhy(APIException):
    """A worker opens a child not their own, and has yet to say why."""

    status_code = 403
    problem = {
        "type": "urn:kith:say-why",
        "title": "Say why you open this",
        "detail": "This child is not your own work. Ask again with “purpose” and one of these.",
        "purposes": PURPOSES,
    }


def problem(error, context):
    """The answer to anything refused, as a problem document; None for what broke."""
    if isinstance(error, SuspiciousOperation):  # a question of a thousand parts, for one
        error = ParseError()
    response = exception_handler(error, context)
    if response is not None:
        response.data = document(response.status_code) | getattr(error, "problem", {})
        response.content_type = MEDIA_TYPE
    return response


def document(status):
    """What a problem of this status says."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": DETAILS.get(status, HTTPStatus(status).description),
    }


def broken(request):
    """What a program, or a person, is told when something broke."""
    if request.path.startswith("/api/"):
        return JsonResponse(document(500), status=500, content_type=MEDIA_TYPE)
    return server_error(request)
