"""A family, its people and its unfinished assessment: what the tests of these pages begin with."""

import pytest

from tests.factories import (
    AssessmentFactory,
    DecisionPointFactory,
    InvolvementFactory,
    allocate,
    siblings,
)
from tests.frontend.assessments.pages import signed_in


@pytest.fixture
def family(worker, manager, east, ty, mia):
    """Ty and Mia are brother and sister, and Wilma’s team works with them."""
    for child in siblings(ty, mia):
        allocate(child, worker=worker, team=east)
    return ty, mia


@pytest.fixture
def bell(family, hillside):
    """Mr Bell, who helps Ty and not Mia."""
    return InvolvementFactory(child=family[0], name="Mr Bell", agency=hillside)


@pytest.fixture
def assessment(family, worker):
    """An unfinished assessment of both, with the day on which Wilma expects to decide."""
    begun = AssessmentFactory(children=family, lead=worker)
    DecisionPointFactory(assessment=begun, set_by=worker)
    return begun


@pytest.fixture
def as_worker(client, worker):
    return signed_in(client, worker)


@pytest.fixture
def as_manager(client, manager):
    return signed_in(client, manager)
