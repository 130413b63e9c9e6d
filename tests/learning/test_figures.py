"""Figures open a question: the whole spread, of what the reader may see and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from audit import clock
from learning.figures import assessment_spread
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    allocate,
    concluded,
    restricted,
    told,
)

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now():
    with clock.at(NOW):
        yield


def assessed(lead, began, ended=None, children=None):
    """An assessment that began so many days ago, and ended so many days ago unless it did not."""
    assessment = AssessmentFactory(
        children=children or [ChildFactory()], lead=lead, began_at=NOW - timedelta(days=began)
    )
    if ended is None:
        return assessment
    return concluded(assessment, lead, concluded_at=NOW - timedelta(days=ended))


def days(spells):
    return [spell.days for spell in spells]


def test_the_whole_spread_is_shown_longest_first(worker, manager):
    for began, ended in ((20, 10), (90, 16), (12, 5)):
        assessed(worker, began, ended)
    assessed(worker, 60)

    spread = assessment_spread(manager)

    assert days(spread.spells) == [74, 60, 10, 7]
    assert (spread.finished, spread.unfinished) == (3, 1)
    assert spread.is_whole


def test_of_more_than_can_be_told_apart_all_are_counted_and_the_longest_told(
    worker, manager, monkeypatch
):
    monkeypatch.setattr("learning.figures.MOST", 3)
    monkeypatch.setattr("learning.figures.LONGEST", 1)
    for began, ended in ((20, 10), (90, 16), (15, 5)):
        assessed(worker, began, ended)
    assessed(worker, 60)

    spread = assessment_spread(manager)

    assert days(spread.spells) == [74]
    assert spread.bars == [(10, True, 2), (60, False, 1), (74, True, 1)]
    assert spread.by_ten_days == [(10, 19, 2), (60, 69, 1), (70, 79, 1)]
    assert (spread.quartiles, spread.is_whole) == ((10, 10, 42), False)


def test_days_are_days_of_the_calendar_in_london(worker, manager):
    """Begun just before midnight in British Summer Time, finished just after: one day."""
    evening = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    begun = AssessmentFactory(children=[ChildFactory()], lead=worker, began_at=evening)
    concluded(begun, worker, concluded_at=evening + timedelta(hours=1))

    assert days(assessment_spread(manager).spells) == [1]


def test_an_assessment_begun_today_has_no_days_yet(worker, manager):
    assessed(worker, 0)

    assert days(assessment_spread(manager).spells) == [0]


@pytest.mark.parametrize(
    ("lengths", "quartiles"),
    [
        ([], None),
        ([30], None),
        ([10, 20], (12, 15, 18)),
        ([1, 2, 3, 4, 5], (2, 3, 4)),
        ([7, 7, 7, 70], (7, 7, 23)),
    ],
)
def test_quartiles_are_of_the_finished_ones(worker, manager, lengths, quartiles):
    for length in lengths:
        assessed(worker, length + 1, 1)
    assessed(worker, 300)

    assert assessment_spread(manager).quartiles == quartiles


def test_the_spread_holds_what_was_under_way_in_the_last_year(worker, manager):
    assessed(worker, 500, 366)
    kept = [assessed(worker, 500, 364), assessed(worker, 800)]

    spells = assessment_spread(manager).spells
    assert {spell.assessment for spell in spells} == set(kept)


def test_a_figure_holds_only_what_its_reader_may_see(worker, worker2, manager, admin, lead):
    child = ChildFactory()
    hidden = assessed(worker, 74, 1, children=[child])
    seen = [assessed(worker, days, 1) for days in (10, 20)]
    allocate(child, worker=worker)
    restricted(child)

    def figure(user):
        spread = assessment_spread(user)
        return {spell.assessment for spell in spread.spells}, spread.quartiles

    assert figure(worker) == ({hidden, *seen}, (14, 19, 46))
    assert figure(worker2) == figure(manager) == (set(seen), (12, 14, 16))
    assert figure(admin) == figure(lead) == (set(), None)


def test_each_time_the_day_moved_is_told_with_its_reason(worker, manager):
    assessment = assessed(worker, 74)
    for days_ago, why, told_on in (
        (74, "The school’s report", None),
        (50, "The father is in hospital", NOW.date()),
        (20, "The father died", None),
    ):
        DecisionPointFactory(
            assessment=assessment,
            set_by=worker,
            set_at=NOW - timedelta(days=days_ago),
            why=why,
            told_on=told_on,
        )

    (spell,) = assessment_spread(manager).spells
    assert [point.why for point in spell.revisions] == [
        "The father is in hospital",
        "The father died",
    ]
    assert spell.times_told == 1


def test_a_silence_is_the_longest_time_in_which_nothing_was_told(worker, manager):
    child = ChildFactory()
    assessed(worker, 60, children=[child])
    for days_ago in (55, 20, 8):
        told(child, happened_at=NOW - timedelta(days=days_ago))

    (spell,) = assessment_spread(manager).spells
    assert spell.silence == (5, 40)


def test_a_fortnight_less_a_day_is_no_silence(worker, manager):
    child = ChildFactory()
    assessed(worker, 26, children=[child])
    told(child, happened_at=NOW - timedelta(days=13))

    (spell,) = assessment_spread(manager).spells
    assert spell.silence == ()


def test_what_one_may_not_read_does_not_break_a_silence(worker, manager, reviewer):
    child = ChildFactory()
    assessed(worker, 40, children=[child])
    told(child, happened_at=NOW - timedelta(days=20), readers=[reviewer])

    (for_manager,) = assessment_spread(manager).spells
    (for_reviewer,) = assessment_spread(reviewer).spells
    assert (for_manager.silence, for_reviewer.silence) == ((0, 40), (0, 20))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_spread_asks_the_same_few_questions(
    worker, manager, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        DecisionPointFactory(assessment=assessed(worker, 20), set_by=worker)
    manager.group_ids, manager.role  # noqa: B018 - read with the user, once a request

    with django_assert_num_queries(2):
        spells = assessment_spread(manager).spells
        assert [str(spell.children[0]) for spell in spells]
