"""Somebody who does not see a child yet: to whom rows are chosen for, before a share is made."""

from dataclasses import dataclass, field
from typing import Any

from agencies.roles import Role
from casework.levels import READING, Level


@dataclass(frozen=True)
class Recipient:
    """An agency's leads, or one named person, as they will read a child once it is shared.

    It stands in for a user wherever rows are chosen (`permitting`), so that what is shown before
    a share and what is seen after it are answers of the same rule. It can do nothing: it has no
    `has_perm`. `kept_goals` and `kept_steps` are the keys of what the share will keep back.
    """

    child: Any
    agency: Any
    level: Level
    user: Any = None
    may_contribute: bool = True
    kept_goals: frozenset = field(default_factory=frozenset)
    kept_steps: frozenset = field(default_factory=frozenset)

    kind = "recipient"
    is_active = True
    is_record_staff = False

    @property
    def pk(self):
        """The key of the person, or one that nobody has."""
        return self.user.pk if self.user else 0

    @property
    def role(self):
        return self.user.role if self.user else Role.LEAD

    @property
    def group_ids(self):
        """Whose grants they see by already: for an agency, those of its leads."""
        return self.user.group_ids if self.user else (self.agency.staff_id,)

    @property
    def agency_id(self):
        return self.agency.pk

    @property
    def levels(self):
        """The levels the share will grant."""
        return levels_granted(self.level, self.may_contribute)


def levels_granted(level, may_contribute):
    """The levels a share grants: its own, those below it, and contributing if agreed."""
    granted = [each for each in READING if each <= level]
    return [*granted, Level.CONTRIBUTE] if may_contribute else granted
