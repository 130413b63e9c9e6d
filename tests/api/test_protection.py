"""What a program reads of orders and protection, by how far its person may see."""

from datetime import timedelta

import pytest

from audit import clock
from casework.actions import add_legal_status, record_meeting
from casework.actions.processes import ForMeeting
from casework.levels import Level
from tests.factories import PersonFactory, RelationshipFactory, allocate, share_with

BELOW_THE_RECORD = {"ref", "who", "must_not_collect", "must_not_contact", "until_on"}


@pytest.fixture
def ty(ty, worker, east):
    """Kept safe by an order that a school was told of, one that it was not, and a plan."""
    allocate(ty, worker=worker, team=east)
    lee = RelationshipFactory(child=ty, person=PersonFactory(given_name="Lee")).person
    about = {"by": worker, "from_on": clock.today(), "forbids": "He must stay away"}
    away = {"adult": lee, "must_not_collect": True, "is_for_the_plan": True}
    add_legal_status(ty, kind="bail-conditions", **away, **about)
    add_legal_status(ty, kind="police-protection", **about)
    over = clock.today() - timedelta(days=1)
    add_legal_status(
        ty, kind="restraining-order", until_on=over, **away, **about | {"from_on": over}
    )
    plan = [ForMeeting(ty, "plan", "EMO", "She drew it")]
    record_meeting(
        ty, by=worker, kind="conference", held_on=clock.today(), rows=plan, text="Afraid"
    )
    return ty


def test_the_record_reads_every_order_with_its_law(ty, worker, read):
    orders = read(worker, f"children/{ty.ref}/legal/").json()["results"]

    assert {order["kind"] for order in orders} == {
        "bail-conditions", "police-protection", "restraining-order",
    }  # fmt: skip
    police = next(order for order in orders if order["kind"] == "police-protection")
    assert police["source"] == "Children Act 1989, section 46"
    assert police["law_until_on"] == police["until_on"]


def test_a_school_that_was_told_reads_who_must_not_come_while_it_holds(ty, lead, hillside, read):
    share_with(hillside, ty, level=Level.PLAN)
    (order,) = read(lead, f"children/{ty.ref}/legal/").json()["results"]

    assert set(order) == BELOW_THE_RECORD
    assert order["must_not_collect"] is True


def test_a_card_reads_no_order_and_no_plan(ty, lead, hillside, read):
    share_with(hillside, ty, level=Level.NETWORK)

    assert read(lead, f"children/{ty.ref}/legal/").json()["results"] == []
    assert read(lead, f"children/{ty.ref}/protection/").status_code == 403


def test_what_a_conference_decided_is_read_with_the_record(ty, worker, read):
    told = read(worker, f"children/{ty.ref}/protection/").json()

    assert told["plans"][0]["category"] == "EMO"
    assert told["enquiries"] == []
    (decided,) = told["meetings"][0]["decided"]
    assert decided == {
        "child": ty.ref, "outcome": "plan", "category": "EMO", "took_part": "She drew it",
    }  # fmt: skip
