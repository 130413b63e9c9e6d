"""What is written down around every page."""

from django.utils.encoding import escape_uri_path

from audit import events

REFUSALS = {403, 404}

USES = "camera=({0}), microphone=({0}), geolocation=(), display-capture=(), payment=(), usb=()"
RECORDS = {"entry_record"}
"""The pages on which somebody may photograph, film or record sound."""


class RefusedLooks:
    """Writes down a look that was refused by its path, whether or not anything is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in REFUSALS and request.user.is_authenticated:
            # As it was typed: an address may hold what a database cannot, such as %00.
            events.refused(request.user, escape_uri_path(request.path))
        return response


class WhatAPageMayUse:
    """Tells a browser which of a device's own parts a page may ask for: nearly always none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        page = getattr(request.resolver_match, "url_name", "")
        response.headers.setdefault(
            "Permissions-Policy", USES.format("self" if page in RECORDS else "")
        )
        return response
