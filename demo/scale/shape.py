"""How much of everything there is, and how unevenly: a council is never an average."""

import random
from typing import NamedTuple

SEED = 1989  # the year of the Children Act
ENTRIES_OF_THE_LONGEST = 2_000
ENTRIES_OF_THE_FULLEST = 5_000
SCHOOL_CHILDREN = 60
OLDEST = 2_000
SMALLEST = 0.01


class Shape(NamedTuple):
    """The size of one council. `of(scale)` gives it for 0.01 to 1."""

    people: int
    children: int
    entries: int
    assessments: int
    agencies: int
    users: int

    @classmethod
    def of(cls, scale):
        """Raises ValueError outside 0.01 to 1."""
        if not SMALLEST <= scale <= 1:
            raise ValueError("The scale is between 0.01 and 1.")
        return cls(
            people=int(250_000 * scale),
            children=int(120_000 * scale),
            entries=int(3_000_000 * scale),
            assessments=int(150_000 * scale),
            agencies=max(8, int(60 * scale**0.5)),
            users=max(60, int(3_000 * scale)),
        )


CHOSEN = {
    1: lambda everybody: int(everybody * 50 / 120),  # the health trust: 50,000 of 120,000
    2: lambda everybody: int(everybody * 20 / 120),  # the police
    3: lambda everybody: min(SCHOOL_CHILDREN, everybody),  # a small school
    4: lambda everybody: min(OLDEST, everybody),  # a project that ended: only the oldest
    5: lambda everybody: 0,  # nothing was ever shared with it
}


def shares_of(number, shape):
    """How many children partner `number` (1 upward) sees: one trust very many, most a few."""
    if number in CHOSEN:
        return CHOSEN[number](shape.children)
    spread = random.Random(number).uniform(0.3, 2.5)  # noqa: S311 - invented data
    return int(shape.children / shape.agencies * spread)
