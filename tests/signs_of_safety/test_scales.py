"""Where everybody stands: blind until it is revealed, kept for ever, read as each rater said."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from casework.levels import Level
from signs_of_safety import document
from signs_of_safety.actions import open_rating, rate, reveal_scale, start_map, start_scale
from signs_of_safety.models import Map, Rating, Reveal, Scale
from tests.factories import arranging, share_with
from tests.mapped import agreed

pytestmark = pytest.mark.django_db
ENDS = {"nought": "Nobody is awake", "ten": "Somebody always is, and Ty knows who"}


@pytest.fixture
def scale(danger, goal, worker):
    return start_scale(danger, by=worker, **ENDS)


@pytest.fixture
def say(scale, worker):
    """`say("Doris", 7)` takes down where somebody stands."""

    def said(who, number, role="family", readers="all", why="She rang me first"):
        details = {"who": who, "role": role, "number": number, "why": why, "readers": readers}
        return rate(scale, by=worker, **details)

    return said


def seen(user):
    return [(one.who, one.number) for one in Rating.objects.permitting(user, Map.VIEW)]


def on_the_map(sheet, user):
    sheet = Map.objects.permitting(user, Map.VIEW).get(pk=sheet.pk)
    return list(document.read(sheet, user)["scales"])


def test_nobody_sees_anything_before_it_is_revealed(sheet, scale, say, worker, manager):
    say("Doris", 7)
    for user in (worker, manager):
        assert seen(user) == []
        assert on_the_map(sheet, user) == []
    reveal_scale(scale, by=worker)
    assert seen(manager) == [("Doris", 7)]
    assert on_the_map(sheet, manager) == [scale]


def test_a_partner_does_not_know_that_a_scale_goes_on(sheet, scale, say, visitor, ty, mia, worker):
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    agreed(sheet)
    say("Doris", 7)
    assert not Scale.objects.permitting(visitor, Map.VIEW).exists()
    reveal_scale(scale, by=worker)
    assert Scale.objects.permitting(visitor, Map.VIEW).get() == scale
    assert seen(visitor) == [("Doris", 7)]


def test_what_is_for_the_workers_is_absent_for_everybody_else(
    sheet, scale, say, visitor, ty, mia, worker
):
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    say("Doris", 7)
    say("Steph", 8, readers="workers")
    reveal_scale(scale, by=worker)
    agreed(sheet)
    assert seen(visitor) == [("Doris", 7)]
    assert seen(worker) == [("Doris", 7), ("Steph", 8)]


def test_a_childs_is_for_others_once_the_child_chose_and_a_worker_wrote_down_why(
    sheet, scale, say, visitor, ty, mia, worker
):
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    say("Ty", 5, role="child")
    reveal_scale(scale, by=worker)
    agreed(sheet)
    assert seen(visitor) == []
    open_rating(Rating.objects.get(), by=worker, why="He wants Mum to see it, and it is safe")
    assert seen(visitor) == [("Ty", 5)]


def test_what_a_child_wants_kept_is_not_opened(scale, say, worker):
    say("Ty", 5, role="child", readers="workers")
    reveal_scale(scale, by=worker)
    with pytest.raises(ValidationError, match="did not want"):
        open_rating(Rating.objects.get(), by=worker, why="It would help")


@pytest.mark.parametrize("number", [-1, 11, 1000])
def test_a_number_off_the_scale_is_refused_in_a_sentence(say, number):
    with pytest.raises(ValidationError, match="from 0 to 10"):
        say("Doris", number)


def test_a_person_stands_once_on_a_scale(say):
    say("Doris", 7)
    with pytest.raises(ValidationError, match="on the scale already"):
        say("doris", 2)


def test_nothing_is_added_or_revealed_twice_once_it_is_revealed(scale, say, worker):
    with pytest.raises(ValidationError, match="Nobody has said"):
        reveal_scale(scale, by=worker)
    say("Doris", 7)
    reveal_scale(scale, by=worker)
    for again in (lambda: say("Steph", 8), lambda: reveal_scale(scale, by=worker)):
        with pytest.raises(ValidationError, match="was revealed"):
            again()


def test_the_database_adds_nobody_once_it_is_revealed(scale, say, worker):
    say("Doris", 7)
    reveal_scale(scale, by=worker)
    late = {"who": "Dean", "role": "family", "number": 9, "why": "Late", "readers": "all"}
    row = Rating(scale=scale, rated_at=scale.began_at, taken_by=worker, **late)
    with pytest.raises(DatabaseError), transaction.atomic(), arranging():
        row.save()


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Scale, {"nought": "Other words"}),
        (Rating, {"number": 3}),
        (Reveal, {"revealed_at": None}),
    ],
)
def test_what_was_said_never_changes(scale, say, worker, model, values):
    say("Doris", 7)
    reveal_scale(scale, by=worker)
    with pytest.raises(DatabaseError), transaction.atomic(), arranging():
        model._base_manager.update(**values)


def test_a_danger_is_scaled_once_at_a_time(scale, danger, say, worker):
    with pytest.raises(ValidationError, match="Finish that one first"):
        start_scale(danger, by=worker, **ENDS)
    row = Scale(danger=danger, began_at=scale.began_at, began_by=worker, **ENDS)
    with pytest.raises(DatabaseError), transaction.atomic(), arranging():
        row.save()


def test_a_scale_goes_with_a_danger_that_has_its_goal(danger, add, worker):
    with pytest.raises(ValidationError, match="goal of this danger first"):
        start_scale(danger, by=worker, **ENDS)
    with pytest.raises(ValidationError, match="goes with a danger"):
        start_scale(add("harm"), by=worker, **ENDS)


def test_the_map_after_shows_where_everybody_stood_before(sheet, scale, say, worker, ty, mia):
    say("Doris", 6)
    reveal_scale(scale, by=worker)
    agreed(sheet)
    after = start_map(ty, by=worker, also=[mia], follows=sheet)
    assert on_the_map(after, worker) == [scale]
    again = start_scale(after.statements.get(kind="danger"), by=worker, **ENDS)
    assert again.track == scale.track
    rate(again, by=worker, who="Doris", role="family", number=7, why="Better", readers="all")
    reveal_scale(again, by=worker)
    assert on_the_map(after, worker) == [scale, again]
    assert on_the_map(sheet, worker) == [scale]
