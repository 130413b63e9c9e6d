"""Families: children, the adults they live with, who helps, who works with them, and their plan."""

from datetime import timedelta

from agencies.models import Agency
from audit import clock
from audit.refs import new_ref
from casework.models import (
    Allocation,
    Child,
    Episode,
    Family,
    FamilyMembership,
    Goal,
    Involvement,
    Person,
    PersonName,
    Plan,
    Relationship,
    Step,
)
from casework.names import fold, sound
from demo.scale.words import FAMILY, GIVEN, NEEDS, STEPS

SIZES, WEIGHTS = (1, 2, 3, 4, 5), (38, 34, 17, 8, 3)
HELPERS = ("class teacher", "health visitor", "family support worker", "grandmother", "neighbour")
OPEN_SHARE, PLAN_SHARE = 0.25, 0.6


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
        Relationship, "child", "person", "kind", "words", "has_parental_responsibility", "level"
    )
    load.table(Involvement, "ref", "child", "agency", "name", "role", "phone", "level", "from_on")
    load.table(Allocation, "child", "worker", "team", "from_on", "why_ended")
    load.table(Episode, "child", "kind", "opened_on", "closed_on", "why_closed")
    load.table(Plan, "child", "began_on")
    load.table(
        Goal, "ref", "plan", "outcome", "how_we_will_know", "need_ref", "sibling_key", "set_on",
        "why_ended",
    )  # fmt: skip
    load.table(Step, "ref", "goal", "what", "involvement", "by_words", "sibling_key")


def build(load, shape, rand, council):
    """Load the families; returns [[child's key, …] for each family]."""
    _, teams, workers, partners = council
    helping = [agency for agency in partners if agency.kind != Agency.Kind.POLICE]
    families, children, adults = [], 0, shape.people - shape.children
    while children < shape.children:
        size = min(rand.choices(SIZES, WEIGHTS)[0], shape.children - children)
        grown = max(1, round(adults * size / shape.children))
        keys = _family(load, rand, size, grown, teams, workers, helping)
        families.append(keys)
        children += size
        load.flush_if_full()
        load.progress("children", children, shape.children)
    return families


def _family(load, rand, size, grown, teams, workers, helping):
    name = rand.choice(FAMILY)
    family = load.add(Family, new_ref(), f"The {name} family")
    parents = [_person(load, rand, name, rand.randint(7_000, 16_000)) for _ in range(grown)]
    people = [_person(load, rand, name, rand.randint(30, 6_400)) for _ in range(size)]
    for person in [*parents, *people]:
        load.add(FamilyMembership, family, person)
    worker = rand.choice(workers)
    return [_child(load, rand, person, parents, worker, teams, helping) for person in people]


def _person(load, rand, family_name, days_old):
    given = rand.choice(GIVEN)
    born_on = clock.today() - timedelta(days=days_old)
    key = load.add(
        Person, new_ref(), given, family_name, "", "", born_on, False, "English", False, ""
    )
    for word in {given, family_name}:
        folded = fold(word)
        load.add(PersonName, key, PersonName.Use.USUAL, folded, folded, sound(folded))
    return key


def _child(load, rand, person, parents, worker, teams, helping):
    child = load.add(Child, new_ref(), person, "", False)
    kinds = (Relationship.Kind.MOTHER, Relationship.Kind.FATHER)
    for parent, kind in zip(parents, kinds, strict=False):
        load.add(Relationship, child, parent, kind, "", True, 1)
    since = clock.today() - timedelta(days=rand.randint(20, 3_500))
    helpers = [_helper(load, rand, child, helping, since) for _ in range(3)]
    if rand.random() < OPEN_SHARE:
        load.add(Allocation, child, worker.pk, rand.choice(teams).pk, since, "")
        load.add(Episode, child, Episode.Kind.SOCIAL_CARE, since, None, "")
    else:
        ended = min(since + timedelta(days=rand.randint(20, 400)), clock.today())
        load.add(Episode, child, Episode.Kind.SOCIAL_CARE, since, ended, "The family has help.")
    if rand.random() < PLAN_SHARE:
        _plan(load, rand, child, helpers, since)
    return child


def _helper(load, rand, child, helping, since):
    role = rand.choice(HELPERS)
    agency = rand.choice(helping).pk if role != "grandmother" else None
    name = f"{rand.choice(GIVEN)} {rand.choice(FAMILY)}"
    return load.add(Involvement, new_ref(), child, agency, name, role, "01632 960002", 1, since)


def _plan(load, rand, child, helpers, since):
    plan = load.add(Plan, child, since)
    for _ in range(2):
        outcome = f"Has {rand.choice(NEEDS)}"
        goal = load.add(Goal, new_ref(), plan, outcome, "", "", "", since, "")
        for _ in range(3):
            step = rand.choice(STEPS)
            load.add(Step, new_ref(), goal, step, rand.choice(helpers), "every week", "")
