"""The people around a child: who stands in the picture and in its words, and for whom."""

import re
from datetime import date

import pytest

from audit import clock
from casework.actions import add_relative
from casework.levels import Level
from casework.models import Relationship
from tests.factories import (
    ChildFactory,
    InvolvementFactory,
    PersonFactory,
    RelationshipFactory,
    allocate,
    restricted,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import address, shown, signed_in
from tests.frontend.sharing.reading import read

Is = Relationship.Kind


@pytest.fixture
def harpers(worker):
    """Dawn; Callum by Darren, Ty and Ruby by Lee, and Alfie, whose father is kept to his record."""
    people = {
        name: PersonFactory(given_name=name, family_name="Grown", born_on=None)
        for name in ("Dawn", "Darren", "Lee", "Bev")
    }
    children = {
        name: ChildFactory(given_name=name, family_name="Harper", pronouns=he, born_on=born)
        for name, he, born in (
            ("Callum", "he", date(2012, 1, 1)),
            ("Ty", "he", date(2017, 1, 1)),
            ("Ruby", "she", date(2019, 1, 1)),
            ("Alfie", "he", date(2021, 1, 1)),
        )
    }
    siblings(*children.values())
    ties = (
        *((name, "Dawn", Is.MOTHER, Level.NETWORK) for name in children),
        ("Callum", "Darren", Is.FATHER, Level.PLAN),
        ("Ty", "Lee", Is.FATHER, Level.PLAN),
        ("Ruby", "Lee", Is.FATHER, Level.PLAN),
        ("Alfie", "Darren", Is.FATHER, Level.RECORD),
    )
    for child, person, kind, level in ties:
        RelationshipFactory(child=children[child], person=people[person], kind=kind, level=level)
    for name in ("Callum", "Alfie"):
        kind = Is.HALF_SIBLING if name == "Callum" else Is.SIBLING
        RelationshipFactory(
            child=children["Ty"], person=children[name].person, kind=kind, level=Level.RECORD
        )
    for child in children.values():
        allocate(child, worker=worker)
    return {**people, **children}


def opened(client, user, child):
    return signed_in(client, user).get(address("child_network", child))


def drawn(answer):
    """{name: what stands below it} of the boxes of the picture."""
    page = read(answer)
    boxes = {}
    for text in (text for figure in page.all(class_="around") for text in figure.all(tag="text")):
        lines = [(span.words(), "t-bold" in span.attrs.get("class", "")) for span in text.inside]
        name = " ".join(words for words, is_bold in lines if is_bold)
        boxes[name] = " ".join(words for words, is_bold in lines if not is_bold)
    return boxes


def in_words(answer):
    """What the list beside the picture says, line by line, less where it leads."""
    lists = read(answer).one(class_="kin")
    lines = [each.words() for each in lists.all(tag="li") if not each.has(tag="ul")]
    return [line.removesuffix(" Change") for line in lines]


def list_of(answer):
    """The whole list in one breath."""
    return read(answer).one(class_="kin").words().replace(" ,", ",").replace(" Change", "")


def test_a_worker_sees_two_fathers_and_what_each_is_to_this_child(client, worker, harpers):
    page = opened(client, worker, harpers["Ty"])

    assert drawn(page) == {
        "Dawn Grown": "mother",
        "Lee Grown": "father",
        "Darren Grown": "father of Callum",
        "Ty Harper": "9",
        "Callum Harper": "half-brother 14",
        "Ruby Harper": "sister 7",
        "Alfie Harper": "brother 5",
    }


def test_the_words_say_the_same_and_whose_child_each_is(client, worker, harpers):
    page = list_of(opened(client, worker, harpers["Ty"]))

    for words in (
        "of Dawn Grown and Lee Grown Ty Harper, 9. Ruby Harper, sister, 7, lives with Ty.",
        "of Dawn Grown and Darren Grown Callum Harper, half-brother, 14, lives with Ty.",
        "of Dawn Grown Alfie Harper, brother, 5, lives with Ty.",
    ):
        assert words in page


def test_who_a_brothers_father_is_stays_in_his_record_when_it_is_kept_there(
    client, worker, harpers
):
    assert drawn(opened(client, worker, harpers["Alfie"]))["Darren Grown"] == "father"
    of_ruby = list_of(opened(client, worker, harpers["Ruby"]))
    assert "of Dawn Grown Alfie Harper" in of_ruby
    assert "Darren Grown Alfie" not in of_ruby


@pytest.mark.parametrize(
    ("level", "grown_ups"),
    [(Level.NETWORK, {"Dawn Grown"}), (Level.PLAN, {"Dawn Grown", "Lee Grown"})],
)
def test_a_school_sees_its_own_pupil_and_who_their_parents_are(
    client, lead, hillside, harpers, level, grown_ups
):
    for name in ("Ty", "Ruby"):
        share_with(hillside, harpers[name], level=level)

    page = opened(client, lead, harpers["Ty"])

    assert set(drawn(page)) == {"Ty Harper", *grown_ups}
    for name in ("Callum", "Darren", "Alfie", "Ruby"):
        assert name not in page.content.decode()


def test_not_a_word_of_the_record_stands_below_it(client, lead, hillside, worker, ty):
    share_with(hillside, ty, level=Level.PLAN)
    nan = {"given_name": "Doris", "pronouns": "she", "died_on": date(2019, 5, 1)}
    add_relative(
        ty,
        by=worker,
        kind=Is.GREAT_GRANDPARENT,
        level=Level.NETWORK,
        words="A secret of the record",
        has_parental_responsibility=True,
        **nan,
    )
    RelationshipFactory(child=ty, kind=Is.OTHER, words="Father of Mia", level=Level.NETWORK)

    page = opened(client, lead, ty).content.decode()

    assert "has died" in page
    for words in ("2019", "secret", "parental", "Father of Mia", "doubled"):
        assert words not in page


def test_a_sister_whose_record_is_closed_is_not_there_at_all(client, worker2, worker, harpers):
    restricted(harpers["Ruby"])

    assert "Ruby Harper" in drawn(opened(client, worker, harpers["Ty"]))
    page = signed_in(client, worker2).post(
        address("child_why", harpers["Ty"]),
        {"purpose": "covering", "next": address("child_network", harpers["Ty"])},
        follow=True,
    )

    assert "Callum Harper" in drawn(page)
    assert "Ruby" not in page.content.decode()


def test_a_mother_with_a_record_of_her_own_is_the_mother_she_is(client, worker):
    kayleigh = ChildFactory(given_name="Kayleigh", family_name="Dunn", born_on=date(2009, 1, 1))
    born = {"born_on": None, "expected_on": date(2027, 1, 20)}
    baby = ChildFactory(given_name="Baby", family_name="Dunn", **born)
    siblings(kayleigh, baby)
    allocate(baby, worker=worker)
    RelationshipFactory(child=kayleigh, person__given_name="Her own", level=Level.NETWORK)
    RelationshipFactory(child=baby, person=kayleigh.person, level=Level.NETWORK)
    jordan = PersonFactory(given_name="Jordan", born_on=None)
    RelationshipFactory(child=baby, person=jordan, kind=Is.FATHER, level=Level.NETWORK)

    page = opened(client, worker, baby)

    assert drawn(page)["Kayleigh Dunn"] == "mother 17"
    assert drawn(page)["Baby Dunn"] == "expected 20 January 2027"
    assert "A dashed line: not yet born." in shown(page)
    assert "Her own" not in page.content.decode()
    assert address("child", kayleigh) not in page.content.decode()


def test_who_helps_stands_around_and_one_of_the_family_only_once(client, worker, hillside, harpers):
    ty = harpers["Ty"]
    InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)
    InvolvementFactory(child=ty, name="Mum", role="mother", person=harpers["Dawn"])
    neighbour = {"child": ty, "kind": Is.NEIGHBOUR, "person__given_name": "Osei"}
    RelationshipFactory(person__family_name="", **neighbour)

    page = opened(client, worker, ty)

    assert drawn(page)["Mr Bell"] == "class teacher, Hillside Primary"
    assert drawn(page)["Osei"] == "neighbour"
    assert "Mum" not in drawn(page)
    assert "Dawn Grown, mother, one of those who help." in in_words(page)


