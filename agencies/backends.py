"""How people sign in, and how every permission is answered."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend


class SignIn(AuthenticationBackend):
    """E-mail and password, by allauth; the user comes with membership and groups in one query."""

    def get_user(self, user_id):
        user = get_user_model().objects.signed_in(user_id)
        return user if user and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj, perm, obj=None):
        """Signing in permits nothing: Django's permissions for everything at once are not asked."""
        return False


class RowPermissions(BaseBackend):
    """Answers `user.has_perm(permission, record)` from the record's own queryset.

    So the rule that chooses the rows of a list and the rule that opens one record are the
    same rule, and cannot disagree.
    """

    def has_perm(self, user_obj, perm, obj=None):
        if obj is None:
            return False
        return type(obj).objects.permitting(user_obj, perm).filter(pk=obj.pk).exists()
