"""Who an action can be done by besides a user who signs in."""


class System:
    """The system itself: sweeps, and the building of a demo. It opens nothing and may start anything."""

    kind = "system"
    ref = "system"

    def has_perm(self, permission, record):
        """The system acts only where code calls it by name; nobody can sign in as it."""
        return True

    def __str__(self):
        return "the system"


SYSTEM = System()
