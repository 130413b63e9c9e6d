"""Who asks, and in what they are answered."""

from rest_framework.authentication import SessionAuthentication
from rest_framework.negotiation import BaseContentNegotiation


class SignedIn(SessionAuthentication):
    """Whoever signed in by the page, with the same session."""

    def authenticate_header(self, request):
        """Named in a 401, which must say how one is known here."""
        return 'Session realm="Kith"'

    def enforce_csrf(self, request):
        """Asked only where something can be changed; elsewhere the method itself is refused."""
        if request.method in request.parser_context["view"].allowed_methods:
            super().enforce_csrf(request)


class OnlyJson(BaseContentNegotiation):
    """There is one way to answer, whatever is asked for."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
