"""Who has looked at a child's record, and why."""

import pytest

from agencies.roles import Role
from audit import clock, events
from frontend.looks import LOOKS
from tests.days import days_ago
from tests.factories import UserFactory, allocate, arranging, share_with, siblings
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def ty(ty, worker):
    allocate(ty, worker=worker)
    return ty


def looks(client, user, child, **asked):
    return signed_in(client, user).get(address("child_looks", child), asked)


def told_of(page):
    return [
        (look.name, look.job, look.pages, look.purposes)
        for _, those in page.context["days"]
        for look in those
    ]


def test_everybody_who_looked_is_named_with_where_they_work_and_why(
    client, worker, worker2, lead, hillside, ty
):
    share_with(hillside, ty)
    signed_in(client, lead).get(address("child", ty))
    client.get(address("child_network", ty))
    signed_in(client, worker2).post(address("child_why", ty), {"purpose": "covering"})
    client.get(address("child", ty))

    page = looks(client, worker, ty)

    assert told_of(page) == [
        (
            "Wes Worker",
            "social worker, Northmoor Council",
            ["at a glance"],
            ["I am covering for a colleague"],
        ),
        (
            "Sal School",
            "safeguarding lead, Hillside Primary",
            ["at a glance", "who helps"],
            ["It was shared with them"],
        ),
    ]


def test_looks_are_read_by_day_newest_first_and_go_on(client, worker, ty):
    for n in range(LOOKS + 5):
        with clock.at(days_ago(n)):
            events.looked(worker, "child", ty, [ty.ref], "own-work")

    first = looks(client, worker, ty)
    second = looks(client, worker, ty, after=first.context["next"])

    days = [day for page in (first, second) for day, _ in page.context["days"]]
    assert days == sorted(set(days), reverse=True)
    assert len(days) == LOOKS + 5
    assert looks(client, worker, ty, after="nonsense").status_code == 200


def test_somebody_who_has_left_is_still_named(client, worker, host, ty):
    gone = UserFactory(name="Gone Away", agency=host, role=Role.WORKER)
    events.looked(gone, "child_story", ty, [ty.ref], "")
    with arranging():
        gone.membership.delete()

    assert ("Gone Away", "no longer works here", ["the story"], []) in told_of(
        looks(client, worker, ty)
    )


def test_a_look_at_a_sister_is_not_a_look_at_this_child(client, worker, worker2, ty, mia):
    siblings(ty, mia)
    events.looked(worker2, "child", mia, [mia.ref], "covering")

    assert told_of(looks(client, worker, ty)) == []


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("manager", 302), ("lead", 403), ("otherlead", 404)]
)
def test_who_looked_is_for_the_child_s_workers(client, request, hillside, ty, who, status):
    share_with(hillside, ty)

    assert looks(client, request.getfixturevalue(who), ty).status_code == status


def test_the_page_says_so_where_nobody_looked(client, worker, ty):
    assert "Nobody has opened this record." in shown(looks(client, worker, ty))


@pytest.mark.parametrize("count", [1, 3])
def test_looks_cost_the_same_for_one_person_and_for_three(
    client, worker, host, ty, django_assert_num_queries, count
):
    for _ in range(count):
        events.looked(UserFactory(agency=host, role=Role.REVIEWER), "child", ty, [ty.ref], "review")
    signed_in(client, worker)

    with django_assert_num_queries(6):
        assert client.get(address("child_looks", ty)).status_code == 200
