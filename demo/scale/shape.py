"""How much of everything there is, and how unevenly: a council is never an average."""

import random
from typing import NamedTuple

SEED = 1989  # the year of the Children Act
SMALLEST, LARGEST = 0.01, 1
LONGEST, FULLEST = 2_000, 5_000
"""Entries of the two longest stories: one to open, one to read to its hundredth page."""

HEALTH, POLICE, SCHOOL, OLD, NOBODYS = range(1, 6)
"""The partners whose numbers are chosen, in the order in which partners are made."""


class Shape(NamedTuple):
    """The size of one council. `of(1)` is a county's."""

    people: int
    children: int
    entries: int
    assessments: int
    agencies: int
    users: int
    oldest: int
    longest: int
    fullest: int

    @classmethod
    def of(cls, scale):
        """The numbers at this scale; agencies shrink less than children, a school not at all."""
        entries = int(3_000_000 * scale)
        return cls(
            people=int(250_000 * scale),
            children=int(120_000 * scale),
            entries=entries,
            assessments=int(150_000 * scale),
            agencies=max(8, int(60 * scale**0.5)),
            users=max(60, int(3_000 * scale)),
            oldest=int(2_000 * scale),
            longest=min(LONGEST, entries // 6),
            fullest=min(FULLEST, entries // 4),
        )

    def sees(self, partner, child):
        """Whether the partner of this number sees the child of this number: spread evenly.

        Each partner of the same size sees others; the first child is seen by health and school.
        """
        many = self._many(partner)
        offset = 0 if partner in {HEALTH, SCHOOL} else partner * 7_919
        return (child - 1 + offset) * many % self.children < many

    def _many(self, partner):
        """How many children a partner sees: one trust very many, most a few, one none."""
        chosen = {
            HEALTH: self.children * 50 // 120,
            POLICE: self.children * 20 // 120,
            SCHOOL: min(60, self.children),
            OLD: 0,  # only the oldest, which `helping` adds
            NOBODYS: 0,
        }
        spread = random.Random(partner).uniform(0.3, 2.5)  # noqa: S311 - invented data
        return chosen.get(partner, int(self.children / self.agencies * spread))
