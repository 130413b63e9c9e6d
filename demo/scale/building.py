"""manage.py demo --scale: the whole of it, in order."""

import random

from django.db import connection, transaction

from audit import events
from audit.principals import SYSTEM
from audit.writing import Act
from demo.ground import BUILT
from demo.scale import assessed, council, families, granting, helping, stories
from demo.scale.loading import Loader
from demo.scale.shape import SEED, Shape


@transaction.atomic
def build(scale, out=None):
    """Load a council of this scale into an empty database, all of it or nothing.

    Returns how many rows were loaded, grants apart.
    """
    _check_at_once()
    shape, load = Shape.of(scale), Loader(out)
    rand = random.Random(SEED)  # noqa: S311 - invented data, the same in every council
    people = council.build(shape)
    for part in (families, helping, stories, assessed):
        part.tables(load)
    homes = families.build(load, shape, rand, people)
    helping.build(load, shape, rand, homes, people)
    stories.build(load, shape, rand, homes, people)
    assessed.build(load, shape, rand, homes)
    load.finish()
    granting.grant_everything(load)
    events.wrote(Act(SYSTEM, BUILT), None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return load.written


def _check_at_once():
    """Each batch checks its own keys: kept for the end, millions of checks would fill memory."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
