"""How exactly it is known when something happened. What was said vaguely stays vague.

A vague time needs a place among the others. Within a day it stands in the middle of what it may
mean; what is vaguer than a day stands at the first noon of it, before the days that are known; and
nothing ever stands later than the moment it was written.
"""

from datetime import time

from django.db import models


class Precision(models.TextChoices):
    """The smallest stretch of time that was said."""

    MINUTE = "minute", "at that minute"
    ABOUT = "about", "at about that time"
    PART = "part", "in that part of the day"
    DAY = "day", "on that day"
    WEEK = "week", "in that week"
    MONTH = "month", "in that month"
    YEAR = "year", "in that year"


DATED = (Precision.MINUTE, Precision.ABOUT, Precision.PART, Precision.DAY)
"""Those that name a day."""


class Part:
    """A part of a day: from when it is called so, and where in it a vague moment stands."""

    def __init__(self, begins, middle):
        self.begins, self.middle = time(begins), time(middle)


PARTS = {
    "morning": Part(5, 9),
    "afternoon": Part(12, 15),
    "evening": Part(17, 20),
    "night": Part(22, 23),
}
"""A night is that of the day it begins on."""


def part_of(at):
    """What people call the part of the day at this time: “evening”."""
    begun = [name for name, part in PARTS.items() if part.begins <= at]
    return begun[-1] if begun else "night"
