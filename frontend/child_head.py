"""The head of every page about a child: whose page this is, and where else one may go."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from frontend.ages import age_of

TABS = (
    ("At a glance", "child", "casework.view_network"),
    ("Story", "child_story", "casework.view_network"),
    ("Plan", "child_plan", "casework.view_plan"),
    ("Map", "child_map", "casework.view_assessment"),
    ("Who helps", "child_network", "casework.view_network"),
    ("Sharing", "child_share", "casework.share_child"),
    ("Our work", "child_work", "casework.view_record"),
    ("Who looked", "child_looks", "casework.see_looks"),
)


class Tab(NamedTuple):
    """One page about this child that the reader may open."""

    name: str
    address: str
    current: bool


@dataclass(frozen=True)
class ChildHead:
    """Name, age and how to be told things; the tabs; and `may`, the reader's permissions.

    `emergency_until` is when an emergency reading ends; `open_to` how many people can open a
    restricted record, for those who work with it.
    """

    child: object
    tabs: list
    may: frozenset
    emergency_until: datetime | None = None
    open_to: int | None = None

    @property
    def name(self):
        return self.child.person.name

    @property
    def short_name(self):
        return self.child.person.short_name

    @property
    def age(self):
        """“9 years old”, or when the child is expected."""
        return age_of(self.child.person)

    @property
    def pronouns(self):
        return self.child.person.pronouns

    @property
    def likes_to_be_told(self):
        """How to bring news to this child, for those who are part of the plan."""
        return self.child.likes_to_be_told if "casework.view_plan" in self.may else ""

    @property
    def birth_name(self):
        """The name on the certificate, where it differs and the reader has the record."""
        person = self.child.person
        differs = self.sees_record and person.full_name != person.name
        return person.full_name if differs else ""

    @property
    def born_on(self):
        """The day of birth, for a reader who has the record; others are told the age."""
        return self.child.person.born_on if self.sees_record else None

    @property
    def sees_record(self):
        return "casework.view_record" in self.may

    @property
    def may_record(self):
        return "casework.record_entry" in self.may

    @property
    def may_plan(self):
        return "casework.plan_child" in self.may

    @property
    def may_assess(self):
        return "casework.assess_child" in self.may

    @property
    def may_decide(self):
        return "casework.decide" in self.may

    @property
    def may_allocate(self):
        return "casework.allocate_child" in self.may

    @property
    def may_restrict(self):
        return "casework.restrict_child" in self.may

    @property
    def may_contribute(self):
        """Adds what they saw, and has no recorder of their own."""
        return "casework.contribute" in self.may and not self.may_record


def child_head(request, child, here):
    """The head of `child` for whoever asks; `here` names the page that is open."""
    reach = next(reach for reach in request.reaches if reach.child == child)
    may = reach.may
    tabs = [
        Tab(name, reverse(page, args=[child.ref]), page == here)
        for name, page, permission in TABS
        if permission in may
    ]
    if "casework.record_entry" in may:
        return ChildHead(child, tabs, may, open_to=reach.open_to)
    return ChildHead(child, tabs, may, emergency_until=reach.emergency_until)
