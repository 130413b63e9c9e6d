"""No leak by order: a child moves up a list only when its reader may read what happened."""

from datetime import timedelta

import pytest

from audit import clock
from casework.actions import contribute, record_entry
from casework.caseload import caseload
from casework.levels import Level
from casework.story import ForChild
from tests.factories import ChildFactory, allocate, share_with, told


@pytest.fixture
def later():
    """A while after everything a test arranged."""
    with clock.at(clock.now() + timedelta(hours=1)):
        yield


def listed(user):
    return caseload(user).rows


@pytest.fixture
def shared(ty, mia, lead):
    """Ty, then Mia, shared with the school at the level of the plan: Mia stands first."""
    share_with(lead.agency, ty, until=clock.today() + timedelta(days=30))
    with clock.at(clock.now() + timedelta(minutes=1)):
        share_with(lead.agency, mia)
    assert listed(lead) == [mia, ty]


def test_what_a_reader_may_read_moves_the_child_up(shared, later, ty, mia, lead, worker):
    told(ty, level=Level.PLAN)

    assert listed(lead) == [ty, mia]
    assert listed(worker) == [ty, mia]


def test_what_a_reader_may_not_read_moves_nothing(shared, later, ty, mia, lead, worker):
    record_entry(ty, by=worker, kind="visit", text="Only for the record")

    assert listed(lead) == [mia, ty]
    assert listed(worker)[0] == ty


def test_what_concerns_a_hidden_sibling_moves_nothing(shared, later, ty, mia, lead, worker):
    hidden = ChildFactory()
    told(ty, hidden, level=Level.PLAN)

    assert listed(lead) == [mia, ty]
    assert listed(worker)[:2] == [hidden, ty]


def test_what_is_shared_child_by_child_moves_each_by_itself(shared, later, ty, mia, lead):
    hidden = ChildFactory()
    told(ForChild(ty), ForChild(hidden), level=Level.PLAN, is_shared_per_child=True)

    assert listed(lead) == [ty, mia]


def test_what_is_for_named_people_moves_nothing(shared, later, ty, mia, lead, worker, manager):
    before = listed(worker)
    told(ty, level=Level.NETWORK, readers=[manager])

    assert (listed(lead), listed(worker), listed(manager)) == ([mia, ty], before, before)


def test_what_one_could_read_before_a_share_ran_out_moves_nothing_after(ty, mia, visitor):
    share_with(visitor, ty, level=Level.PLAN, until=clock.today())
    share_with(visitor, ty, level=Level.NETWORK)
    with clock.at(clock.now() + timedelta(minutes=1)):
        share_with(visitor, mia, level=Level.NETWORK)

    with clock.at(clock.now() + timedelta(days=2)):
        told(ty, level=Level.PLAN)
        assert listed(visitor) == [mia, ty]


def test_what_a_school_adds_moves_the_workers_list_and_not_its_own(
    shared, later, ty, mia, lead, worker
):
    contribute(ty, by=lead, text="Tired again")

    assert listed(worker)[0] == ty
    assert listed(lead) == [mia, ty]


def test_a_new_allocation_does_not_move_what_a_school_sees(shared, later, ty, mia, lead, worker):
    allocate(ty, worker=worker)

    assert listed(lead) == [mia, ty]
