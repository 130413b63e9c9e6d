"""Who is who around a child: generations, whose children they are, and who stands beside.

It is drawn from what is written down and no further. Of a brother or sister it says what is known
beyond the whole record only: what is kept to their record (who a father is) stays there. And a
mother who has a record of her own is here the mother she is: her own childhood is not opened.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q

from audit.reading import keys_of
from casework.levels import Level
from casework.models import Child, FamilyMembership, Relationship

Is = Relationship.Kind

UP = {
    Is.MOTHER: 1,
    Is.FATHER: 1,
    Is.STEP_PARENT: 1,
    Is.CARER: 1,
    Is.SIBLING: 0,
    Is.HALF_SIBLING: 0,
    Is.GRANDPARENT: 2,
    Is.GREAT_GRANDPARENT: 3,
    Is.AUNT_OR_UNCLE: 1,
    Is.COUSIN: 0,
}
"""How many generations above the child somebody of the family stands; nobody else has one."""

PARENTS = (Is.MOTHER, Is.FATHER)
RANK = {kind: place for place, kind in enumerate(Is.values)}


class Union(NamedTuple):
    """Those who have children together, or are a couple, and which of the children those are."""

    parents: tuple
    children: tuple


@dataclass
class Relative:
    """Somebody of the family: every tie that this child's own record has to them.

    `parent_of` are the children in the picture of whom their records say so.
    """

    person: Any
    ties: list = field(default_factory=list)
    parent_of: list = field(default_factory=list)
    is_the_child: bool = False
    lives_here: bool = False

    @property
    def has_parental_responsibility(self):
        return any(tie.has_parental_responsibility for tie in self.ties)


@dataclass
class Kin:
    """The family as one reader may know it. People are named by the key of their person."""

    people: dict
    others: list
    generation: dict
    unions: list
    beside: dict
    """{a relative: the one of the family through whom they are one}, where no union says it."""

    @property
    def is_only_the_child(self):
        return len(self.people) == 1

    @property
    def child(self):
        """The child whose family this is."""
        return next(each for each in self.people.values() if each.is_the_child)

    def has_a_parent_of_the_child(self, key):
        """Whether somebody, by key, has a parent in common with the child."""
        child = self.child.person.pk
        return key != child and bool(self._parents_of(child) & self._parents_of(key))

    def _parents_of(self, key):
        return {each for union in self.unions if key in union.children for each in union.parents}


def family_lists(child, user):
    """Who is who to this child and lives with them, for a reader of the whole record."""
    relatives = Relationship.objects.permitting(user, "casework.view_record").current()
    return {
        "relatives": relatives.filter(child=child),
        "household": FamilyMembership.objects.household_of(child, user),
    }


def kin_lists(child, user, *, sees_record):
    """What `kin_of` is made of, as far as this reader may know.

    Brothers and sisters are children with records: who reads less than the whole meets none here.
    """
    if not sees_record:
        known = Relationship.objects.permitting(user, Child.VIEW).current().filter(child=child)
        return {"relatives": known.exclude(kind__in=Relationship.BROTHERS_AND_SISTERS)}
    return {**family_lists(child, user), "their_parents": _their_parents(user)}


def _their_parents(user):
    """The parents of the brothers and sisters found beside, as far as they are widely known."""
    relatives = Relationship.objects.filter(pk__among=keys_of("relatives"))
    siblings = relatives.filter(kind__in=Relationship.BROTHERS_AND_SISTERS)
    household = FamilyMembership.objects.filter(pk__among=keys_of("household"))
    near = Q(person__in=siblings.values("person")) | Q(person__in=household.values("person"))
    ties = Relationship.objects.permitting(user, Child.VIEW).current()
    return ties.filter(
        kind__in=PARENTS, level__lt=Level.RECORD, child__in=Child.objects.filter(near)
    ).select_related("child")


def kin_of(child, found):
    """The family, of what was found of `kin_lists`."""
    people = {child.person_id: Relative(child.person, is_the_child=True)}
    others = {}
    for tie in sorted(found["relatives"], key=lambda tie: (RANK[tie.kind], tie.pk)):
        among = others if tie.kind not in UP and tie.person_id not in people else people
        among.setdefault(tie.person_id, Relative(tie.person)).ties.append(tie)
    _under_one_roof(people, others, found.get("household", ()))
    parents = _parents(child, people, others, found.get("their_parents", ()))
    generation = {key: _generation(each) for key, each in people.items()}
    unions = _unions(people, parents)
    joined = {each for union in unions for each in (*union.parents, *union.children)}
    beside = {key: through for key, through, _ in _through(people) if key not in joined}
    return Kin(people, list(others.values()), levelled(generation, unions), unions, beside)


def _generation(relative):
    return next((UP[tie.kind] for tie in relative.ties if tie.kind in UP), bool(relative.parent_of))


def _under_one_roof(people, others, household):
    """Whoever lives with the child does; a child of whom nothing else is said is one of them."""
    for member in household:
        known = people.get(member.person_id) or others.get(member.person_id)
        if known is None:
            among = people if hasattr(member.person, "child") else others
            known = among[member.person_id] = Relative(member.person)
        known.lives_here = True


def _parents(child, people, others, theirs):
    """{a child of the picture: the keys of their parents}, those of brothers and sisters too."""
    own = [key for key, each in people.items() if any(tie.kind in PARENTS for tie in each.ties)]
    parents = {child.person_id: own}
    for tie in sorted(theirs, key=lambda tie: (RANK[tie.kind], tie.pk)):
        sibling, parent = people.get(tie.child.person_id), tie.person_id
        if sibling is None or any(UP.get(own.kind) for own in sibling.ties):
            continue
        if parent not in people:
            people[parent] = others.pop(parent, None) or Relative(tie.person)
        people[parent].parent_of.append(tie)
        parents.setdefault(tie.child.person_id, []).append(parent)
    return parents


def _unions(people, parents):
    """Parents with the children they have together, eldest first; then parents of parents."""
    place = {key: number for number, key in enumerate(people)}
    together = {}
    for key in sorted(parents, key=lambda key: _birth(people[key].person)):
        couple = tuple(sorted(parents[key], key=place.get))
        together.setdefault(couple, []).append(key)
    unions = [Union(couple, tuple(keys)) for couple, keys in together.items() if couple]
    above = {}
    for key, through, kind in _through(people):
        if kind == Is.GRANDPARENT:
            above.setdefault(through, []).append(key)
        elif kind == Is.STEP_PARENT and not _are_in_one(unions, key, through):
            unions.append(Union((through, key), ()))
    return unions + [Union(tuple(keys), (through,)) for through, keys in above.items()]


def _through(people):
    """(relative, through whom, of which kind), where both are known."""
    for key, each in people.items():
        for tie in each.ties:
            if tie.through_id in people:
                yield key, tie.through_id, tie.kind


def _are_in_one(unions, *keys):
    return any(set(keys) <= set(union.parents) for union in unions)


def _birth(person):
    return (person.born_on is None, str(person.born_on or person.expected_on or ""), person.pk)


def levelled(generation, unions):
    """The generations, so that parents stand above their children and couples side by side.

    What contradicts itself (a mother who is her daughter's child) is drawn as far as it can be.
    """
    levels = dict(generation)
    for _ in levels:
        for parents, children in unions:
            lowest = max([levels[each] for each in parents], default=0)
            for key in parents:
                levels[key] = lowest
            for key in children:
                levels[key] = min(levels[key], lowest - 1)
    return levels
