"""What is told of a child: every field of it, to each reader as far as they may know."""

from datetime import date

import pytest

from audit import clock
from casework.levels import Level
from casework.models import Exclusion, Relationship
from tests.factories import (
    AddressFactory,
    ChildFactory,
    GoalFactory,
    InvolvementFactory,
    PersonFactory,
    RelationshipFactory,
    allocate,
    arranging,
    share_with,
    siblings,
    told,
)

FOR_ANYBODY = {
    "ref",
    "name",
    "short_name",
    "pronouns",
    "age",
    "is_age_estimated",
    "expected_on",
    "died_on",
}
WITH_THE_PLAN = FOR_ANYBODY | {"likes_to_be_told"}
WITH_THE_RECORD = WITH_THE_PLAN | {
    "full_name",
    "born_on",
    "languages",
    "needs_interpreter",
    "relatives",
    "addresses",
    "worker",
    "team",
}


@pytest.mark.parametrize(
    ("level", "fields"),
    [
        (Level.NETWORK, FOR_ANYBODY),
        (Level.PLAN, WITH_THE_PLAN),
        (Level.ASSESSMENT, WITH_THE_PLAN),
        (Level.RECORD, WITH_THE_RECORD),
    ],
)
def test_a_field_that_is_closed_to_a_level_is_not_there(level, fields, ty, lead, hillside, read):
    share_with(hillside, ty, level=level)

    assert set(read(lead, f"children/{ty.ref}/").json()) == fields


def test_a_child_is_told_whole_to_the_worker(host, worker, east, read):
    born_on = clock.today().replace(year=clock.today().year - 9, day=1)
    child = ChildFactory(
        given_name="Tyler",
        known_as="Ty",
        family_name="Harper",
        pronouns="he",
        born_on=born_on,
        languages="English",
    )
    allocate(child, worker=worker, team=east)

    assert read(worker, f"children/{child.ref}/").json() == {
        "ref": child.ref,
        "name": "Ty Harper",
        "short_name": "Ty",
        "full_name": "Tyler Harper",
        "pronouns": "he",
        "age": 9,
        "is_age_estimated": False,
        "born_on": born_on.isoformat(),
        "expected_on": None,
        "died_on": None,
        "likes_to_be_told": "",
        "languages": "English",
        "needs_interpreter": False,
        "relatives": [],
        "addresses": [],
        "worker": "Wilma Worker",
        "team": "East",
    }


def test_the_worker_is_told_who_is_who_and_where_a_child_lives(shared, worker, read):
    """Not where they lived before; and what is protected is told to no program."""
    AddressFactory(person=shared.person, lines="7 Mill Lane", postcode="NM1 2AB")
    AddressFactory(person=shared.person, lines="A refuge", is_protected=True)
    AddressFactory(person=shared.person, lines="Before", lived_until_on=clock.today())
    mother = PersonFactory(given_name="Dawn", family_name="Harper")
    RelationshipFactory(child=shared, person=mother, words="Mum", has_parental_responsibility=True)

    told_of = read(worker, f"children/{shared.ref}/").json()

    assert told_of["addresses"] == [
        {"lines": "7 Mill Lane", "postcode": "NM1 2AB", "lived_from_on": None}
    ]
    assert told_of["relatives"] == [
        {
            "name": "Dawn Harper",
            "is_the_childs": "mother",
            "words": "Mum",
            "has_parental_responsibility": True,
        }
    ]


def test_a_child_nobody_works_with_has_no_worker(ty, worker, read):
    told_of = read(worker, f"children/{ty.ref}/", purpose="duty").json()

    assert (told_of["worker"], told_of["team"], told_of["addresses"]) == ("", "", [])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"born_on": date(2016, 3, 1)}, (9, None, None)),
        ({"born_on": date(2016, 2, 28)}, (10, None, None)),
        ({"born_on": None, "expected_on": date(2026, 1, 20)}, (None, "2026-01-20", None)),
        ({"born_on": None}, (None, None, None)),
        ({"born_on": date(2016, 1, 1), "died_on": date(2024, 1, 1)}, (None, None, "2024-01-01")),
    ],
)
def test_an_age_is_in_whole_years(facts, expected, shared, worker, read):
    child = ChildFactory(**facts)
    allocate(child, worker=worker)
    with clock.at(clock.now().replace(year=2026, month=2, day=28)):
        told_of = read(worker, f"children/{child.ref}/").json()

    assert (told_of["age"], told_of["expected_on"], told_of["died_on"]) == expected


