"""Help the Harpers were actually given: from when, until when, and what they think of it."""

from casework.actions import add_service, end_service, say_of_service
from demo.days import at, day

GIVEN = (
    ("Ty", "Mr Bell", "Breakfast club, and a seat by the door", ("Wed", 29), None),
    ("Jade", "Leila Brooks", "An hour on Tuesdays with nobody to look after", ("Tue", 23), None),
    ("Callum", "Kofi Mensah", "Boxing on Thursdays, and a lift home", ("Thu", 19), ("Thu", 12)),
    ("Poppy", "Grace Lowe", "Play and talk on Mondays, with Mum", ("Mon", 8), None),
    ("Poppy", "Nicola Hart", "Somewhere safe to talk, for Mum", ("Fri", 8), None),
)
"""(whose, who gives it, what, since, until)"""

SAID = (
    ("Ty", "yes", "Dawn, his mum", "He gets up for it. I have stopped shouting in the mornings."),
    ("Callum", "a-little", "Callum", "Kofi was all right. The lift came late and I got the blame."),
)
"""(whose, if it helped, who says so, in their words)"""


def help_given(town, family, network):
    """What each helper gives, and what the family thinks of two of them."""
    given = {}
    with at("Wed", 1, "16:20"):
        for name, who, what, since, until in GIVEN:
            words = {"given": what, "who": network[name, who], "from_on": day(*since)}
            given[name] = one = add_service(family[name], by=town.worker, **words)
            if until:
                end_service(one, by=town.worker, until_on=day(*until))
        for name, helped, who, words in SAID:
            say_of_service(given[name], by=town.worker, helped=helped, who=who, words=words)
