"""The people around a child, drawn on the server: the family in the middle, who helps around it.

No script, no inline style; it prints. It stands beside the same in words, and is hidden from
screen readers. Every number here is a pixel at 100%; what does not fit scrolls in its own frame.
"""

from typing import NamedTuple
from unicodedata import east_asian_width

import svg

from frontend.drawing import drawn
from frontend.generations import lanes, placed

WIDE, BETWEEN = 116, 12
"""How wide a box is, and the least that stands between two."""
PITCH = WIDE + BETWEEN
LINE, PAD, LETTER, LIGHTER = 17, 8, 14, 0.92
"""How high a line of words is, what is kept free around them, how large the letters are, and how
much narrower than bold the others."""
LANE, GAP = 9, 18
TABLE, CORNER = 22, 40
FEWEST, SMALL = 3, 460
"""How many stand side by side before a table grows; and how wide a picture a telephone can show."""


class Box(NamedTuple):
    """Somebody: the lines of their name, the lines below it, and what their frame tells."""

    name: list
    below: list
    css: tuple = ()

    @property
    def height(self):
        return 2 * PAD + LINE * (len(self.name) + len(self.below)) - 2


def box(name, *below, css=()):
    """A box of somebody called `name`, with these words below; nothing is cut off."""
    lines = [line for words in below for line in _lines(words, LETTER * LIGHTER)]
    return Box(_lines(name), lines, tuple(css))


def _lines(words, letter=LETTER):
    """The words in lines that fit a box. A word too long for one goes on in the next."""
    lines, room = [], WIDE - PAD
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", letter) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        lines.append("")
        for one in word:
            if width(lines[-1] + one, letter) > room:
                lines.append("")
            lines[-1] += one
    return lines


def width(words, letter=LETTER):
    """About how many pixels these words take, in bold, rather too many than too few."""
    return letter * sum(map(_share, words))


def _share(letter):
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter in "mwMW@—":
        return 0.93
    if letter in "iljtf.,:;’'|()- ":
        return 0.34
    return 0.74 if letter.isupper() else 0.6


def picture(kin, boxes, seats):
    """The family of `kin`, whose `boxes` are by key, with these further boxes around it.

    "" where there is nobody but the child.
    """
    if kin.is_only_the_child and not seats:
        return ""
    family = _Family(kin, boxes)
    around = _Around(family, seats)
    wide, high = round(around.width) + 2, round(around.height) + 2
    return drawn(
        around.drawn(),
        width=wide,
        height=high,
        viewBox=svg.ViewBoxSpec(-1, -1, wide, high),
        class_=["fits"] if around.width <= SMALL else None,
    )


class _Family:
    """The generations in rows, and the lines between them."""

    def __init__(self, kin, boxes):
        self.unions = [union for union in kin.unions if union.parents]
        self.beside, self.boxes = kin.beside, boxes
        self.places = placed(kin.generation, self.unions, kin.beside)
        self.width = WIDE + PITCH * max(place.x for place in self.places.values())
        self.lane = self._lanes()
        self.top, self.height = self._heights()

    def _lanes(self):
        """A lane below its row for each union: lines of two families never lie on each other."""
        found, by_row = {}, {}
        for number, union in enumerate(self.unions):
            row = max(self.places[key].row for key in union.parents)
            by_row.setdefault(row, []).append(number)
        for row, numbers in by_row.items():
            spans = [self._span(self.unions[number]) for number in numbers]
            for number, lane in zip(numbers, lanes(spans), strict=True):
                found[number] = (row, lane)
        return found

    def _span(self, union):
        ends = [self._middle(key) for key in union.children]
        ends += [self._foot(key, union) for key in union.parents]
        return min(ends), max(ends)

    def _middle(self, key):
        return WIDE / 2 + PITCH * self.places[key].x

    def _foot(self, key, union):
        """Where the line of this union leaves a parent: who has several has several feet."""
        own = [each for each in self.unions if key in each.parents]
        own.sort(key=lambda each: sum(map(self._middle, (*each.children, *each.parents))))
        return self._middle(key) + 14 * (own.index(union) - (len(own) - 1) / 2)

    def _heights(self):
        """The top of each row, with room above it for the lines that come down to it."""
        many = 1 + max(place.row for place in self.places.values())
        top, y = [], LANE if self.beside else 0
        for row in range(many):
            top.append(y)
            here = [key for key, place in self.places.items() if place.row == row]
            lanes_here = [lane for at, lane in self.lane.values() if at == row]
            y += max(self.boxes[key].height for key in here)
            is_last = row == many - 1 and not lanes_here
            y += 0 if is_last else 2 * GAP + LANE * max(lanes_here, default=0)
        return top, y

    def corner(self, key):
        """The left and the top of somebody’s box."""
        place = self.places[key]
        return PITCH * place.x, self.top[place.row]

    def drawn(self, left, top):
        """Lines first: where one passes a box, it passes behind it."""
        for number, union in enumerate(self.unions):
            yield _path(self._of_union(number, union), left, top, "tie")
        for key, through in self.beside.items():
            yield _path(self._of_beside(key, through), left, top, "tie", "loose")
        for key, one in self.boxes.items():
            x, y = self.corner(key)
            yield from _drawn(one, left + x, top + y)

    def _of_union(self, number, union):
        row, lane = self.lane[number]
        bottoms = [self.corner(key)[1] + self.boxes[key].height for key in union.parents]
        below = max(
            self.top[row] + self.boxes[key].height
            for key, place in self.places.items()
            if place.row == row
        )
        y = below + GAP + LANE * lane
        low, high = self._span(union)
        yield low, y, high, y
        for key, bottom in zip(union.parents, bottoms, strict=True):
            yield self._foot(key, union), bottom, self._foot(key, union), y
        for key in union.children:
            yield self._middle(key), y, self._middle(key), self.corner(key)[1]

    def _of_beside(self, key, through):
        mine, theirs = self.corner(key), self.corner(through)
        if mine[1] == theirs[1]:
            y = mine[1] - LANE
            yield self._middle(key), mine[1], self._middle(key), y
            yield self._middle(key), y, self._middle(through), y
            yield self._middle(through), y, self._middle(through), theirs[1]
            return
        yield self._middle(key), mine[1], self._middle(through), theirs[1]


