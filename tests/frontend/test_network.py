"""Who helps a child: the card, somebody added, somebody who stops."""

import pytest

from audit import clock
from casework.actions import record_entry
from casework.levels import Level
from casework.models import EntryChild, Involvement, Share
from casework.story import ForChild
from frontend.fields import new_key
from frontend.forms_network import read_reach
from tests.factories import (
    AgencyFactory,
    ChildFactory,
    InvolvementFactory,
    RelationshipFactory,
    allocate,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import address, shown, signed_in
from tests.frontend.sharing.reading import read


@pytest.fixture
def ty(ty, worker):
    allocate(ty, worker=worker)
    return ty


def card(client, user, child):
    return signed_in(client, user).get(address("child_network", child))


def add(client, child, **typed):
    words = {"once": new_key(), "name": "Auntie Bev", "role": "aunt", **typed}
    return client.post(address("child_network", child), words)


def test_two_answers_are_enough_to_add_somebody(client, worker, ty):
    signed_in(client, worker)
    answer = add(client, ty)

    assert answer.headers["location"] == address("child_network", ty)
    helper = Involvement.objects.get()
    assert (helper.name, helper.role, helper.level) == ("Auntie Bev", "aunt", Level.NETWORK)
    assert "Auntie Bev is on the card." in shown(client.get(answer.headers["location"]))


def test_everything_that_was_said_of_a_helper_is_kept(client, worker, ty, hillside):
    signed_in(client, worker)
    add(client, ty, name="Mr Bell", role="teacher", reach="hillside primary, 01632 960118")

    page = shown(card(client, worker, ty))

    for words in ("Mr Bell", "teacher, Hillside Primary", "01632 960118", "since "):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Write who helps, even if only a first name."),
        ({"role": ""}, "Write who they are to this child: teacher, neighbour."),
        ({"reach": "Nowhere 07700 900142"}, "“Nowhere” is not among the places we know."),
        ({"reach": "1" * 40 + " 07700 900142"}, "at most 30 signs"),
        ({"name": "x" * 121}, "at most 120"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    client, worker, ty, typed, sentence
):
    signed_in(client, worker)
    answer = add(client, ty, **{"reach": "07700 900142", **typed})

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert "07700 900142" in answer.content.decode()
    assert not Involvement.objects.exists()


def test_joining_asks_three_things_at_most(client, worker, ty):
    page = read(card(client, worker, ty))
    form = next(each for each in page.all(tag="form") if each.has(name="role"))

    asked = [*form.all(tag="input"), *form.all(tag="select"), *form.all(tag="textarea")]
    assert [each.attrs["name"] for each in asked if each.attrs.get("type") != "hidden"] == [
        "name",
        "role",
        "reach",
    ]


@pytest.mark.parametrize(
    ("typed", "place", "phone"),
    [
        ("", None, ""),
        ("07700 900142", None, "07700 900142"),
        ("+44 7700 900142", None, "+44 7700 900142"),
        ("Hillside Primary", "Hillside Primary", ""),
        (" hillside  primary: (01632) 960118.", "Hillside Primary", "(01632) 960118"),
        ("01632 960118, Hillside Primary", "Hillside Primary", "01632 960118"),
    ],
)
def test_a_place_and_a_number_are_told_apart(typed, place, phone):
    assert read_reach(typed, {"Hillside Primary": "Hillside Primary"}) == (place, phone)


def test_without_a_number_of_their_own_the_schools_is_taken(client, worker, ty):
    school = AgencyFactory(name="Eastfield", phone="01632 960111")
    signed_in(client, worker)
    add(client, ty, reach="Eastfield")

    helper = Involvement.objects.get()
    assert (helper.agency, helper.phone) == (school, "01632 960111")


def test_a_refuge_is_kept_to_the_record_without_being_asked(client, worker, ty):
    AgencyFactory(name="Haven", is_kept_close=True)
    signed_in(client, worker)
    add(client, ty, reach="Haven")

    assert Involvement.objects.get().level == Level.RECORD


def test_what_has_changed_of_a_helper_is_written_down(client, worker, ty, hillside):
    bell = InvolvementFactory(child=ty, name="Mr Bell", agency=hillside, phone="01632 960118")
    page = signed_in(client, worker).get(address("involvement_change", bell))
    assert "Hillside Primary, 01632 960118" in page.content.decode()

    said = {"name": "Mr Bell", "role": "Head of year", "reach": "07700 900143", "level": "4"}
    answer = client.post(address("involvement_change", bell), {"once": new_key(), **said})

    assert answer.headers["location"] == address("child_network", ty)
    bell.refresh_from_db()
    assert (bell.role, bell.agency, bell.phone, bell.level) == (
        "Head of year",
        None,
        "07700 900143",
        Level.RECORD,
    )


@pytest.mark.parametrize("left_out", ["name", "role", "level"])
def test_a_change_that_leaves_out_what_is_needed_changes_nothing(client, worker, ty, left_out):
    bell = InvolvementFactory(child=ty, name="Mr Bell")
    said = {"once": new_key(), "name": "B", "role": "r", "level": "1", left_out: ""}

    answer = signed_in(client, worker).post(address("involvement_change", bell), said)

    assert answer.status_code == 200
    bell.refresh_from_db()
    assert bell.name == "Mr Bell"


def test_who_left_a_school_takes_its_share_along_only_when_nobody_else_is_there(
    client, worker, ty, hillside
):
    share_with(hillside, ty)
    bell, shaw = (
        InvolvementFactory(child=ty, name=name, agency=hillside) for name in ("Bell", "Shaw")
    )
    signed_in(client, worker)
    said = {"name": "B", "role": "neighbour", "reach": "", "level": "1"}

    client.post(address("involvement_change", bell), {"once": new_key(), **said})
    assert Share.objects.live().exists()
    client.post(address("involvement_change", shaw), {"once": new_key(), **said})
    assert not Share.objects.live().exists()


def test_each_says_when_they_last_saw_the_child_as_far_as_it_may_be_read(
    client, worker, lead, hillside, ty
):
    share_with(hillside, ty, level=Level.NETWORK)
    InvolvementFactory(child=ty, name="Wilma", user=worker)
    record_entry(
        ty,
        by=worker,
        kind="visit",
        text="At home",
        rows=[ForChild(ty, seen=EntryChild.Seen.ALONE)],
        happened_at=clock.now(),
    )

    assert "Saw Ty" in shown(card(client, worker, ty))
    assert "Saw" not in shown(card(client, lead, ty))


def test_it_is_asked_who_else_should_be_here_and_nothing_waits_for_an_answer(
    client, worker, ty, hillside
):
    share_with(hillside, ty)
    page = shown(card(client, worker, ty))
    assert "Hillside Primary can see Ty’s page, and nobody from there is here." in page
    assert "Nobody of the family, and no friend, is here." in page
    assert "nobody from a school is here" in page

    InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)
    InvolvementFactory(child=ty, name="Auntie Bev", role="aunt")
    assert "Who else should be here?" not in shown(card(client, worker, ty))


