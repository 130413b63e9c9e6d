"""The map the Harpers are making at Bev's: not agreed yet, so that nothing of it is in a plan."""

from casework.moments import Precision
from demo.days import at, on
from demo.harpers_people import AT_BEVS
from signs_of_safety.actions import (
    add_statement,
    ask_raters,
    disagree_with,
    rate,
    start_map,
    start_scale,
)
from signs_of_safety.models import Kind

DANGER = (
    "Priya, Dawn and Bev are worried that Lee will come in at night when he is angry, as he did "
    "before. If nothing changes he could hurt Dawn again, and Ty, who stands in the way, could be "
    "badly hurt; and all six will go on sleeping lightly."
)
NOUGHT = "Lee could be in the house tonight, and nobody would know."
TEN = "He stays away, all six sleep through, and somebody looks in without being asked."
GOAL = (
    "Nobody who has hurt Mum comes in, and every child can say at tea which grown-up is there "
    "tonight. Bev, Mr Bell and Priya see it for six months, and we stop coming."
)


def map_at_bevs(town, family, entry):
    """Begin it, as far as it came on the first evening. `entry` tells of the Sunday before."""
    children = [family[name] for name in AT_BEVS]
    with at("Tue", 1, "17:10"):
        sheet = start_map(
            children[0], by=town.worker, also=children[1:], who_was_there="Dawn, Bev and Jade"
        )

        def add(kind, words, about=children, **details):
            return add_statement(
                sheet, by=town.worker, kind=kind, words=words, children=about, **details
            )

        when = {"happened_at": on("Wed", 10, "23:00"), "precision": Precision.DAY}
        add(Kind.HARM, "Lee broke the kitchen door and hit Dawn. Ty stood between them, and his "
            "arm was hurt.", whose="Dawn", source="The police report", **when)  # fmt: skip
        add(Kind.FACTOR, "Bev’s house has three bedrooms, and nine people sleep in it.")
        add(Kind.STRENGTH, "She did not go round.", whose="Priya Nair", entry=entry)
        danger = add(Kind.DANGER, DANGER, whose="Priya, Dawn and Bev")
        disagree_with(danger, by=town.worker, who="Jade",
                      words="He won’t come back. He’s got somebody else.")  # fmt: skip
        safe = {"happened_at": on("Sun", 2, "20:00"), "precision": Precision.PART}
        add(Kind.SAFETY, "Dawn rings 999 and then Nicola, and nobody opens the door.", whose="Bev",
            answers=danger, occasion={**safe, "who_saw": "Bev and Jade"})  # fmt: skip
        add(Kind.GOAL, GOAL, whose="Dawn and Bev", answers=danger)
        # Two are asked at home, by links of their own. Bev has said; nobody sees it yet.
        scale = start_scale(danger, by=town.worker, nought=NOUGHT, ten=TEN)
        ask_raters(scale, by=town.worker, people=[("Dawn", "family"), ("Bev", "family")])
        stands = {"role": "family", "number": 4, "readers": "all"}
        rate(scale, by=town.worker, who="Bev", why="He has not rung since Sunday.", **stands)
