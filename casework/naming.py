"""Words in a plan that would tell a partner about somebody who is not theirs to know.

They are looked for before anything leaves: a goal or step that names a brother, a relative
whose part is closed to that level, or a protected address is kept back until a person decides.
"""

import re

from django.db.models import Q

from casework.models import Address, Person, Relationship
from casework.people import siblings


def words_to_watch(child, level):
    """The names and places that a reader at `level` of this child must not meet by accident."""
    brothers = list(Person.objects.filter(child__in=siblings(child)))
    closed = Person.objects.filter(
        relationships__in=Relationship.objects.filter(child=child, level__gt=level)
    )
    known = Person.objects.filter(
        relationships__in=Relationship.objects.filter(child=child, level__lte=level)
    )
    hidden = {*brothers, *closed} - {child.person, *known}
    watched = {word for person in hidden for word in _names(person)}
    everybody = [child.person, *brothers, *closed, *known]
    watched |= _protected_places(everybody)
    return watched - set(_names(child.person)) - {child.person.family_name}


def _names(person):
    return [name for name in {person.given_name, person.known_as} if name]


def _protected_places(people):
    addresses = Address.objects.filter(Q(person__in=people), is_protected=True)
    return {
        part
        for address in addresses
        for part in (address.postcode, address.lines.split(",")[0].strip())
        if part
    }


def found_in(text, watched):
    """Which of the watched words stand in this text, as whole words, whatever their case."""
    return sorted(
        word for word in watched if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    )