def test_the_worker_stands_on_the_card_without_being_put_there(client, worker, lead, hillside, ty):
    share_with(hillside, ty)
    assert "Wilma Worker" in shown(card(client, worker, ty))
    assert "Wilma Worker" not in shown(card(client, lead, ty))


def test_a_form_sent_twice_adds_one(client, worker, ty):
    signed_in(client, worker)
    key = new_key()
    add(client, ty, once=key)
    again = add(client, ty, once=key)

    assert again.status_code == 302
    assert Involvement.objects.count() == 1


def test_a_partner_reads_the_card_as_far_as_they_may_and_cannot_write_on_it(
    client, lead, hillside, ty
):
    share_with(hillside, ty, level=Level.NETWORK)
    InvolvementFactory(child=ty, name="Mr Bell")
    InvolvementFactory(child=ty, name="Refuge worker", level=Level.RECORD)
    RelationshipFactory(child=ty, person__given_name="Dawn", level=Level.PLAN)

    page = card(client, lead, ty)

    assert "Mr Bell" in shown(page)
    for words in ("Refuge", "Dawn", "Parents", "Add somebody", "Change", "the record", "Who else"):
        assert words not in shown(page)
    assert add(client, ty).status_code == 403
    assert client.post(address("network_join", ty)).status_code == 403


def test_a_worker_puts_themselves_on_the_card_once(client, worker, ty):
    signed_in(client, worker)
    assert "Put me on the card" in shown(client.get(address("child_network", ty)))
    client.post(address("network_join", ty))
    client.post(address("network_join", ty))

    helper = Involvement.objects.get()
    assert (helper.user, helper.name, helper.role) == (worker, "Wilma Worker", "social worker")
    assert "Put me on the card" not in shown(client.get(address("child_network", ty)))
    assert client.get(address("network_join", ty)).status_code == 405


def test_whoever_stops_helping_comes_off_the_card_and_their_share_ends(
    client, worker, lead, hillside, ty
):
    share_with(hillside, ty)
    bell = InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)
    signed_in(client, worker)

    question = client.get(address("involvement_end", bell))
    assert "what was shared with them ends too" in shown(question)
    assert Involvement.objects.current().exists()

    answer = client.post(address("involvement_end", bell))
    assert answer.headers["location"] == address("child_network", ty)
    assert not Involvement.objects.current().exists()
    assert Share.objects.get().ended_at is not None
    assert card(client, lead, ty).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("lead", 403), ("otherlead", 404), ("reviewer", 403)])
def test_only_the_child_s_workers_take_somebody_off(client, request, hillside, ty, who, status):
    share_with(hillside, ty)
    bell = InvolvementFactory(child=ty)

    signed_in(client, request.getfixturevalue(who))

    assert client.post(address("involvement_end", bell)).status_code == status
    assert Involvement.objects.current().exists()


def test_a_helper_kept_to_the_record_does_not_exist_for_others(client, lead, hillside, ty):
    share_with(hillside, ty)
    refuge = InvolvementFactory(child=ty, level=Level.RECORD)

    assert signed_in(client, lead).get(address("involvement_end", refuge)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_costs_the_same_for_one_helper_and_for_three(
    client, worker, lead, hillside, ty, django_assert_num_queries, count
):
    share_with(hillside, ty)
    for _ in range(count):
        InvolvementFactory(child=ty, agency=hillside)
        RelationshipFactory(child=ty)
        siblings(ty, ChildFactory())

    for user, queries in ((worker, 5), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(address("child_network", ty)).status_code == 200
