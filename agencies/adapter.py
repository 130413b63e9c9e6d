from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs themselves up: accounts are made by an administrator."""

    def is_open_for_signup(self, request):
        return False
