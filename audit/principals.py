"""Who an action can be done by besides a user who signs in."""


class System:
    """The system itself: sweeps, and the building of a demo. Nobody can sign in as it."""

    kind = "system"
    ref = "system"

    def has_perm(self, permission, record):
        """The system acts only where code calls it by name."""
        return True

    def __str__(self):
        return "the system"


class Stranger:
    """Somebody without an account, who can do one thing: write to us."""

    kind = "nobody"
    ref = "nobody"

    def has_perm(self, permission, record):
        """Only what everybody may do."""
        return permission == "agencies.write_to_us"

    def __str__(self):
        return "somebody without an account"


SYSTEM = System()
STRANGER = Stranger()
