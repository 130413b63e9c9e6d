"""The council of these tests is built once for each file that reads it."""

import pytest

from tests.access import world as worlds


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with worlds.built(django_db_blocker) as world:
        yield world
