"""Who helps a child: the card, somebody added, somebody who stops."""

import pytest

from casework.levels import Level
from casework.models import Involvement, Share
from frontend.fields import new_key
from tests.factories import (
    ChildFactory,
    InvolvementFactory,
    RelationshipFactory,
    allocate,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def ty(ty, worker):
    allocate(ty, worker=worker)
    return ty


def card(client, user, child):
    return signed_in(client, user).get(address("child_network", child))


def add(client, child, **typed):
    words = {"once": new_key(), "name": "Auntie Bev", "role": "aunt", "level": "1", **typed}
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
    add(client, ty, name="Mr Bell", role="teacher", phone="01632 960118", agency=hillside.ref)

    page = shown(card(client, worker, ty))

    for words in ("Mr Bell", "teacher, Hillside Primary", "01632 960118", "since "):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Write who helps, even if only a first name."),
        ({"role": ""}, "Write who they are to this child: teacher, neighbour."),
        ({"level": "3"}, "that are here."),
        ({"level": "x"}, "that are here."),
        ({"agency": "nowhere"}, "that are here."),
        ({"name": "x" * 121}, "at most 120"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    client, worker, ty, typed, sentence
):
    signed_in(client, worker)
    answer = add(client, ty, **{"phone": "07700 900142", **typed})

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert "07700 900142" in answer.content.decode()
    assert not Involvement.objects.exists()


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
    for words in ("Refuge", "Dawn", "Parents", "Add somebody", "No longer helps", "the record"):
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

    for user, queries in ((worker, 6), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(address("child_network", ty)).status_code == 200
