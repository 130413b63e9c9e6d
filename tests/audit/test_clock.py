from datetime import UTC, date, datetime

import pytest

from audit import clock

SUMMER_NIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
WINTER_NIGHT = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [(SUMMER_NIGHT, date(2026, 7, 1)), (WINTER_NIGHT, date(2026, 1, 31))],
    ids=["summer time", "winter time"],
)
def test_a_day_is_the_day_in_london(moment, day):
    with clock.at(moment):
        assert clock.today() == clock.day(moment) == day


def test_the_clock_can_be_held_and_goes_on_afterwards():
    with clock.at(SUMMER_NIGHT):
        with clock.at(WINTER_NIGHT):
            assert clock.now() == WINTER_NIGHT
        assert clock.now() == SUMMER_NIGHT
    assert clock.now() not in {SUMMER_NIGHT, WINTER_NIGHT}


def test_the_clock_goes_on_after_something_went_wrong():
    with pytest.raises(RuntimeError), clock.at(WINTER_NIGHT):
        raise RuntimeError
    assert clock.now() != WINTER_NIGHT


def test_the_time_knows_its_zone():
    assert clock.now().utcoffset() is not None
