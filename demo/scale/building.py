"""manage.py demo --scale: the whole of it, in order."""

import random

from django.db import connection

from demo.scale import assessed, council, families, sharing, stories
from demo.scale.loading import Loader
from demo.scale.shape import SEED, Shape


def build(scale, out=None):
    """Load a council of this scale (0.01 to 1) into an empty database. Raises ValueError beyond."""
    shape, rand, load = Shape.of(scale), random.Random(SEED), Loader(out)  # noqa: S311
    people = council.build(shape)
    for part in (families, stories, assessed, sharing):
        part.tables(load)
    by_family = families.build(load, shape, rand, people)
    stories.build(load, shape, rand, by_family, people)
    load.flush()
    assessed.build(load, shape, rand, by_family, people)
    sharing.build(load, shape, rand, people)
    load.finish()
    sharing.grant_everything(load)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return load.written
