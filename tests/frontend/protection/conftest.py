"""A child at work, with a sister and a stepfather, and the browser of their worker."""

import pytest

from casework.actions import open_episode
from tests.factories import PersonFactory, RelationshipFactory, allocate, siblings
from tests.frontend.assessments.pages import signed_in


@pytest.fixture
def ty(ty, mia, worker, east):
    for child in siblings(ty, mia):
        allocate(child, worker=worker, team=east)
    open_episode(ty, by=worker, why="The school rang")
    return ty


@pytest.fixture
def lee(ty, mia):
    lee = PersonFactory(given_name="Lee", family_name="Mercer")
    for child in (ty, mia):
        RelationshipFactory(child=child, person=lee, kind="step-parent")
    return lee


@pytest.fixture
def at_work(client, worker):
    return signed_in(client, worker)
