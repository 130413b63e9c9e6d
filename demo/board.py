"""What gets in people’s way in Northmoor: one removed, one passed up, one nobody has yet."""

from audit import clock
from demo.days import at, hours_ago
from learning.actions import move_blockage, raise_blockage


def in_our_way(town):
    """A school’s, a team’s and a health visitor’s."""
    _removed(town)
    _passed_up(town)
    with clock.at(hours_ago(20)):
        raise_blockage(
            town.host,
            by=town.health,
            what="There is no room at the clinic where a mother and I can talk with the door shut.",
            stopped="I asked her in the corridor how things are at home. She said: fine.",
        )


def _removed(town):
    with at("Tue", 7, "15:45"):
        blockage = raise_blockage(
            town.host,
            by=town.school,
            page="referral_new",
            what="The telephone of the day team is engaged between three and half past four.",
            stopped="Two children went home before I could ask whether they should.",
        )
    with at("Wed", 7, "09:30"):
        move_blockage(blockage, by=town.manager, did="taken")
    with at("Fri", 7, "16:00"):
        words = "Both teams keep one line free at school-out. It was free on two days of three."
        move_blockage(blockage, by=town.manager, did="tried", words=words)
    with at("Mon", 5, "12:00"):
        words = "A second line from two to five, answered in both teams by turns."
        move_blockage(blockage, by=town.manager, did="removed", words=words)


def _passed_up(town):
    with at("Thu", 4, "17:20"):
        blockage = raise_blockage(
            town.host,
            by=town.worker2,
            what="No interpreter for Farsi can be booked before Thursday of any week.",
            stopped="A visit waited nine days. I would not ask her son to interpret.",
        )
    with at("Fri", 4, "10:00"):
        move_blockage(blockage, by=town.manager2, did="taken")
    with at("Tue", 3, "14:15"):
        words = "To the head of service: may we use the hospital’s telephone interpreters?"
        move_blockage(blockage, by=town.manager2, did="escalated", words=words)
