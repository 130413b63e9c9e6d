"""A round that is open, and what 57 invented respondents answer in one."""

import csv
import io
from datetime import timedelta

import pytest

from audit import clock
from feedback.actions import open_ratings
from feedback.models import Rated
from feedback.ratings_files import COLUMNS

COUNTS = {
    ("Health", "Understanding of referral process"): (40, 2, 8, 0, 0, 7),
    ("Police", "Understanding of referral process"): (20, 18, 11, 1, 0, 7),
    ("Education", "Understanding of referral process"): (8, 20, 19, 2, 1, 7),
    ("Health", "Trust"): (30, 6, 8, 1, 2, 10),
    ("Probation", "Trust"): (1, 30, 15, 0, 0, 11),
    ("Children's social care", "Interagency working"): (0, 33, 13, 1, 1, 9),
    ("Third sector", "Quality of referral information"): (57, 0, 0, 0, 0, 0),
    ("Youth services", "Understanding of thresholds"): (0, 0, 0, 0, 57, 0),
}
"""How many of the 57 say very good, good, reasonable, poor, very poor and don't know."""

WORDS = ("very good", "good", "reasonable", "poor", "very poor", "don't know")


def known_file(counts=COUNTS):
    """A round collected elsewhere, as a file: each respondent says what the counts ask for."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for (agency, dimension), many in counts.items():
        said = [word for word, count in zip(WORDS, many, strict=True) for _ in range(count)]
        rows.writerows((f"r{who}", dimension, agency, word) for who, word in enumerate(said))
    return text.getvalue()


@pytest.fixture
def opened(host, manager):
    today = clock.today()
    return open_ratings(
        host,
        by=manager,
        name="Winter",
        from_on=today,
        until_on=today + timedelta(days=14),
        rated=Rated.values,
    )
