"""What is being written, by whom. Records can be saved only while something is."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class UnauditedWriteError(RuntimeError):
    """A record was written without going through one of its actions."""


@dataclass
class Act:
    """One action under way: who does it, its name, and the children it turns out to concern."""

    by: object
    did: str
    child_refs: set = field(default_factory=set)


_act = ContextVar("act", default=None)


@contextmanager
def writing(act):
    """Allow records to be written. Only `action` uses this, and the factories of tests."""
    token = _act.set(act)
    try:
        yield act
    finally:
        _act.reset(token)


def current_act():
    """The action under way. Raises UnauditedWriteError when there is none."""
    act = _act.get()
    if act is None:
        raise UnauditedWriteError("Nothing is being done: this runs only inside an action.")
    return act


def must_be_writing(model):
    """Raises UnauditedWriteError unless an action is under way."""
    if _act.get() is None:
        raise UnauditedWriteError(f"{model.__name__} is written only by an action.")


def concerning(*children):
    """Say which children the action under way concerns; each gets a row in the audit."""
    current_act().child_refs.update(child.ref for child in children)


def writer(instance=None, **_):
    """The user whose action is under way, for a record's history; None for a link or the system."""
    act = _act.get()
    by = act.by if act else None
    return by if hasattr(by, "password") else None
