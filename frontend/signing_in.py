"""Signing in and out: allauth's own views, with the people of the demo beside the fields."""

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from django.conf import settings

from agencies.models import User
from casework import journal

DEVICE = "journal device"
"""Where a session keeps the number of the device it is on, once a page there asked for a key."""

SHOWN = 15
"""How many people of a demo fit beside the sign-in form."""


class SignIn(LoginView):
    """E-mail and password. In a demo, whom one can be, and the one password they share."""

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "demo": _demo()}


class SignOut(LogoutView):
    """The key of what this browser kept of unsent words goes too: what is left of them is noise."""

    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            journal.destroy(request.user, request.session.get(DEVICE, ""))
        return super().post(request, *args, **kwargs)


def _demo():
    if not settings.DEMO:
        return None
    people = User.objects.filter(is_active=True).select_related("membership__agency")
    shown = people.exclude(membership=None).order_by("pk")[:SHOWN]
    return {
        "password": settings.DEMO_PASSWORD,
        "people": [
            {"email": user.email, "name": user.name, "what": _what(user.membership)}
            for user in shown
        ],
    }


def _what(membership):
    return f"{membership.job or membership.get_role_display()}, {membership.agency}"


sign_in = SignIn.as_view()
sign_in_again = ReauthenticateView.as_view()
sign_out = SignOut.as_view()
