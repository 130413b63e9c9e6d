"""Agencies rate each other: what is known gives exactly the known percentages, and no name."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as some

from agencies.models import Agency
from audit import clock
from audit.models import AuditEvent
from casework.actions.links import link_of
from casework.models import Link
from feedback.actions import (
    answer_ratings,
    end_ratings,
    invite_to_ratings,
    open_ratings,
    remind_of_ratings,
    take_ratings,
)
from feedback.models import AgencyRatings, Dimension, Point, Rated, Rating, Respondent
from feedback.ratings import percent, published, report, shares
from feedback.ratings_files import read_round
from tests.factories import AgencyFactory, arranging
from tests.feedback.conftest import COUNTS, known_file

KNOWN = {
    ("Health", "Understanding of referral process"): (74, 14, 0, 12),
    ("Police", "Understanding of referral process"): (67, 19, 2, 12),
    ("Education", "Understanding of referral process"): (49, 33, 5, 12),
    ("Health", "Trust"): (63, 14, 5, 18),
    ("Probation", "Trust"): (54, 26, 0, 19),
    ("Children's social care", "Interagency working"): (58, 23, 4, 16),
    ("Third sector", "Quality of referral information"): (100, 0, 0, 0),
    ("Youth services", "Understanding of thresholds"): (0, 0, 100, 0),
}
"""Worked out by hand from the counts, of 57. The first six are what was published for 2012."""

PAIR = ("health", "trust")


def figures(opened, user):
    """{(agency, dimension): (shares, N)} of this round's own lines."""
    return {
        (agency.name, dimension.name): (line.shares, line.answers)
        for dimension in report(opened, user).dimensions
        for agency in dimension.rows
        for line in agency.rows
        if line.is_this_round and line.answers
    }


def ask(opened, manager, agency=None):
    """One more is asked; their link."""
    agency = agency or AgencyFactory()
    respondent = invite_to_ratings(opened, by=manager, agency=agency)
    return respondent, link_of(respondent.token)


def answered(opened, manager, points, agency=None):
    """As many as there are `points` answer, each of Health and trust alone."""
    for point in points:
        respondent, link = ask(opened, manager, agency)
        answer_ratings(respondent, by=link, answers={PAIR: point})


def test_57_known_answers_give_exactly_the_known_percentages_after_import(host, manager):
    read = read_round(known_file().encode())
    today = clock.today()
    taken = take_ratings(
        host, by=manager, name="Forum", from_on=today, until_on=today, answered=read.answered
    )

    assert len(read.answered) == 57
    assert figures(taken, manager) == {pair: (known, 57) for pair, known in KNOWN.items()}


def test_57_known_answers_by_link_give_exactly_the_known_percentages(opened, host, manager):
    codes = {Rated(code).label: code for code in Rated.values}
    things = {Dimension(code).label: code for code in Dimension.values}
    for who in range(57):
        respondent, link = ask(opened, manager, host)
        said = {
            (codes[agency], things[thing]): point
            for (agency, thing), many in COUNTS.items()
            if (
                point := [p for p, n in zip(Point.values, many, strict=True) for _ in range(n)][who]
            )
        }
        answer_ratings(respondent, by=link, answers=said)
    end_ratings(opened, by=manager)

    found = figures(AgencyRatings.objects.get(), manager)
    assert {pair: found[pair] for pair in KNOWN} == {
        pair: (known, 57) for pair, known in KNOWN.items()
    }
    left_out = found["Police", "Trust"]
    assert left_out == ((0, 0, 0, 100), 57)


