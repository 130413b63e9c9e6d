"""No restricted record is left to one person: an illness would close it to everybody."""

from django.core.exceptions import ValidationError

from casework.grants import people_with_access

FEWEST_WITH_ACCESS = 2

TOO_FEW = (
    "Fewer than two people could open this record. "
    "First give the child to a team of at least two, or to a worker and a team."
)


def must_leave_enough(child):
    """Raise ValidationError when fewer than two people are left who can open a restricted record.

    Asked at the end of an action, which is then undone whole.
    """
    if child.is_restricted and people_with_access(child).count() < FEWEST_WITH_ACCESS:
        raise ValidationError(TOO_FEW)
