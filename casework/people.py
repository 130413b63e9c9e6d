"""People, families and who is who to a child. What writes here runs only inside an action."""

from datetime import date

from audit import clock
from audit.records import changed, checked
from casework.grants import regrant_workers
from casework.models import Child, Family, FamilyMembership, Person, Relationship
from casework.names import keep_names


def new_person(*, given_name, family_name="", former_names=(), **details):
    """Somebody we did not know before."""
    person = checked(Person(given_name=given_name, family_name=family_name, **details))
    keep_names(person, former_names)
    return person


def new_child(person):
    """Open a record for this person: the host's workers see it from now on."""
    child = checked(Child(person=person))
    regrant_workers(child)
    return child


def one_family(children, name=""):
    """Put children referred together in one family; one who has a family stays in theirs.

    Two friends told of in one call do not become brothers by it.
    """
    people = [child.person for child in children]
    known = Family.objects.filter(memberships__in=_current(people)).order_by("pk").first()
    family = known or checked(Family(name=name or _family_name(people)))
    for person in people:
        if not _current([person]).exists():
            join_family(family, person)
    return family


def join_family(family, person):
    """Somebody is part of this family now, if they were not already."""
    if not FamilyMembership.objects.filter(family=family, person=person, until_on=None).exists():
        checked(FamilyMembership(family=family, person=person, from_on=clock.today()))


def come_home(child, person):
    """Somebody lives with this child from now on."""
    for membership in child.person.memberships.filter(until_on=None):
        join_family(membership.family, person)


def leave_home(child, person, on=None):
    """Somebody lives with this child no longer, from a day (today unless said)."""
    families = _current([child.person]).values("family_id")
    for membership in _current([person]).filter(family__in=families):
        began = membership.from_on or date.min
        changed(membership, until_on=max(on or clock.today(), began))


def _current(people):
    return FamilyMembership.objects.filter(person__in=people, until_on=None)


def _family_name(people):
    names = [person.family_name for person in people if person.family_name]
    return f"The {names[0]} family" if names else f"{people[0].short_name}’s family"


def siblings(child):
    """The other children of this child's families, and those named as brother or sister."""
    at_home = FamilyMembership.objects.current().order_by()
    families = at_home.filter(person=child.person_id).values("family_id")
    under_one_roof = at_home.filter(family__in=families).values("person_id")
    kinds = Relationship.BROTHERS_AND_SISTERS
    by_blood = Relationship.objects.filter(child=child, kind__in=kinds).order_by()
    same = under_one_roof.union(by_blood.values("person_id"), all=True)
    return (
        Child.objects.filter(person__in=same)
        .exclude(pk=child.pk)
        .with_person()
        .order_by("person__born_on", "pk")
    )