def test_the_published_figures_stand_as_printed(opened):
    codes = {Rated(code).label: code for code in Rated.values}
    things = {Dimension(code).label: code for code in Dimension.values}
    lines = published()
    as_printed = {
        pair: lines[codes[pair[0]], things[pair[1]]][-1].shares for pair in list(KNOWN)[:6]
    }

    assert as_printed == dict(list(KNOWN.items())[:6])
    assert Counter(line.source for each in lines.values() for line in each) == {
        "2010": 36,
        "2012": 42,
    }
    uneven = [line for each in lines.values() for line in each if line.is_uneven]
    assert Counter(line.source for line in uneven) == {"2010": 14, "2012": 24}
    assert {line.total for line in uneven} == {99, 101, 102, 106, 110}


@given(some.integers(1, 500), some.data())
def test_a_percentage_is_the_nearest_whole_one_and_a_half_goes_up(of, data):
    count = data.draw(some.integers(0, of))

    assert abs(percent(count, of) - 100 * count / of) <= 0.5
    assert percent(1, 200) == 1
    assert percent(1, 8) == 13


def test_fewer_than_the_floor_are_held_back(settings):
    settings.SMALLEST_GROUP = 5

    assert shares({Point.GOOD: 4}, 5) == ()
    assert shares({Point.GOOD: 4, Point.DONT_KNOW: 1}, 5) == (80, 0, 0, 20)
    assert shares({}, 0) == ()


@pytest.mark.parametrize(("how_many", "is_shown"), [(4, False), (5, True)])
def test_a_round_is_read_from_five_answers_on_and_its_comments_too(
    opened, manager, how_many, is_shown
):
    for _ in range(how_many):
        respondent, link = ask(opened, manager)
        answer_ratings(respondent, by=link, answers={PAIR: "good"}, comment="Ring us")
    end_ratings(opened, by=manager)
    read = report(AgencyRatings.objects.get(), manager)

    assert bool(read.dimensions) == is_shown
    assert read.comments == (["Ring us"] * how_many if is_shown else [])


def test_while_it_goes_on_nobody_reads_what_the_last_one_answered(opened, manager):
    answered(opened, manager, [Point.GOOD] * 6)
    read = report(opened, manager)

    assert (read.answered, read.asked, read.dimensions, read.comments) == (6, 6, [], [])


def test_an_earlier_round_stands_beside_a_later_one(opened, host, manager):
    day = clock.today() - timedelta(days=400)
    earlier = [{PAIR: "poor"} for _ in range(5)]
    take_ratings(host, by=manager, name="Before", from_on=day, until_on=day, answered=earlier)
    answered(opened, manager, [Point.GOOD] * 5)
    end_ratings(opened, by=manager)

    lines = next(
        agency.rows
        for dimension in report(AgencyRatings.objects.get(name="Winter"), manager).dimensions
        for agency in dimension.rows
        if (agency.code, dimension.code) == PAIR
    )
    assert [(line.source, line.shares) for line in lines] == [
        ("2010", (52, 26, 2, 20)),
        ("2012", (63, 14, 5, 18)),
        ("Before", (0, 0, 100, 0)),
        ("Winter", (100, 0, 0, 0)),
    ]


def test_a_respondent_answers_once_and_it_is_never_altered(opened, manager):
    respondent, link = ask(opened, manager)
    answer_ratings(respondent, by=link, answers={PAIR: "good"})

    with pytest.raises(ValidationError, match="answered before"):
        answer_ratings(respondent, by=link, answers={PAIR: "poor"})
    assert Rating.objects.count() == 42
    rating = Rating.objects.get(agency="health", dimension="trust")
    with pytest.raises(DatabaseError), arranging(), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(point="poor")
    with pytest.raises(DatabaseError), arranging(), transaction.atomic():
        Respondent.objects.filter(pk=respondent.pk).update(comment="Another")


@pytest.mark.parametrize(
    "answers", [{}, {("nobody", "trust"): "good"}, {("health", "speed"): "good"}]
)
def test_an_answer_rates_somebody_of_the_round_on_something_asked(opened, manager, answers):
    respondent, link = ask(opened, manager)

    with pytest.raises(ValidationError, match="Rate at least one"):
        answer_ratings(respondent, by=link, answers=answers)
    assert not Rating.objects.exists()


