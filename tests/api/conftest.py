"""What the tests of the API share: a program that signs in, and one child of everybody's."""

import pytest
from django.test import Client

from casework.levels import Level
from tests.factories import allocate, share_with

PATHS = ("", "story/", "plan/", "network/")


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
def shared(ty, worker, hillside):
    """Ty, who is the worker's own and whose plan is shared with Hillside."""
    allocate(ty, worker=worker)
    share_with(hillside, ty, level=Level.PLAN)
    return ty
