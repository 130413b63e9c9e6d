"""`@action`: permission, transaction and audit in one line above a function."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit import events
from audit.models import AuditEvent
from audit.writing import Act, concerning, writing


class AlreadyDone(Exception):  # noqa: N818 - it is good news, not an error
    """This very form was sent before; `event` is the audit row of what was done then."""

    def __init__(self, event):
        super().__init__("This was already saved.")
        self.event = event


def action(permission):
    """Make a function the one way to do something to a record.

    The function takes the record, who it is done `by`, and the details. Calling it refuses
    anyone who lacks `permission` on the record (PermissionDenied), then does the work and
    writes the audit in one transaction: without the audit row, nothing happened. `once`, the
    key of the form it was sent with, makes a second sending raise AlreadyDone.
    """

    def decorate(do):
        @wraps(do)
        def act(record, *, by, once=None, **details):
            refuse_a_second_time(once, by)
            try:
                return perform(record, by, once, details)
            except Exception:
                # Two sendings may have raced, and this one met what the other had just done (a
                # row that must not be twice, a later version): the first one's audit row answers.
                refuse_a_second_time(once, by)
                raise

        @transaction.atomic
        def perform(record, by, once, details):
            if not by.has_perm(permission, record):
                raise PermissionDenied(f"{do.__name__} is not for you here.")
            with writing(Act(by, do.__name__)) as under_way:
                result = do(record, by=by, **details)
                concern(record)
                events.wrote(under_way, audited(record, result), once)
            return result

        act.permission = permission
        return act

    return decorate


def refuse_a_second_time(once, by):
    """Raises AlreadyDone when this person sent this form before. Keys of others say nothing."""
    if not once:
        return
    earlier = AuditEvent.objects.filter(once=once, actor_ref=by.ref).first()
    if earlier:
        raise AlreadyDone(earlier)


def concern(record):
    """A record that knows its children names them to the audit."""
    if hasattr(record, "children_concerned"):
        concerning(*record.children_concerned())


def audited(record, result):
    """The record the audit points at: what was made if it has a reference, else the acted on."""
    return result if getattr(result, "ref", None) else record
