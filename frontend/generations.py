"""Where everybody of a family stands: generations in rows, couples beside each other, children
below their parents. Pure: it knows keys and numbers, and nothing of people.

Nobody stands on anybody: within a row the order is fixed first, and then each is brought as near
as can be to where their parents and children would have them, at least one place apart.
"""

from itertools import pairwise
from typing import NamedTuple

SWEEPS = 8
"""How often all rows are brought nearer to each other. Families are small: it settles sooner."""


class Place(NamedTuple):
    """The row, from the oldest, and how far from the left, in places that are one apart."""

    row: int
    x: float


def placed(generation, unions, beside=None):
    """{key: Place} of everybody in `generation`, which says how far up each stands.

    `unions` are (parents, children). `beside` ties a relative to the one they are related through.
    """
    beside = beside or {}
    levels = sorted(set(generation.values()), reverse=True)
    unions = [union for union in unions if union[0]]
    rows = []
    for level in levels:
        rows.append(_in_order(_of(level, generation, unions, rows), unions, beside))
    x = {key: float(place) for row in rows for place, key in enumerate(row)}
    for _ in range(SWEEPS):
        for row in (*rows, *reversed(rows)):
            x |= _settled(row, x, unions, beside)
    left = min(x.values(), default=0)
    return {key: Place(n, x[key] - left) for n, row in enumerate(rows) for key in row}


def _of(level, generation, unions, rows):
    """Those of one generation: children in the order of their parents above, then the others."""
    above = {key: place for row in rows for place, key in enumerate(row)}
    here = [key for key, each in generation.items() if each == level]

    def by_parents(union):
        places = [above[key] for key in union[0] if key in above]
        return sum(places) / len(places) if places else len(above)

    children = [key for union in sorted(unions, key=by_parents) for key in union[1]]
    return list(dict.fromkeys([*(key for key in children if key in here), *here]))


def _in_order(row, unions, beside):
    """The row with partners brought together, and relatives after those they are related through.

    Somebody with two partners stands between them.
    """
    couples = [[key for key in parents if key in row] for parents, _ in unions]
    near = {
        key: [each for couple in couples if key in couple for each in couple if each != key]
        for key in row
    }
    order = []
    for key in row:
        if key not in order and beside.get(key) not in row:
            order += _chain(key, near, order)
    for key in row:
        if key not in order:
            through = beside[key]
            order.insert(_end_of(through, couples, order) if through in order else 0, key)
    return order


def _chain(key, near, already):
    """`key` with everybody tied to them: the first partner to the left, the others to the right."""
    seen, chain, waiting = {*already, key}, [key], [key]
    while waiting:
        middle = waiting.pop(0)
        for each in dict.fromkeys(near[middle]):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                to_the_left = chain[0] == middle and len(near[middle]) > 1
                chain.insert(0 if to_the_left else len(chain), each)
    return chain


def _end_of(key, couples, order):
    """The place behind `key` and whoever they are a couple with."""
    theirs = {each for couple in couples if key in couple for each in couple} | {key}
    return 1 + max(order.index(each) for each in theirs if each in order)


def _settled(row, x, unions, beside):
    """Where those of one row stand when each is as near as can be to where they would be."""
    wished = []
    for place, key in enumerate(row):
        wishes = [*_over_their_children(key, x, unions), *_under_their_parents(key, x, unions)]
        through = beside.get(key)
        if through in x and through not in row:
            wishes.append(x[through])
        # Who is tied to nobody stands next to whoever is before them.
        alone = wished[-1] if wished else x[key]
        wished.append(sum(wishes) / len(wishes) - place if wishes else alone)
    nearest = zip(row, _rising(wished), strict=True)
    return {key: near + place for place, (key, near) in enumerate(nearest)}


def _over_their_children(key, x, unions):
    """A couple stand over the middle of their children, half a place to either side."""
    for parents, children in unions:
        if key in parents and children:
            middle = sum(x[each] for each in children) / len(children)
            beside = sorted(parents, key=x.get).index(key) - (len(parents) - 1) / 2
            yield middle + beside


def _under_their_parents(key, x, unions):
    """Children stand under the middle of their parents, side by side."""
    for parents, children in unions:
        if key in children:
            middle = sum(x[each] for each in parents) / len(parents)
            yield middle + sorted(children, key=x.get).index(key) - (len(children) - 1) / 2


def _rising(wished):
    """The numbers that never fall and are nearest to `wished` (pool adjacent violators)."""
    pools = []
    for number in wished:
        pools.append([number, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, many = pools.pop()
            pools[-1] = [
                (pools[-1][0] * pools[-1][1] + mean * many) / (pools[-1][1] + many),
                pools[-1][1] + many,
            ]
    return [mean for mean, many in pools for _ in range(many)]


def lanes(spans):
    """A lane for each (left, right), so that two on the same lane never touch."""
    taken, chosen = [], []
    for left, right in spans:
        lane = next((n for n, kept in enumerate(taken) if _is_free(left, right, kept)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((left, right))
        chosen.append(lane)
    return chosen


def _is_free(left, right, kept):
    ends = sorted([*kept, (left, right)])
    return all(before[1] < after[0] for before, after in pairwise(ends))
