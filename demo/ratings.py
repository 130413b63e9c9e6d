"""Agencies about each other: a round on paper two years ago, one by link, and one that goes on."""

from datetime import timedelta

from agencies.models import Agency
from audit import clock
from audit.principals import SYSTEM
from casework.actions.links import link_of
from demo.days import at, day
from feedback.actions import (
    answer_ratings,
    invite_to_ratings,
    open_ratings,
    take_ratings,
)
from feedback.models import Dimension, Point, Rated
from feedback.ratings import BOARDS, published

FORUM = BOARDS["2012"]
IN_BANDS = (
    (Point.VERY_GOOD, Point.GOOD),
    (Point.REASONABLE,),
    (Point.POOR, Point.VERY_POOR),
    (Point.DONT_KNOW,),
)
LIKELY = (
    Point.GOOD, Point.GOOD, Point.VERY_GOOD, Point.REASONABLE, Point.GOOD, Point.REASONABLE,
    Point.POOR, Point.DONT_KNOW, Point.GOOD, Point.VERY_GOOD, Point.REASONABLE,
)  # fmt: skip
SAID = {
    0: "Since the two teams meet us on Mondays we know whom to ring.",
    2: "We hear that a referral arrived. We would like to hear what came of it.",
    5: "The health visitors now write down what they have seen, and not only that they worry.",
}
NOT_YET = 3
"""How many of those asked have not answered, in the round that goes on."""


def ratings(town):
    """Three rounds, the newest still open."""
    _on_paper(town)
    with at("Mon", 26, "09:00"):
        summer = _opened(town, "Summer, by link", until_on=day("Fri", 23))
        _answer(_asked(town, summer), since=0)
    with at("Mon", 1, "09:00"):
        autumn = _opened(town, "This autumn", until_on=clock.today() + timedelta(days=21))
        _answer(_asked(town, autumn)[:-NOT_YET], since=4)


def _on_paper(town):
    """The safeguarding forum filled it in on paper; its answers came as a file."""
    answered = [{} for _ in range(FORUM)]
    for pair, lines in published().items():
        for one, point in zip(answered, _points(lines[-1].shares), strict=True):
            one[pair] = point
    then = day("Fri", 104)
    taken = {"name": "The forum, on paper", "from_on": then, "until_on": then}
    with at("Mon", 103, "10:00"):
        take_ratings(town.host, by=SYSTEM, answered=answered, **taken)


def _points(shares):
    """As many answers as there were at the forum, near these percentages."""
    counts = [round(share * FORUM / sum(shares)) for share in shares]
    counts[0] += FORUM - sum(counts)
    return [
        among[number % len(among)]
        for among, count in zip(IN_BANDS, counts, strict=True)
        for number in range(count)
    ]


def _opened(town, name, until_on):
    return open_ratings(
        town.host,
        by=town.people["manager"],
        name=name,
        from_on=clock.today(),
        until_on=until_on,
        rated=Rated.values,
    )


def _asked(town, opened):
    """One person of each agency, that of the school's lead first."""
    agencies = Agency.objects.exclude(pk=town.host.pk).exclude(is_kept_close=True)
    first = town.agencies["Hillside Primary"]
    others = [agency for agency in agencies if agency != first]
    manager = town.people["manager"]
    return [invite_to_ratings(opened, by=manager, agency=agency) for agency in (first, *others)]


def _answer(asked, since):
    for place, respondent in enumerate(asked, since):
        answers = {
            (agency, dimension): LIKELY[(place * 4 + whom * 5 + what * 3) % len(LIKELY)]
            for whom, agency in enumerate(Rated.values)
            for what, dimension in enumerate(Dimension.values)
            if (place + whom) % 6
        }
        link, said = link_of(respondent.token), SAID.get(place, "")
        answer_ratings(respondent, by=link, answers=answers, comment=said)
