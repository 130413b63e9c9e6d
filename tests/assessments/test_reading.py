"""Who reads an assessment: finished ones from their level up, for every child in them."""

import pytest

from assessments.models import Assessment
from casework.actions import exclude_user
from casework.levels import READING, Level
from tests.factories import AssessmentFactory, allocate, concluded, restricted, share_with


@pytest.fixture
def unfinished(ty, mia, worker):
    return AssessmentFactory(children=[ty, mia], lead=worker)


@pytest.fixture
def finished(ty, mia, worker):
    return concluded(AssessmentFactory(children=[ty, mia], lead=worker), worker)


def read_by(user):
    return set(Assessment.objects.permitting(user, Assessment.VIEW))


@pytest.mark.parametrize("level", READING)
def test_a_finished_assessment_is_read_from_its_level_up(finished, ty, mia, lead, level):
    for child in (ty, mia):
        share_with(lead.agency, child, level=level)

    assert read_by(lead) == ({finished} if level >= Level.ASSESSMENT else set())


@pytest.mark.parametrize("level", READING)
def test_an_unfinished_one_is_read_only_with_the_whole_record(unfinished, ty, mia, lead, level):
    for child in (ty, mia):
        share_with(lead.agency, child, level=level)

    assert read_by(lead) == ({unfinished} if level == Level.RECORD else set())


def test_an_assessment_of_several_is_read_only_by_who_may_for_every_one(finished, ty, mia, lead):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    assert read_by(lead) == set()

    share_with(lead.agency, mia, level=Level.PLAN)
    assert read_by(lead) == set()

    share_with(lead, mia, level=Level.ASSESSMENT)
    assert read_by(lead) == {finished}


def test_one_child_a_worker_is_kept_from_closes_the_whole_assessment(
    finished, unfinished, mia, worker, manager
):
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    assert (read_by(worker), read_by(manager)) == (set(), {finished, unfinished})


def test_a_restricted_sibling_closes_it_to_the_other_teams(finished, mia, worker, worker2, manager):
    allocate(mia, worker=worker)
    restricted(mia)

    assert (read_by(worker), read_by(worker2), read_by(manager)) == ({finished}, set(), set())
