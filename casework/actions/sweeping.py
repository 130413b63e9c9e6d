"""What the system does by itself, once a day. Access never waits for it."""

from audit.actions import action
from casework.grants import sweep


@action("casework.sweep")
def sweep_grants(nothing, *, by):
    """Take away grants that have ended. They stopped working at their moment, not now."""
    return sweep()
