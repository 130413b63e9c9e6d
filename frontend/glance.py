"""Everything a stranger must know about one child on one screen, as far as its reader may know."""

from dataclasses import dataclass, field

from django.db.models import Q

from assessments.models import Assessment
from assessments.worries import newest, newest_needs, worries
from audit.reading import keys_of
from casework.kin import family_lists
from casework.made import at_once_for
from casework.models import (
    Address,
    Allocation,
    Child,
    FamilyMembership,
    Involvement,
    Referral,
    Relationship,
    Step,
)
from casework.protection import now_lists
from casework.story import last_times, pinned
from frontend.in_force import InForce, in_force
from frontend.telling import Telling
from frontend.templatetags.lists import who

PARTS = frozenset({"casework.view_plan", "casework.view_assessment", "casework.view_record"})
"""What decides which lists there are."""

STEPS, WORRIES = 4, 2
"""What one screen holds."""


@dataclass
class Glance:
    """What the page shows. A part its reader may not know of stays empty, and has no heading."""

    helpers: list
    in_force: InForce
    own_words: Telling | None = None
    steps: list = field(default_factory=list)
    worries: list = field(default_factory=list)
    assessment: Assessment | None = None
    finished: Assessment | None = None
    referral: Referral | None = None
    works: Allocation | None = None
    seen: Telling | None = None
    alone: Telling | None = None
    pinned: list = field(default_factory=list)
    family: object = None
    may_assess: bool = False

    @property
    def worker_is_on_card(self):
        """Whether the worker is on the network card already."""
        return any(one.user_id == self.works.worker_id for one in self.helpers)


@dataclass
class FamilyOf:
    """Who lives with a child, who is who, and where; only for readers of the whole record."""

    relatives: list
    household: list
    addresses: list
    child: Child

    @property
    def at_home(self):
        """Who lives with the child: “Dawn Harper (mother)”, brothers and sisters last."""
        people = {member.person_id: member.person for member in self.household}
        grown = [one for one in self.others if one.person_id in people]
        known = {one.person_id for one in grown}
        names = [person.short_name for key, person in people.items() if key not in known]
        return [f"{one.person.name} ({who(one)})" for one in grown] + names

    @property
    def elsewhere(self):
        """The relatives who do not live with the child, brothers and sisters apart."""
        home = {member.person_id for member in self.household}
        return [one for one in self.others if one.person_id not in home]

    @property
    def responsible(self):
        """Who has parental responsibility."""
        return [one.person.name for one in self.relatives if one.has_parental_responsibility]

    @property
    def others(self):
        """The relatives who are not brothers or sisters: parents, grandparents, a neighbour."""
        siblings = Relationship.BROTHERS_AND_SISTERS
        return [one for one in self.relatives if one.kind not in siblings]

    @property
    def brothers_and_sisters(self):
        """The children of the family with a record this reader may open, eldest first."""
        people = [member.person for member in self.household]
        people += [
            relative.person
            for relative in self.relatives
            if relative.kind in Relationship.BROTHERS_AND_SISTERS
        ]
        found = {person.child.pk: person.child for person in people if hasattr(person, "child")}
        return sorted(found.values(), key=_by_age)

    @property
    def address(self):
        """Where the child lives now."""
        return next((each for each in self.addresses if each.person_id == self.child.person_id), "")

    @property
    def must_not_be_told(self):
        """[(who must not know, whose homes)]: the child's own, and those of people near them."""
        kept_from = {}
        for each in self.addresses:
            if each.is_protected:
                names = kept_from.setdefault(each.who_must_not_know, [])
                names.append(each.person.short_name)
        return list(kept_from.items())


def _by_age(child):
    return (child.person.born_on is None, child.person.born_on or child.pk)


def glance(head, user):
    """Gather the page of `head`'s child for `user`."""
    child = head.child
    found = at_once_for(user, _lists, head.may & PARTS, child=child)
    page = Glance(found["helpers"], in_force(found, is_whole=head.sees_record))
    page.own_words = _telling(found["words"])
    page.steps = found.get("steps", [])
    page.pinned = [Telling(row) for row in found["pinned"]]
    if "casework.view_assessment" in head.may:
        _add_assessments(page, found)
        page.may_assess = head.may_assess and not page.assessment
    if head.sees_record:
        page.seen, page.alone = _telling(found["seen"]), _telling(found["alone"])
        page.family = FamilyOf(found["relatives"], found["household"], found["addresses"], child)
        page.works = _first(found["works"])
        page.referral = None if page.worries else _first(found["referral"])
    return page


def _lists(user, child, may):
    """Everything the page asks for, as far as its reader may know it."""
    lists = {"helpers": helpers(child, user), **last_times(child, user)}
    lists |= {"pinned": pinned(child, user)}
    lists |= now_lists(user, sees_record="casework.view_record" in may, child=child)
    if "casework.view_plan" in may:
        lists["steps"] = _steps(child, user)
    if "casework.view_assessment" in may:
        lists |= {"assessments": newest(child, user), "needs": newest_needs(child, user)}
    if "casework.view_record" in may:
        referrals = Referral.objects.permitting(user, Referral.VIEW).filter(child_rows__child=child)
        lists |= {"works": who_works(child), "referral": referrals[:1]}
        lists |= {**family_lists(child, user), "addresses": _addresses(child)}
    return lists


def helpers(child, user):
    """The network card: who helps today."""
    lines = Involvement.objects.permitting(user, Child.VIEW).current().filter(child=child)
    return lines.select_related("agency").order_by("pk")


def _addresses(child):
    """Where they all live now: the child, and those found beside in `family_lists`."""
    relatives = Relationship.objects.filter(pk__among=keys_of("relatives"))
    household = FamilyMembership.objects.filter(pk__among=keys_of("household"))
    near = Q(person__in=relatives.values("person")) | Q(person__in=household.values("person"))
    lived_in = Address.objects.filter(near | Q(person=child.person_id), lived_until_on=None)
    return lived_in.select_related("person")


def who_works(child):
    """The worker and team this child has today."""
    current = Allocation.objects.current().filter(child=child)
    return current.select_related("worker__membership", "team")[:1]


def _steps(child, user):
    to_do = {"goal__plan__child": child, "done_at": None, "goal__ended_on": None}
    steps = Step.objects.permitting(user, Step.VIEW).filter(**to_do).in_order()
    return steps[:STEPS]


def _add_assessments(page, found):
    page.assessment = _first(one for one in found["assessments"] if not one.is_concluded)
    page.finished = _first(one for one in found["assessments"] if one.is_concluded)
    page.worries = worries(found["needs"])[:WORRIES]


def _first(rows):
    return next(iter(rows), None)


def _telling(rows):
    return Telling(rows[0]) if rows else None
