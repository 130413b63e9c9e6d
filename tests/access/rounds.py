"""Rounds in which agencies rate each other: one that is over, and one that goes on."""

from datetime import timedelta

from audit import clock
from casework.actions.links import link_of
from feedback.actions import answer_ratings, end_ratings, invite_to_ratings, open_ratings
from feedback.models import AgencyRatings, Rated

PAIR = ("health", "trust")


def a_round(host, manager, name="Winter"):
    """Opened today, for a fortnight."""
    today = clock.today()
    days = {"from_on": today, "until_on": today + timedelta(days=14)}
    return open_ratings(host, by=manager, name=name, rated=Rated.values, **days)


def a_round_that_is_over(host, people, school):
    """The school answered, and somebody else did not."""
    opened = a_round(host, people["manager"])
    asked = invite_to_ratings(opened, by=people["manager"], agency=school)
    answer_ratings(asked, by=link_of(asked.token), answers={PAIR: "good"})
    return end_ratings(opened, by=people["manager"])


def rated(world):
    """What stands in the addresses of the two rounds. They tell of no child."""
    over = a_round_that_is_over(world.host, world.people, world.hillside)
    going = a_round(world.host, world.people["manager"], "Spring")
    respondent = invite_to_ratings(going, by=world.people["manager"], agency=world.hillside)
    assert AgencyRatings.objects.count() == 2
    return {"ratings": over.ref, "going": going.ref, "respondent": respondent.ref}
