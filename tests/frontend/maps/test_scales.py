"""Where everybody stands, on the worker's device: blind, in turn, then all of it side by side."""

import pytest
from django.urls import reverse

from signs_of_safety.models import OpenedRating, Rating, Scale
from tests.factories import allocate, siblings
from tests.frontend.assessments.pages import address, filled_in, signed_in
from tests.mapped import MapFactory, StatementFactory

pytestmark = pytest.mark.django_db
SECRET = "She hides the bottles from me"
DORIS = {"who": "Doris", "role": "family", "number": "7", "why": SECRET, "readers": "all"}


@pytest.fixture
def sheet(ty, mia, worker):
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    return MapFactory(children=[ty, mia], lead=worker)


@pytest.fixture
def desk(client, worker, sheet):
    return signed_in(client, worker)


@pytest.fixture
def scale(desk, sheet):
    danger = StatementFactory(map=sheet, kind="danger")
    StatementFactory(map=sheet, kind="goal", answers=danger)
    page = address("statement_scale", danger)
    desk.post(page, filled_in(desk.get(page)) | {"nought": "Nobody is awake", "ten": "Somebody is"})
    return Scale.objects.get()


def raw(desk, page):
    return desk.get(page).content.decode()


def say(desk, scale, **changes):
    page = address("scale", scale)
    return desk.post(page, filled_in(desk.get(page)) | DORIS | changes)


def reveal(desk, scale):
    desk.post(address("scale_reveal", scale))


def test_nothing_of_what_was_said_is_on_any_page_before_it_is_revealed(desk, scale, sheet, ty):
    before = {}
    pages = [
        address("scale", scale),
        address("scale_reveal", scale),
        address("map_sheet", sheet),
        address("child_looks", ty),
        address("child_story", ty),
        reverse("api:map", args=[sheet.ref]),
    ]
    say(desk, scale)
    for page in pages:
        said = raw(desk, page)
        assert "Doris" not in said, page
        assert SECRET not in said, page
        before[page] = said.count("<li")
    say(desk, scale, who="Steph", number="2")
    for page in pages[:3]:
        assert raw(desk, page).count("<li") == before[page], page


def test_the_next_person_finds_an_empty_page(desk, scale):
    answer = say(desk, scale)
    said = raw(desk, answer["Location"])
    assert "Yours is kept" in said
    assert "checked" not in said
    assert SECRET not in said


def test_revealed_everybody_stands_on_the_map_with_their_reasons(desk, scale, sheet):
    for name, number in (("Priya", 2), ("Mrs Shaw", 3), ("Doris", 7), ("Dean", 9)):
        say(desk, scale, who=name, number=str(number), why=f"Because of {name}")
    reveal(desk, scale)
    said = raw(desk, address("map_sheet", sheet))
    for name in ("Priya", "Mrs Shaw", "Doris", "Dean"):
        assert f"Because of {name}" in said
    assert "Nobody is awake" in said
    assert "average" not in said.lower()
    assert "5.25" not in said
    told = desk.get(reverse("api:map", args=[sheet.ref])).json()["scales"]
    assert [one["number"] for one in told[0]["ratings"]] == [2, 3, 7, 9]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "11"}, "Give a whole number from 0 to 10."),
        ({"number": ""}, "Choose a number from 0 to 10."),
        ({"why": " "}, "Say why: the number says little without it."),
        ({"who": ""}, "Say who this is."),
        ({"role": "dog"}, "Choose one of these."),
        ({"readers": ""}, "Choose who may see it."),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(
    desk, scale, changes, sentence
):
    said = say(desk, scale, **changes).content.decode()
    assert sentence in said
    assert not Rating._base_manager.exists()
    if "why" not in changes:
        assert SECRET in said


def test_who_is_too_late_is_told_and_keeps_their_words(desk, scale):
    page = address("scale", scale)
    form = filled_in(desk.get(page))
    say(desk, scale)
    reveal(desk, scale)
    said = desk.post(page, form | DORIS | {"who": "Steph", "why": "He rang"}).content.decode()
    assert "This was revealed already" in said
    assert "He rang" in said


def test_a_scale_of_which_nobody_said_anything_is_not_revealed(desk, scale, sheet):
    answer = desk.post(address("scale_reveal", scale), follow=True)
    assert "Nobody has said where they stand yet." in answer.content.decode()


def test_a_childs_lies_on_the_table_once_a_worker_wrote_down_why(desk, scale, sheet):
    say(desk, scale, who="Ty", role="child", why="Gran comes now")
    reveal(desk, scale)
    together = address("map_together", sheet)
    desk.post(together, filled_in(desk.get(together)) | {"who_was_there": "Dawn"})
    assert "Gran comes now" not in raw(desk, address("map_sheet", sheet))
    desk.post(together, {"leave": "1"})
    page = address("rating_open", Rating.objects.get())
    desk.post(page, filled_in(desk.get(page)) | {"why": "He wants Mum to see"})
    assert OpenedRating.objects.get().why == "He wants Mum to see"
    desk.post(together, filled_in(desk.get(together)) | {"who_was_there": "Dawn"})
    assert "Gran comes now" in raw(desk, address("map_sheet", sheet))
