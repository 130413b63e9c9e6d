"""Handing a child's help to early help, and taking it back, as a worker meets it on pages."""

from datetime import timedelta

import pytest

from audit import clock
from casework.actions import open_episode
from casework.levels import Level
from casework.models import Episode
from casework.purposes import PURPOSES
from frontend.fields import new_key
from tests.factories import allocate, share_with
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def ty(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    open_episode(ty, by=worker, why="The school rang")
    return ty


def hand_over(client, child, who, **typed):
    words = {"once": new_key(), "lead": who.ref, "summary": "He likes maths."}
    return client.post(address("child_step_down", child), {**words, **typed})


def test_whoever_is_to_lead_must_see_the_plan_first(client, worker, visitor, ty):
    page = shown(signed_in(client, worker).get(address("child_step_down", ty)))

    assert "Share the plan with the lead" in page
    hand_over(client, ty, visitor)
    assert Episode.objects.get().closed_on is None


def test_handing_over_and_taking_back(client, worker, visitor, hillside, ty):
    share_with(visitor, ty, level=Level.PLAN)
    share_with(hillside, ty, level=Level.PLAN)
    signed_in(client, worker)
    hand_over(client, ty, visitor)

    work = shown(client.get(address("child_work", ty)))
    assert f"Early help, led by {visitor.name}" in work
    assert "Take back into social care" in work
    assert not ty.shares.live().filter(agency=hillside).exists()
    client.post(address("child_step_up", ty), {"once": new_key(), "why": "It was not enough."})
    assert "Hand over to early help" in shown(client.get(address("child_work", ty)))


def test_nothing_typed_is_lost_when_the_lead_is_not_chosen(client, worker, visitor, ty):
    share_with(visitor, ty, level=Level.PLAN)
    page = shown(hand_over(signed_in(client, worker), ty, visitor, lead=""))

    assert "Choose the lead practitioner." in page
    assert "He likes maths." in page


def test_a_form_sent_back_after_midnight_loses_nothing(client, worker2, visitor, ty):
    share_with(visitor, ty, level=Level.PLAN)
    signed_in(client, worker2)
    client.post(address("child_why", ty), {"purpose": next(iter(PURPOSES))})

    with clock.at(clock.now() + timedelta(days=1)):
        assert "/why/" in client.get(address("child_step_down", ty)).headers["location"]
        assert "He likes maths." in shown(hand_over(client, ty, visitor, lead=""))
