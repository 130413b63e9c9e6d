"""Where everybody at Doris's table stands, each for themselves: in the autumn, and since."""

from demo.days import at
from signs_of_safety.actions import open_rating, rate, reveal_scale, start_scale
from signs_of_safety.models import Kind, Rating, Statement

NOUGHT = "Nobody is awake for them tonight, and Noah is on his own with it."
TEN = "There is always somebody, Noah knows who, and he has stopped checking."
ALL = Rating.Readers.ALL
CHILD, FAMILY = Rating.Role.CHILD, Rating.Role.FAMILY

AT_FIRST = [
    ("Priya", Rating.Role.WORKER, 1, "I have not seen one evening yet."),
    ("Noah", CHILD, 2, "Nobody told me who to ring."),
    ("Doris", FAMILY, 6, "I am four doors away and I do not sleep much."),
]
SINCE = [
    ("Dean", FAMILY, 9, "It was one night. I am home four nights out of seven now."),
    (
        "Priya",
        Rating.Role.WORKER,
        2,
        "Seven good weeks, but there have been good weeks before, and Christmas is to come.",
    ),
    ("Doris", FAMILY, 7, "I have a key and I use it. She is cross with me and she lets me in."),
    ("Noah", CHILD, 5, "Nan-Nan comes now. I don’t know about when she is poorly."),
    (
        "Mrs Shaw",
        Rating.Role.HELPER,
        3,
        "He still watches the clock from two. I would say 4 if he stopped.",
    ),
    ("Steph", FAMILY, 8, "I know what I did in June. I am not that person every day."),
]
"""As they came to the tablet: not in the order of the numbers."""

WHY_NOAH = (
    "He said: show Mum, so she knows about Nan-Nan. We told Steph together, with Doris there."
)


def scaled(town, sheet, said, when):
    """Everybody says where they stand on this map's danger; then all of it is shown."""
    danger = Statement.objects.get(map=sheet, kind=Kind.DANGER)
    with at(*when):
        scale = start_scale(danger, by=town.worker, nought=NOUGHT, ten=TEN)
        for who, role, number, why in said:
            stands = {"who": who, "role": role, "number": number, "why": why, "readers": ALL}
            rate(scale, by=town.worker, **stands)
        reveal_scale(scale, by=town.worker)
        # In the autumn nobody had talked with Noah about it yet.
        if said is SINCE:
            open_rating(Rating.objects.get(scale=scale, role=CHILD), by=town.worker, why=WHY_NOAH)
