"""Families: children, the adults they live with, who works with them, and what is close."""

from datetime import timedelta
from typing import NamedTuple

from audit import clock
from casework.levels import Level
from casework.models import (
    Allocation,
    Child,
    Episode,
    Exclusion,
    Fact,
    Family,
    FamilyMembership,
    Person,
    PersonName,
    Relationship,
)
from casework.names import fold, sound
from demo.scale.council import Worker
from demo.scale.words import FACTS, family_name, given_name

SIZES, WEIGHTS = (1, 2, 3, 4, 5), (38, 34, 17, 8, 3)
OPEN_SHARE, DISPUTED, KNOWN = 0.25, 0.04, 0.05
KEPT_CLOSE, WITH_SOMEBODY_KEPT_OUT = 100, 60
"""One family in so many."""
LONG_AGO = 3_400
"""Days since anything happened to the oldest."""


class Home(NamedTuple):
    """A family, as the rest of the council needs it: from how many days ago until how many."""

    number: int
    children: list
    parent: int
    worker: Worker
    since: int
    until: int

    @property
    def is_open(self):
        return self.until == 0

    @property
    def is_old(self):
        return self.until >= LONG_AGO

    def some_day(self, rand):
        """A moment in the time this family was helped."""
        return clock.now() - timedelta(days=rand.uniform(self.until, self.since))


def tables(load):
    """Make the tables ready, parents before children."""
    load.table(
        Person, "ref", "given_name", "family_name", "known_as", "pronouns", "born_on",
        "is_birth_estimated", "languages", "needs_interpreter", "phone",
    )  # fmt: skip
    load.table(PersonName, "person", "use", "word", "folded", "sound")
    load.table(Child, "ref", "person", "likes_to_be_told", "is_restricted")
    load.table(Family, "ref", "name")
    load.table(FamilyMembership, "family", "person")
    load.table(
        Relationship, "ref", "child", "person", "kind", "words", "has_parental_responsibility",
        "level",
    )  # fmt: skip
    load.table(Allocation, "child", "worker", "team", "from_on", "why_ended")
    load.table(Episode, "child", "kind", "opened_on", "closed_on", "why_closed")
    load.table(Exclusion, "child", "user", "why")
    load.table(Fact, "ref", "child", "person", "kind", "words", "level", "known_on")


def build(load, shape, rand, council):
    """Load the families; returns their Homes. The first two are the worker's own."""
    homes, children, grown, old = [], 0, 0, 0
    while children < shape.children:
        size = min(rand.choices(SIZES, WEIGHTS)[0], shape.children - children)
        is_restricted = len(homes) % KEPT_CLOSE == KEPT_CLOSE // 2
        is_old = len(homes) > 1 and not is_restricted and old + size <= shape.oldest
        since, until = _time_of_help(rand, is_old, is_open=is_restricted or len(homes) <= 1)
        worker = council.workers[0] if len(homes) <= 1 else rand.choice(council.workers)
        adults = max(
            1, (shape.people - shape.children) * (children + size) // shape.children - grown
        )
        home = Home(len(homes), [], 0, worker, since, until)
        homes.append(_family(load, rand, home, size, adults, is_restricted))
        _keep_somebody_out(load, rand, homes[-1], council)
        children, grown, old = children + size, grown + adults, old + size * is_old
        load.flush_if_full()
        load.progress("children", children, shape.children)
    return homes


def _time_of_help(rand, is_old, is_open):
    if is_old:
        return rand.randint(LONG_AGO + 20, 3_650), LONG_AGO
    since = rand.randint(20, 3_350)
    if is_open or rand.random() < OPEN_SHARE:
        return since, 0
    return since, max(1, since - rand.randint(20, 900))


def _family(load, rand, home, size, adults, is_restricted):
    name = family_name(rand)
    family = load.add(Family, load.ref(), f"The {name} family")
    parents = [_person(load, rand, name, rand.randint(7_000, 16_000)) for _ in range(adults)]
    people = [_person(load, rand, name, rand.randint(30, 6_400)) for _ in range(size)]
    for person in [*parents, *people]:
        load.add(FamilyMembership, family, person)
    home = home._replace(parent=parents[0])
    for person in people:
        home.children.append(_child(load, rand, person, parents, home, is_restricted))
    return home


def _person(load, rand, name, days_old):
    given = given_name(rand)
    born_on = clock.today() - timedelta(days=days_old)
    key = load.add(Person, load.ref(), given, name, "", "", born_on, False, "English", False, "")
    for word in dict.fromkeys([given, name]):
        folded = fold(word)
        load.add(PersonName, key, PersonName.Use.USUAL, folded, folded, sound(folded))
    return key


def _child(load, rand, person, parents, home, is_restricted):
    child = load.add(Child, load.ref(), person, "", is_restricted)
    kinds = (Relationship.Kind.MOTHER, Relationship.Kind.FATHER)
    for parent, kind in zip(parents, kinds, strict=False):
        level = Level.RECORD if rand.random() < DISPUTED else Level.NETWORK
        load.add(Relationship, load.ref(), child, parent, kind, "", True, level.value)
    opened_on = clock.today() - timedelta(days=home.since)
    closed_on = None if home.is_open else clock.today() - timedelta(days=home.until)
    why_closed = "" if home.is_open else "The family has help."
    load.add(Episode, child, Episode.Kind.SOCIAL_CARE, opened_on, closed_on, why_closed)
    if home.is_open:
        load.add(Allocation, child, home.worker.user, home.worker.team, opened_on, "")
    if rand.random() < KNOWN:
        kind, words = rand.choice(FACTS)
        load.add(Fact, load.ref(), child, parents[0], kind, words, Level.RECORD.value, opened_on)
    return child


def _keep_somebody_out(load, rand, home, council):
    """An aunt in the trust, a neighbour among the workers: kept from every child of the family."""
    if home.number % WITH_SOMEBODY_KEPT_OUT == WITH_SOMEBODY_KEPT_OUT - 1:
        somebody = [council.workers[0].user, council.partners[0].lead, council.workers[-1].user]
        user = rand.choice([each for each in somebody if each != home.worker.user])
        for child in home.children:
            load.add(Exclusion, child, user, "They are related.")
