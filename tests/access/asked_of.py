"""Records that a permission is asked of, in the table of `tests/test_permissions.py`."""

from agencies.roles import Role
from casework.actions import ask_if_known, break_glass, record_entry, restrict_child, seal_entry
from learning.actions import raise_blockage
from tests.factories import ChildFactory, UserFactory, allocate


def raised(host, lead):
    """What got in the way of the school of `lead`."""
    said = {"what": "The portal closes at four", "stopped": "A call after school"}
    return raise_blockage(host, by=lead, **said)


def taken_out(ty, people):
    """What was about somebody else. The reviewer reads it, and a manager of another team."""
    entry = record_entry(ty, by=people["worker"], kind="visit", text="Of somebody else")
    other = UserFactory(agency=people["worker"].agency, role=Role.MANAGER)
    return seal_entry(
        entry, by=people["manager"], why="Another Ty", reviewers=[people["reviewer"], other]
    )


def an_emergency(host, people, east):
    """`duty` asked about a colleague's child, and opened the record."""
    rex = ChildFactory(given_name="Rex", family_name="Quiet")
    allocate(rex, worker=people["worker"], team=east)
    restrict_child(rex, by=people["manager"], why="A colleague’s child")
    enquiry = ask_if_known(
        host, by=people["duty"], name="Rex Quiet", caller_name="Dr Amin", why="He is in A&E"
    )
    return enquiry, break_glass(enquiry, by=people["duty"], child=rex, why="Alone in A&E")
