"""Northmoor, built whole: every agency, person and story, by doing what its people would do."""

from django.db import connection, transaction

from audit import clock, events
from audit.principals import SYSTEM
from audit.writing import Act
from demo.bramleys import bramleys
from demo.closeness import closeness
from demo.days import counting_from
from demo.ground import BUILT
from demo.harpers import harpers
from demo.kayleigh import kayleigh
from demo.lindqvists import lindqvists
from demo.others import others
from demo.people import settle
from demo.ratings import ratings
from demo.restricted import restricted
from demo.sam import sam
from demo.whitlocks import whitlocks


@transaction.atomic
def build():
    """Build Northmoor in an empty database, dated back from now: all of it, or nothing."""
    with counting_from(clock.now()):
        town = settle()
        harpers(town)
        sam(town)
        lindqvists(town)
        restricted(town)
        bramleys(town)
        whitlocks(town)
        kayleigh(town)
        others(town)
        closeness(town)
        ratings(town)
    # What somebody was told by mail in a story, they were told then.
    connection.run_on_commit.clear()
    events.wrote(Act(SYSTEM, BUILT), None)
    return town