def test_a_brother_whose_record_is_closed_is_not_among_the_relatives(shared, mia, worker, read):
    for person in (mia.person, PersonFactory(given_name="Bo")):
        RelationshipFactory(child=shared, person=person, kind=Relationship.Kind.SIBLING)
    before = read(worker, f"children/{shared.ref}/").json()["relatives"]
    with arranging():
        Exclusion(child=mia, user=worker, why="His aunt").save()

    after = read(worker, f"children/{shared.ref}/").json()["relatives"]

    assert [each["name"] for each in before] == ["Mia Harper", "Bo Example"]
    assert [each["name"] for each in after] == ["Bo Example"]


def test_nothing_that_a_school_reads_says_that_there_is_a_brother(shared, mia, lead, read):
    siblings(shared, mia)
    RelationshipFactory(
        child=shared, person=mia.person, kind=Relationship.Kind.SIBLING, level=Level.NETWORK
    )
    told(shared, mia, text="Mia was there", level=Level.PLAN)
    GoalFactory(child=mia, outcome="Mia sleeps")
    InvolvementFactory(child=mia, name="Nurse Nell")

    paths = ["children/", *(f"children/{shared.ref}/{p}" for p in ("", "story/", "plan/"))]
    everything = "".join(
        read(lead, path).content.decode() for path in [*paths, f"children/{shared.ref}/network/"]
    )

    assert "Mia" not in everything
    assert mia.ref not in everything
    assert "Nell" not in everything


def test_what_is_told_of_a_child_is_of_that_child_alone(shared, mia, worker, read):
    allocate(mia, worker=worker)
    GoalFactory(child=mia, outcome="Mia sleeps")
    InvolvementFactory(child=mia, name="Nurse Nell")

    def told_of(child):
        return [
            read(worker, f"children/{child.ref}/{part}/").json()["results"]
            for part in ("plan", "network")
        ]

    assert told_of(shared) == [[], []]
    (goal,), (helper,) = told_of(mia)
    assert (goal["outcome"], helper["name"]) == ("Mia sleeps", "Nurse Nell")


def test_the_list_of_children_tells_who_they_are(shared, mia, lead, read):
    assert read(lead, "children/").json() == {
        "results": [
            {
                "ref": shared.ref,
                "name": "Ty Harper",
                "short_name": "Ty",
                "pronouns": "",
                "age": (clock.today() - shared.person.born_on).days // 365.2425,
                "is_age_estimated": False,
                "expected_on": None,
                "died_on": None,
            }
        ],
        "next": None,
    }


def test_somebody_with_no_children_has_an_empty_list(ty, admin, otherlead, read):
    for user in (admin, otherlead):
        assert read(user, "children/").json() == {"results": [], "next": None}


def test_the_network_tells_who_helps_today_each_from_their_own_level(
    shared, hillside, health_trust, lead, worker, read
):
    teacher = InvolvementFactory(
        child=shared, name="Mr Bell", agency=hillside, phone="01632 960118"
    )
    clinic = InvolvementFactory(
        child=shared, name="Dr Moss", role="psychologist", agency=health_trust, level=Level.RECORD
    )
    InvolvementFactory(child=shared, name="Ms Past", until_on=clock.today())

    line = {
        "ref": teacher.ref,
        "name": "Mr Bell",
        "role": "class teacher",
        "agency": "Hillside Primary",
        "phone": "01632 960118",
        "from_on": clock.today().isoformat(),
    }
    hidden = line | {
        "ref": clinic.ref,
        "name": "Dr Moss",
        "role": "psychologist",
        "agency": "Northmoor Health",
        "phone": "",
    }
    path = f"children/{shared.ref}/network/"
    assert read(lead, path).json() == {"results": [line], "next": None}
    assert read(worker, path).json() == {"results": [line, hidden], "next": None}