def test_a_child_alone_has_no_picture(client, worker, ty):
    allocate(ty, worker=worker)
    assert drawn(opened(client, worker, ty)) == {}


def test_a_picture_carries_no_style_and_no_script_and_cuts_no_name_off(client, worker, ty):
    allocate(ty, worker=worker)
    long = "Wolfeschlegelsteinhausenbergerdorff"
    RelationshipFactory(child=ty, person__given_name=long, person__family_name="</svg>&")

    answer = opened(client, worker, ty)
    page = answer.content.decode()
    markup = re.search(r"<figure.*?</figure>", page, re.DOTALL).group()

    assert "style" not in markup
    assert "script" not in markup
    assert f"{long}&lt;/svg&gt;&amp;" in re.sub(r"<[^>]+>|\s", "", markup)


def test_on_whose_side_a_grandmother_is_must_be_somebody_of_this_childs(client, worker, ty):
    dawn = RelationshipFactory(child=ty, person__given_name="Dawn").person
    tie = {"kind": Is.GRANDPARENT, "given_name": "Bet", "pronouns": "she", "from_on": clock.today()}
    allocate(ty, worker=worker)
    add_relative(ty, by=worker, through=dawn, **tie)

    page = opened(client, worker, ty)

    assert any(line.startswith("Bet, grandmother, on Dawn’s side") for line in in_words(page))
