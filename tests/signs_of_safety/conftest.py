"""A family at the table: Ty and Mia, one danger, and the goal that is its other side."""

import pytest

from signs_of_safety.actions import add_statement
from tests.factories import InvolvementFactory
from tests.mapped import MapFactory


@pytest.fixture
def sheet(ty, mia, worker):
    return MapFactory(children=[ty, mia], lead=worker)


@pytest.fixture
def teacher(ty):
    return InvolvementFactory(child=ty, name="Mr Bell")


@pytest.fixture
def add(sheet, worker, ty, mia):
    """`add("harm", "…")` says something on the map, about both children unless it is said."""

    def said(kind, words="Said at the table", on=None, **details):
        details.setdefault("children", [ty, mia])
        return add_statement(on or sheet, by=worker, kind=kind, words=words, **details)

    return said


@pytest.fixture
def danger(add):
    return add("danger", "Nobody is awake for them at night")


@pytest.fixture
def goal(add, danger):
    return add("goal", "Every night a grown-up is awake", answers=danger)
