"""Northmoor, built whole: every agency, person and story, by doing what its people would do."""

from django.db import transaction

from audit import clock, events
from audit.principals import SYSTEM
from audit.writing import Act
from demo.days import counting_from
from demo.ground import BUILT
from demo.harpers import harpers
from demo.lindqvists import lindqvists
from demo.others import others
from demo.people import settle
from demo.restricted import restricted


@transaction.atomic
def build():
    """Build Northmoor in an empty database, dated back from now: all of it, or nothing."""
    with counting_from(clock.now()):
        town = settle()
        harpers(town)
        lindqvists(town)
        restricted(town)
        others(town)
    events.wrote(Act(SYSTEM, BUILT), None)
    return town
