"""What the tests of the API share: a program that signs in, and one child of everybody's."""

import pytest
from django.test import Client

from casework.levels import Level
from tests.factories import allocate, share_with

MOST_PAGES = 10


@pytest.fixture
def program():
    """`program(user)` is a client signed in as `user`; `program()` is nobody."""

    def signed_in(user=None):
        client = Client()
        if user:
            client.force_login(user, backend="agencies.backends.SignIn")
        return client

    return signed_in


@pytest.fixture
def read(program):
    """`read(user, "children/")` is what the API answers `user` there."""
    return lambda user, path, **asked: program(user).get(f"/api/v1/{path}", asked)


@pytest.fixture
def every_page(read):
    """`every_page(user, path)` is the rows of each page of a list, from the first to the last."""

    def pages(user, path):
        found, after = [], ""
        while after is not None:
            assert len(found) < MOST_PAGES, "the list goes round in circles"
            page = read(user, path, after=after).json()
            found.append(page["results"])
            after = page["next"]
        return found

    return pages


@pytest.fixture
def shared(ty, worker, hillside):
    """Ty, who is the worker's own and whose plan is shared with Hillside."""
    allocate(ty, worker=worker)
    share_with(hillside, ty, level=Level.PLAN)
    return ty
