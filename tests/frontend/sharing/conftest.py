"""Ty’s plan, in which one step names his sister: what the tests of these pages begin with."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from audit import clock
from casework.levels import Level
from casework.models import Share
from tests.factories import GoalFactory, InvolvementFactory, StepFactory, allocate, siblings
from tests.frontend.sharing.reading import read


@pytest.fixture
def family(worker, east, ty, mia):
    """Ty and Mia are brother and sister, and Wilma works with them."""
    for child in siblings(ty, mia):
        allocate(child, worker=worker, team=east)
    return ty, mia


@pytest.fixture
def plan(family, hillside):
    """A goal with Mr Bell’s step, and one of Auntie Bev’s that names Mia; and a second goal."""
    ty, _ = family
    bell = InvolvementFactory(child=ty, name="Mr Bell", agency=hillside, phone="01632 960118")
    bev = InvolvementFactory(child=ty, name="Auntie Bev", role="aunt", phone="07700 900142")
    goal = GoalFactory(child=ty, outcome="At school on time", how_we_will_know="No late marks")
    other = GoalFactory(child=ty, outcome="Sleeps all night")
    return SimpleNamespace(
        child=ty,
        bell=bell,
        bev=bev,
        goal=goal,
        other=other,
        breakfast=StepFactory(
            goal=goal, what="Breakfast before the bell", involvement=bell, by_words="school days"
        ),
        evenings=StepFactory(goal=goal, what="Evenings with Mia", involvement=bev),
        bedtime=StepFactory(
            goal=other, what="A story", involvement=bev, by_on=clock.today() + timedelta(days=3)
        ),
    )


@pytest.fixture
def signed_in():
    """`signed_in(user)` is that person’s browser; each has their own."""

    def client_of(user):
        client = Client()
        client.force_login(user, backend="agencies.backends.SignIn")
        return client

    return client_of


def terms(preview, **changed):
    """The share form of a page that shows a preview, as a worker fills it in."""
    sent = {
        each.attrs["name"]: each.attrs.get("value", "")
        for each in read(preview).one(tag="form", class_="share").all(tag="input", type="hidden")
    }
    asked = {
        "purpose": "So that he can do his part",
        "lawful_basis": "public task",
        "until": "31 December 2099",
        "is_family_told": "yes",
        "why_not_told": "",
    }
    return sent | asked | changed


@pytest.fixture
def share(signed_in, worker, plan, hillside):
    """`share()` shares Ty’s plan with Hillside over the pages, as Wilma does; the answer to it."""
    client, address = signed_in(worker), reverse("child_share", args=[plan.child.ref])

    def send(forged=None, **changed):
        preview = client.get(address, {"agency": hillside.ref, "level": Level.PLAN.value})
        return client.post(address, terms(preview, **changed) | (forged or {}))

    return send


@pytest.fixture
def shared(share):
    """Ty’s plan, shared with Hillside."""
    assert share().status_code == 302
    return Share.objects.get()
