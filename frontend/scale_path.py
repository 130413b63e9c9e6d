"""The stones of a path on which a child shows where they are. The one they press, they stand on."""

import svg

from frontend.drawing import drawn

LEANS = (-6, 3, 7, -2, 5, -5, 2, 6, -4, 4, 0)
"""By how much each stone is wider to one side: no two beside each other are the same."""


def stone(number):
    """The picture of one stone, with somebody on it who is shown only once it is chosen."""
    lean = LEANS[int(number)]
    rock = [
        svg.M(6, 62),
        svg.C(4 + lean, 44, 22, 40, 40, 41),
        svg.C(60 + lean, 41, 78, 46, 75, 62),
        svg.C(73, 76, 58, 78, 40, 78),
        svg.C(22, 78, 8, 77, 6, 62),
    ]
    somebody = [svg.M(40, 18), svg.L(40, 34), svg.M(31, 25), svg.L(49, 25)]
    legs = [svg.M(33, 46), svg.L(40, 34), svg.L(47, 46)]
    return drawn(
        [
            svg.Path(d=rock, class_=["rock"]),
            svg.Circle(cx=40, cy=11, r=7, class_=["me"]),
            svg.Path(d=[*somebody, *legs], class_=["me"]),
        ],
        viewBox="0 0 80 82",
    )
