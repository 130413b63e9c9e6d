"""Our work with a child: begun, given to somebody else, finished, each with its reason."""

import pytest
from django.urls import reverse

from casework.models import Allocation, Entry, Episode
from frontend.fields import new_key
from tests.factories import allocate, share_with
from tests.frontend.assessments.pages import address, shown, signed_in


def send(client, name, child, **typed):
    return client.post(address(name, child), {"once": new_key(), **typed})


@pytest.fixture
def ty(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    return ty


@pytest.fixture
def at_work(client, worker):
    return signed_in(client, worker)


@pytest.fixture
def managing(client, manager):
    return signed_in(client, manager)


def test_work_begins_and_ends_with_reasons(at_work, ty):
    assert send(at_work, "episode_open", ty, why="A worried call").status_code == 302
    assert "Finish our work" in shown(at_work.get(address("child_work", ty)))
    answer = send(at_work, "episode_close", ty, why="Safe and helped by school")
    assert answer.headers["location"] == reverse("home")

    at_work.post(address("child_why", ty), {"purpose": "review"})
    page = shown(at_work.get(address("child_work", ty)))
    assert "It ended because: Safe and helped by school" in page
    assert "Begin to work with Ty" in page
    told = Entry.objects.filter(title__startswith="Social care")
    assert set(told.values_list("text", flat=True)) == {
        "A worried call",
        "Safe and helped by school",
    }


def test_two_open_episodes_are_refused_in_a_clear_sentence(at_work, ty):
    send(at_work, "episode_open", ty, why="A worried call")
    answer = send(at_work, "episode_open", ty, why="Another worried call")

    assert answer.status_code == 200
    assert "Social care is already working with this child." in shown(answer)
    assert "Another worried call" in answer.content.decode()
    assert Episode.objects.count() == 1


def test_finishing_what_is_not_open_is_refused_in_a_clear_sentence(at_work, ty):
    answer = send(at_work, "episode_close", ty, why="Done")

    assert answer.status_code == 200
    assert "Social care is not working with this child now." in shown(answer)
    assert ">\nDone</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("episode_open", "Write why we begin."),
        ("episode_close", "Write why we finish."),
    ],
)
def test_no_reason_is_asked_for_at_the_field(at_work, ty, name, sentence):
    answer = send(at_work, name, ty, why="  ")

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert answer.context["form"].problems[0][0] == "id_why"


def test_a_form_sent_twice_opens_one(at_work, ty):
    key = new_key()
    for _ in range(2):
        assert send(at_work, "episode_open", ty, why="A call", once=key).status_code == 302

    assert Episode.objects.count() == 1


def test_a_manager_gives_a_child_to_somebody_else_and_says_why(managing, worker2, west, ty):
    said = {"why": "Wilma is leaving", "is_system_led": "yes"}
    answer = send(managing, "child_allocate", ty, worker=worker2.ref, team=west.ref, **said)

    assert answer.status_code == 302
    assert str(Allocation.objects.current().get()) == "Ty Harper: Wes Worker"


def test_every_worker_a_child_had_is_shown_with_the_reason(managing, worker2, east, ty):
    said = {"why": "Wilma is leaving", "is_system_led": "yes"}
    send(managing, "child_allocate", ty, worker=worker2.ref, team=east.ref, **said)

    page = shown(managing.get(address("child_work", ty)))

    assert "It changed because: Wilma is leaving" in page
    assert page.index("Wes Worker") < page.index("Wilma Worker, East team")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "worker", "Choose a worker, a team, or both."),
        ({"team": "WEST"}, "why", "Say why the worker changes."),
        ({"worker": "nobody"}, "worker", "that are here."),
    ],
)
def test_what_is_wrong_with_an_allocation_is_said_at_its_field(
    managing, west, ty, typed, field, sentence
):
    typed = {name: west.ref if value == "WEST" else value for name, value in typed.items()}
    answer = send(managing, "child_allocate", ty, **typed)

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert field in answer.context["form"].errors
    assert Allocation.objects.count() == 1


def test_partners_and_administrators_cannot_be_given_a_child(managing, lead, admin, leaver, ty):
    for user in (lead, admin, leaver):
        assert send(managing, "child_allocate", ty, worker=user.ref, why="x").status_code == 200


@pytest.mark.parametrize(
    ("who", "name", "status"),
    [
        ("worker", "child_allocate", 403),
        ("reviewer", "episode_open", 403),
        ("lead", "child_work", 403),
        ("lead", "episode_close", 403),
        ("lead", "child_allocate", 403),
        ("otherlead", "episode_open", 404),
        ("admin", "child_allocate", 404),
    ],
)
def test_each_kind_of_work_is_for_those_whose_it_is(
    client, request, hillside, ty, who, name, status
):
    share_with(hillside, ty)
    signed_in(client, request.getfixturevalue(who))

    assert client.get(address(name, ty)).status_code == status
    assert send(client, name, ty, why="x").status_code in {status, 405}


@pytest.mark.parametrize("count", [1, 3])
def test_our_work_costs_the_same_for_one_worker_and_for_three(
    client, worker, worker2, east, ty, django_assert_num_queries, count
):
    for n in range(count):
        allocate(ty, worker=[worker, worker2][n % 2], team=east)
    signed_in(client, worker)

    with django_assert_num_queries(6):
        assert client.get(address("child_work", ty)).status_code == 200
