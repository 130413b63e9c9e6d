"""The demo's calendar holds on every day the demo could be built on."""

from datetime import date, timedelta

import pytest

from audit import clock
from demo import days

FOUR_YEARS = [date(2026, 1, 1) + timedelta(days=n) for n in range(4 * 366)]
CLOCKS_GO_BACK, CLOCKS_GO_FORWARD = date(2027, 10, 31), date(2027, 3, 28)


def built_on(date, hour="08:00"):
    return days.counting_from(days.moment(date, hour))


def test_a_weekday_is_that_weekday_and_always_in_its_week():
    for date_ in FOUR_YEARS:
        with built_on(date_):
            fridays = [days.day("Fri", 1), days.day("Fri", 0), days.day("Fri", -1)]
        assert [friday.weekday() for friday in fridays] == [4, 4, 4]
        assert (date_ - fridays[0]).days // 7 in (0, 1)
        assert fridays[2] - fridays[0] == timedelta(weeks=2)


def test_a_week_ago_and_longer_has_always_passed():
    for date_ in FOUR_YEARS:
        with built_on(date_, "00:01"):
            assert days.on("Sun", 1, "23:59") < days.moment(date_, "00:01")


@pytest.mark.parametrize("today", [CLOCKS_GO_BACK, CLOCKS_GO_FORWARD, date(2028, 2, 29)])
def test_an_hour_is_that_hour_in_london_whatever_the_clocks_do(today):
    with built_on(today):
        moments = [days.on("Sun", weeks, "16:30") for weeks in range(60)]
    assert {days.timezone.localtime(each).strftime("%A %H:%M") for each in moments} == {
        "Sunday 16:30"
    }


def test_a_birthday_gives_the_age_meant():
    for today in FOUR_YEARS:
        with built_on(today):
            born = days.aged(9, 100)
        had_birthday = (today.month, today.day) >= (born.month, born.day)
        assert today.year - born.year - (not had_birthday) == 9


def test_the_last_working_day_has_passed_and_is_no_weekend():
    for today in FOUR_YEARS:
        with built_on(today):
            last = clock.day(days.last_working_day("16:10"))
        assert last.weekday() < 5
        assert 1 <= (today - last).days <= 3


def test_days_are_counted_from_the_building_whatever_time_is_told():
    with built_on(date(2026, 11, 22)), days.at("Mon", 50, "09:00"):
        assert days.today() == date(2026, 11, 22)
        assert days.day("Fri", 1) == date(2026, 11, 13)
