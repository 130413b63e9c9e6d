"""Rounds in which agencies rate each other: a lead reads those they took part in, afterwards."""

from datetime import timedelta

import pytest

from agencies.roles import Role
from audit import clock
from casework.actions.links import link_of
from feedback.actions import answer_ratings, end_ratings, invite_to_ratings, open_ratings
from feedback.models import Dimension, Point, Rated
from tests.factories import AgencyFactory, UserFactory


@pytest.fixture
def taking_part(host, manager, hillside):
    """A round that goes on, in which Hillside has answered."""
    today = clock.today()
    opened = open_ratings(
        host,
        by=manager,
        name="Winter",
        from_on=today,
        until_on=today + timedelta(days=14),
        rated=Rated.values,
    )
    asked = invite_to_ratings(opened, by=manager, agency=hillside)
    said = {(Rated.HEALTH, Dimension.TRUST): Point.GOOD}
    answer_ratings(asked, by=link_of(asked.token), answers=said)
    return opened


def test_a_lead_reads_a_round_their_agency_took_part_in_when_it_is_over(
    taking_part, manager, lead, read
):
    other = UserFactory(agency=AgencyFactory(), role=Role.LEAD)

    def listed(user):
        return [line["ref"] for line in read(user, "ratings/").json()["results"]]

    assert [listed(user) for user in (manager, lead, other)] == [[taking_part.ref], [], []]
    end_ratings(taking_part, by=manager)
    assert [listed(user) for user in (manager, lead, other)] == [
        [taking_part.ref],
        [taking_part.ref],
        [],
    ]
