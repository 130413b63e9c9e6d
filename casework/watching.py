"""Whom and what a reader must not meet by accident in what is written about one child.

They are looked for before anything leaves: a goal or step that names a brother, a relative whose
part is closed to that reader, or a protected address is kept back until a person decides.
"""

from itertools import chain

from audit.reading import at_once, attach, keys_of
from casework.levels import Level
from casework.models import (
    Address,
    Child,
    FamilyMembership,
    Involvement,
    Person,
    PersonName,
    Relationship,
)
from casework.naming import found_in, phrase

NEVER = max(Level) + 1
"""Above every level: nobody meets them by seeing this child."""

BROTHER_OR_SISTER = frozenset({"brother", "sister", "sibling", "twin", "stepbrother", "stepsister"})
"""Words that say as much as a name does, where there is a brother or sister to be kept back."""

TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "pc", "auntie", "aunty", "aunt", "uncle"}
    | {"mum", "mam", "mummy", "dad", "daddy"}
    | {"nan", "nana", "gran", "granny", "grandad", "grandma", "grandpa"}
)
PARTICLES = frozenset({"de", "da", "di", "du", "van", "von", "der", "den", "la", "le", "el", "al"})
"""Parts of names that name nobody by themselves."""


def words_to_watch(child, level, agency=None):
    """The names and places that a reader of `agency` must not meet by accident at `level`."""
    return Around(child).words(level, agency)


class Around:
    """The people and places around one child, read once, and the level that may know of each."""

    def __init__(self, child, found=None):
        """`found` is what was read of `around_lists`, if a page read it with other things."""
        found = found or at_once(**around_lists(child))
        self.child = child
        self.siblings = set(found["siblings"])
        self.known_from = dict.fromkeys(found["household"], NEVER) | {child.person_id: 0}
        self.kin = set(self.siblings)
        for tie in found["ties"]:
            self._know(tie)
        # A child with a record is met through that record, whatever else is written down.
        self.known_from |= dict.fromkeys(self.siblings, NEVER)
        self.people, self.helpers = found["people"], found["all_helpers"]
        attach(self.people, "names", found["names"])
        attach(self.people, "addresses", found["addresses"])

    def _know(self, tie):
        is_ours = tie.child_id == self.child.pk
        level, before = tie.level if is_ours else NEVER, self.known_from.get(tie.person_id, NEVER)
        self.known_from[tie.person_id] = min(level, before)
        if is_ours and tie.kind in Relationship.BROTHERS_AND_SISTERS:
            self.kin.add(tie.person_id)

    def words(self, level, agency=None):
        """Every word and phrase that a reader at `level` must not meet by accident.

        An agency knows its own people, whatever their part is kept to.
        """
        siblings = [each for each in self.people if each.pk in self.siblings]
        hidden = [each for each in self.people if self.known_from[each.pk] > level]
        known = [each for each in self.people if self.known_from[each.pk] <= level]
        on_the_card, off_it = self._helpers(level, agency)
        watched = _words(map(_names, hidden)) - _words(map(phrase, on_the_card))
        watched |= _words(map(_names, siblings))
        watched -= _words(_names(each) for each in known if each.pk == self.child.person_id)
        watched -= _words(phrase(each.family_name) for each in known)
        watched |= (off_it - on_the_card) | _words(map(_protected_places, self.people))
        if any(self.known_from[person_id] > level for person_id in self.kin):
            watched |= BROTHER_OR_SISTER
        return frozenset(watched - {""})

    def _helpers(self, level, agency):
        """What those of this child's card are called whom `level` may know, and all the others."""
        on_the_card, off_it = set(), set()
        for each in self.helpers:
            is_theirs = agency is not None and each.agency_id == agency.pk
            is_known = each.child_id == self.child.pk and (is_theirs or each.level <= level)
            (on_the_card if is_known else off_it).update(_called(each))
        return on_the_card, off_it


def named_in(text, children):
    """The names and places in `text` to decide about before somebody outside reads it.

    Brothers and sisters it is not about, where protected addresses are, and helpers whom only
    the whole record knows.
    """
    about = {word for child in children for word in _own_names(child.person)}
    watched = set()
    for child in children:
        around = Around(child)
        watched |= around.words(Level.RECORD)
        closed = [each for each in around.helpers if each.level >= Level.RECORD]
        watched |= {" ".join(phrase(each.name)) for each in closed}
    return found_in(text, watched - about - {""})


def around_lists(child):
    """What `Around` is made of."""
    near = Child.objects.filter(person__among=keys_of("themselves", "siblings")).order_by()
    ties = Relationship.objects.filter(child__among=keys_of("near"))
    people = keys_of("themselves", "siblings", "household", "tied")
    helpers = Involvement.objects.filter(child__among=keys_of("near"))
    return {
        "themselves": Person.objects.filter(pk=child.person_id).values_list("pk", flat=True),
        "siblings": _brothers_and_sisters(child).values_list("pk", flat=True),
        "household": _household(child),
        "near": near.values_list("pk", flat=True),
        "tied": ties.values_list("person_id", flat=True),
        "ties": ties,
        "people": Person.objects.filter(pk__in=people),
        "names": PersonName.objects.filter(person__among=keys_of("people")),
        "addresses": Address.objects.filter(person__among=keys_of("people")),
        "all_helpers": helpers.select_related("agency"),
    }


def _words(lists):
    return set(chain.from_iterable(lists))


def _brothers_and_sisters(child):
    """Those with a record of their own who ever lived with this child, or are named as such.

    Whoever is something else to this child (a mother of 17) is met as that.
    """
    tie = Relationship.objects.filter(kind__in=Relationship.BROTHERS_AND_SISTERS).order_by()
    families = FamilyMembership.objects.filter(person=child.person_id)
    roof = FamilyMembership.objects.filter(family__in=families.values("family_id")).order_by()
    either = roof.values("person_id").union(
        tie.filter(child=child).values("person_id"),
        tie.filter(person=child.person_id).values("child__person_id"),
        all=True,
    )
    other = Relationship.objects.filter(child=child).exclude(
        kind__in=Relationship.BROTHERS_AND_SISTERS
    )
    return (
        Person.objects.filter(pk__in=either, child__isnull=False)
        .exclude(pk=child.person_id)
        .exclude(pk__in=other.values("person_id"))
    )


def _household(child):
    families = FamilyMembership.objects.filter(person=child.person_id).values("family_id")
    return FamilyMembership.objects.filter(family__in=families).values_list("person_id", flat=True)


def _names(person):
    """Every word this person goes or went by."""
    called = set(phrase(f"{person.given_name} {person.known_as}")) - TITLES
    written = {*phrase(person.family_name), *(name.folded for name in person.names.all())}
    return {word for word in called | (written - TITLES - PARTICLES) if len(word) > 1}


def _folded(name):
    return " ".join(phrase(name))


def _called(involvement):
    yield _folded(involvement.name)
    if involvement.agency and not involvement.agency.is_host:
        yield _folded(involvement.agency.name)


def _protected_places(person):
    """The lines and the postcode of each protected address, with and without its number."""
    for address in person.addresses.all():
        if address.is_protected:
            yield address.postcode
            yield address.postcode.replace(" ", "")
            yield from map(_street, address.lines.split(","))


def _street(line):
    """“mill lane” of “7 Mill Lane”; nothing of “Flat 2”, and nothing of a town's single word."""
    words = [word for word in phrase(line) if not any(letter.isdigit() for letter in word)]
    return " ".join(words) if len(words) > 1 else ""


def _own_names(person):
    return {*phrase(f"{person.given_name} {person.known_as}"), *phrase(person.family_name)}