class _Around:
    """The family in the middle, and everybody else at its table, clockwise from above."""

    def __init__(self, family, seats):
        half = (len(seats) + 1) // 2
        self.family, self.above, self.below = family, seats[:half], seats[half:][::-1]
        margin, gap = (CORNER / 2, TABLE) if seats else (2, 2)
        fewest = min(max(half, FEWEST), len(seats)) * PITCH
        self.inside = max(family.width, fewest)
        self.width, self.left = self.inside + 2 * margin, margin
        self.upper = max([one.height for one in self.above], default=0)
        self.bottom = self.upper + gap + family.height + gap
        self.height = self.bottom + max([one.height for one in self.below], default=2)
        self.family_top = self.upper + gap

    def drawn(self):
        if self.above:
            yield self._table()
        free = (self.inside - self.family.width) / 2
        yield from self.family.drawn(self.left + free, self.family_top)
        yield from self._row(self.above, lambda one: self.upper - one.height)
        yield from self._row(self.below, lambda one: self.bottom)

    def _table(self):
        """The line they all stand on."""
        top, bottom = self.upper - TABLE, self.bottom + (TABLE if self.below else 0)
        size = {"width": round(self.width - 2), "height": round(bottom - top)}
        return svg.Rect(x=1, y=round(top), rx=CORNER, class_=["table"], **size)

    def _row(self, row, top):
        """Those of one side, the same way apart."""
        apart = self.inside / max(len(row), 1)
        for place, one in enumerate(row):
            middle = self.left + apart * (place + 0.5)
            yield from _drawn(one, middle - WIDE / 2, top(one))


def _drawn(one, x, y):
    """A box with its words."""
    frame = {"x": round(x, 1), "y": round(y, 1), "width": WIDE, "height": one.height, "rx": 4}
    yield svg.Rect(**frame, class_=["box", *one.css])
    if "doubled" in one.css:
        inner = {"x": frame["x"] + 3, "y": frame["y"] + 3, "rx": 2}
        yield svg.Rect(**inner, width=WIDE - 6, height=one.height - 6, class_=["within"])
    middle = round(x + WIDE / 2, 1)
    spans = [
        svg.TSpan(
            x=middle,
            y=round(y + PAD + 13 + LINE * number, 1),
            text=line,
            class_=["t-bold"] if number < len(one.name) else None,
        )
        for number, line in enumerate([*one.name, *one.below])
    ]
    of_words = ["mid", "centre"] if "centre" in one.css else ["mid"]
    yield svg.Text(class_=of_words, elements=spans)


def _path(lines, left, top, *css):
    steps = []
    for x1, y1, x2, y2 in lines:
        steps += [
            svg.M(round(left + x1, 1), round(top + y1, 1)),
            svg.L(round(left + x2, 1), round(top + y2, 1)),
        ]
    return svg.Path(d=steps, class_=list(css))