def test_a_link_answers_for_its_own_respondent_and_does_nothing_else(opened, manager):
    respondent, link = ask(opened, manager)
    other, _ = ask(opened, manager)

    with pytest.raises(PermissionDenied):
        answer_ratings(other, by=link, answers={PAIR: "good"})
    with pytest.raises(PermissionDenied):
        end_ratings(opened, by=link)
    with pytest.raises(PermissionDenied):
        answer_ratings(respondent, by=manager, answers={PAIR: "good"})


def test_a_round_that_is_over_or_not_begun_takes_no_answer(opened, host, manager):
    respondent, link = ask(opened, manager)
    with clock.at(clock.now() + timedelta(days=15)), pytest.raises(ValidationError, match="ended"):
        answer_ratings(respondent, by=link, answers={PAIR: "good"})
    later = clock.today() + timedelta(days=3)
    days = {"from_on": later, "until_on": later}
    coming = open_ratings(host, by=manager, name="Spring", rated=["police"], **days)
    respondent, link = ask(coming, manager)
    with pytest.raises(ValidationError, match="begins"):
        answer_ratings(respondent, by=link, answers={("police", "trust"): "good"})


def test_a_lead_is_sent_the_link_and_a_reminder_ends_the_one_before(
    opened, manager, lead, hillside, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        respondent = invite_to_ratings(
            opened, by=manager, agency=hillside, where="https://kith.example.test/f/"
        )
    first = respondent.token
    assert [message.to for message in mail.outbox] == [[lead.email]]
    assert f"https://kith.example.test/f/{first}/" in mail.outbox[0].body

    again = remind_of_ratings(opened, by=manager, respondent=respondent)
    assert link_of(first) is None
    assert link_of(again.token).target_ref == respondent.ref
    assert again.reminded_on == clock.today()


def test_nothing_of_a_person_is_kept_of_an_answer(opened, manager, lead, hillside):
    respondent, link = ask(opened, manager, hillside)
    done = AuditEvent.objects.count()
    answer_ratings(respondent, by=link, answers={PAIR: "good"})

    kept = {field.name for field in Respondent._meta.concrete_fields}
    assert kept == {
        "id", "ref", "round", "agency", "asked_on", "reminded_on", "answered_on", "comment",
    }  # fmt: skip
    event = AuditEvent.objects.order_by("pk")[done]
    assert (event.actor_kind, event.child_ref) == (Link.kind, "")


def test_a_lead_reads_a_round_once_it_is_over_and_their_agency_answered(
    opened, manager, lead, otherlead, hillside
):
    def read_by(user):
        return AgencyRatings.objects.permitting(user, AgencyRatings.VIEW).exists()

    answered(opened, manager, ["good"], hillside)
    ask(opened, manager, otherlead.agency)
    assert (read_by(lead), read_by(otherlead)) == (False, False)
    end_ratings(opened, by=manager)
    assert (read_by(lead), read_by(otherlead)) == (True, False)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"until_on": timedelta(days=-1)}, "until_on"),
        ({"from_on": timedelta(days=30)}, "__all__"),
        ({"rated": []}, "rated"),
        ({"rated": ["health", "health"]}, "rated"),
        ({"rated": ["nobody"]}, "rated"),
        ({"name": "Winter"}, "name"),
    ],
)
def test_a_round_that_cannot_be_is_refused_at_its_field(opened, host, manager, wrong, field):
    today = clock.today()
    said = {"name": "Spring", "from_on": today, "until_on": today, "rated": ["health"]}
    said |= {
        name: today + value if isinstance(value, timedelta) else value
        for name, value in wrong.items()
    }
    with pytest.raises(ValidationError) as refused:
        open_ratings(host, by=manager, **said)

    assert list(refused.value.message_dict) == [field]
    assert AgencyRatings.objects.count() == 1
    assert Agency.objects.get(pk=host.pk)
