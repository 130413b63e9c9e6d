"""Who a child somebody names may be, of the children the listener may record about.

A child the listener may not record about is never among them: here, hidden is absent.
"""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from casework.models import Child, FamilyMembership
from casework.names import closeness, search, sound, words_of

MAY = "casework.record_entry"
CLOSE, HEARD = 0.86, 0.6
"""How near each word of a name must come, 0 to 1: as written (“Harpur”), or if it sounds the same
and there is a second name to tell by (“Tie Harper”)."""
MOST = 4
VAGUE = timedelta(days=550)
"""An age said in passing is right to about a year and a half."""
AWAITED = timedelta(days=60)


class Perhaps(NamedTuple):
    """A child who may be meant; `is_clear` when name and birth leave no other in question."""

    child: Child
    is_clear: bool


def recognise(user, lines):
    """[[Perhaps, …] for each line], likeliest first: the family of another line, then the name.

    A first name alone, that many children have, says nothing unless a brother or sister is named.
    """
    found = [_alike(line, search(user, line.name, permission=MAY)) for line in lines]
    homes = _homes(found, lines)
    kin = _children_of(user, homes)
    return [
        _likeliest(line, {*children, *_alike(line, kin)}, _kin_beside(kin, homes, number))
        for number, (line, children) in enumerate(zip(lines, found, strict=True))
    ]


def _alike(line, children):
    """Those whose name is near in every word, and who could have been born when the line says."""
    words = words_of(line.name)
    return [
        child
        for child in children
        if words
        and all(_is_near(word, child, is_heard=len(words) > 1) for word in words)
        and _could_be_born(line, child.person)
    ]


def _is_near(word, child, *, is_heard):
    near = closeness(child, [word])
    if near >= CLOSE:
        return True
    sounds = {name.sound for name in child.person.names.all()} - {""}
    return is_heard and near >= HEARD and sound(word) in sounds


def _could_be_born(line, person):
    told, known = line.born_on or line.expected_on, person.born_on or person.expected_on
    if not told or not known:
        return not line.expected_on or bool(known)
    if line.expected_on or person.expected_on:
        return abs(told - known) <= AWAITED
    if line.is_birth_estimated or person.is_birth_estimated:
        return abs(told - known) <= VAGUE
    return _misheard_at_most(told, known)


def _misheard_at_most(told, known):
    """The same day, or wrong in only one of day, month and year, or day and month exchanged."""
    pairs = zip(told.timetuple()[:3], known.timetuple()[:3], strict=True)
    wrong = sum(one != other for one, other in pairs)
    is_exchanged = (told.year, told.month, told.day) == (known.year, known.day, known.month)
    return wrong <= 1 or is_exchanged


def _homes(found, lines):
    """{family: the numbers of the lines whose whole name somebody in it has}."""
    owner = defaultdict(set)
    for number, (line, children) in enumerate(zip(lines, found, strict=True)):
        for child in children if line.family_name else ():
            owner[child.person_id].add(number)
    homes = defaultdict(set)
    memberships = FamilyMembership.objects.current().filter(person__in=owner)
    for family, person in memberships.values_list("family_id", "person_id"):
        homes[family] |= owner[person]
    return homes


def _children_of(user, homes):
    """{child of these families whom the listener may record about: their families}."""
    at_home = FamilyMembership.objects.current().filter(family__in=homes)
    children = Child.objects.permitting(user, MAY).filter(person__in=at_home.values("person_id"))
    return {
        child: {membership.family_id for membership in child.person.memberships.all()}
        for child in children.with_person().prefetch_related("person__names", "person__memberships")
    }


def _kin_beside(kin, homes, number):
    """The children of families that another line speaks of."""
    beside = {family for family, numbers in homes.items() if numbers - {number}}
    return {child for child, families in kin.items() if families & beside}


def _likeliest(line, children, kin):
    words = words_of(line.name)
    ranked = sorted(children, key=lambda child: (child not in kin, -closeness(child, words)))
    if len(words) == 1 and not line.born_on and len(ranked) > MOST:
        ranked = [child for child in ranked if child in kin]
    clear = [child for child in ranked if _is_the_same(line, child, words)]
    return [Perhaps(child, clear == [child]) for child in ranked[:MOST]]


def _is_the_same(line, child, words):
    """A whole name, letter for letter, and a birth that is known here and fits."""
    names = {name.folded for name in child.person.names.all()}
    has_birth = (line.born_on or line.expected_on) and (
        child.person.born_on or child.person.expected_on
    )
    return len(words) > 1 and names.issuperset(words) and bool(has_birth)
