"""Where everybody stands: nobody on anybody, parents above children, couples side by side."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from casework.kin import Union, levelled
from frontend.generations import lanes, placed

HARPERS = {
    **dict.fromkeys(["Dawn", "Darren", "Lee", "Bev"], 1),
    **dict.fromkeys(["Jade", "Callum", "Mia", "Ty", "Ruby", "Alfie", "Poppy"], 0),
}
THEIR_UNIONS = [
    Union(("Dawn", "Darren"), ("Jade", "Callum", "Mia")),
    Union(("Dawn", "Lee"), ("Ty", "Ruby", "Poppy")),
    Union(("Dawn",), ("Alfie",)),
]


def rows(places):
    """The keys of each row, from the left."""
    found = {}
    for key in sorted(places, key=lambda key: places[key].x):
        found.setdefault(places[key].row, []).append(key)
    return [found[row] for row in sorted(found)]


def test_the_harpers_stand_under_their_own_two_parents():
    places = placed(HARPERS, THEIR_UNIONS, {"Bev": "Dawn"})

    assert rows(places) == [
        ["Darren", "Dawn", "Lee", "Bev"],
        ["Jade", "Callum", "Mia", "Alfie", "Ty", "Ruby", "Poppy"],
    ]
    for parents, children in THEIR_UNIONS:
        middle = sum(places[each].x for each in children) / len(children)
        assert min(places[each].x for each in parents) <= middle
        assert middle <= max(places[each].x for each in parents)


def test_kayleighs_baby_stands_below_and_doris_above_them_all():
    generation = {"baby": 0, "Kayleigh": 1, "Jordan": 1, "Nan": 2, "Doris": 3}
    unions = [Union(("Kayleigh", "Jordan"), ("baby",)), Union(("Nan",), ("Kayleigh",))]

    assert rows(placed(generation, unions, {"Doris": "Kayleigh"})) == [
        ["Doris"],
        ["Nan"],
        ["Kayleigh", "Jordan"],
        ["baby"],
    ]


def test_a_sister_with_a_child_of_her_own_stands_above_it():
    unions = [Union(("mum",), ("Ty", "Jade")), Union(("Jade", "Sam"), ("baby",))]
    levels = levelled({"mum": 1, "Ty": 0, "Jade": 0, "Sam": 0, "baby": 0}, unions)

    assert rows(placed(levels, unions)) == [["mum"], ["Ty", "Jade", "Sam"], ["baby"]]


def test_what_contradicts_itself_is_drawn_all_the_same():
    unions = [Union(("a",), ("b",)), Union(("b",), ("a",))]
    places = placed(levelled({"a": 0, "b": 0}, unions), unions)

    assert set(places) == {"a", "b"}
    assert len(set(places.values())) == 2


def test_somebody_alone_has_a_place():
    assert rows(placed({"Ty": 0}, [])) == [["Ty"]]


PEOPLE = some.integers(min_value=0, max_value=11)
FAMILIES = some.lists(
    some.builds(
        lambda parents, children: Union(tuple(parents), tuple(children - parents)),
        some.sets(PEOPLE, min_size=1, max_size=3),
        some.sets(PEOPLE, max_size=4),
    ),
    max_size=6,
)


@given(
    some.dictionaries(PEOPLE, some.integers(min_value=-1, max_value=3), min_size=12, max_size=12),
    FAMILIES,
    some.dictionaries(PEOPLE, PEOPLE, max_size=4),
)
def test_nobody_stands_on_anybody_in_whatever_family(generation, unions, beside):
    places = placed(levelled(generation, unions), unions, beside)

    assert set(places) == set(generation)
    for row in rows(places):
        xs = [places[key].x for key in row]
        assert all(after - before > 1 - 1e-6 for before, after in pairwise(xs))
    assert places == placed(levelled(generation, unions), unions, beside)


@given(some.lists(some.tuples(some.floats(0, 900), some.floats(0, 900)).map(sorted), max_size=8))
def test_lines_of_two_families_never_lie_on_each_other(spans):
    chosen = lanes([tuple(span) for span in spans])

    assert len(chosen) == len(spans)
    for lane in set(chosen):
        mine = sorted(span for span, its in zip(spans, chosen, strict=True) if its == lane)
        assert all(before[1] < after[0] for before, after in pairwise(mine))
