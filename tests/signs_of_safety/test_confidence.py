"""Who reads what on a map: every child's rule, the level, and words that keep their readers."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casework.actions import exclude_user, record_entry
from casework.levels import Level
from casework.models import Entry
from casework.story import ForChild
from signs_of_safety import document
from signs_of_safety.actions import (
    add_statement,
    agree_map,
    child_opens_words,
    open_words,
    start_map,
    take_out_statement,
)
from signs_of_safety.models import Map, Statement
from signs_of_safety.promoting import sentences, split
from tests.factories import InvolvementFactory, share_with
from tests.mapped import MapFactory, StatementFactory, agreed

pytestmark = pytest.mark.django_db
SAID = "I sleep in my shoes"


def read(sheet, user):
    sheet = Map.objects.permitting(user, Map.VIEW).get(pk=sheet.pk)
    return [one.words for one in document.read(sheet, user)["statements"]]


@pytest.fixture
def visit(ty, worker):
    return record_entry(ty, by=worker, kind="visit", text=SAID)


@pytest.fixture
def quoting(sheet, add, visit, visitor, ty, mia):
    """An agreed map that a health visitor reads, with words of an entry she does not."""
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    add("harm", "He was out until ten")
    quoted = add("strength", SAID, entry=visit)
    agreed(sheet)
    return quoted


def test_an_unfinished_map_is_read_by_the_workers_of_the_record_only(sheet, visitor, worker, ty):
    for row in sheet.child_rows.all():
        share_with(visitor, row.child, level=Level.ASSESSMENT)
    assert not Map.objects.permitting(visitor, Map.VIEW).exists()
    agreed(sheet)
    assert Map.objects.permitting(visitor, Map.VIEW).get() == sheet


def test_a_map_of_two_children_is_read_by_whoever_may_read_it_of_both(sheet, visitor, ty, mia):
    agreed(sheet)
    share_with(visitor, ty, level=Level.ASSESSMENT)
    assert not Map.objects.permitting(visitor, Map.VIEW).exists()
    share_with(visitor, mia, level=Level.PLAN)
    assert not Map.objects.permitting(visitor, Map.VIEW).exists()
    share_with(visitor, mia, level=Level.ASSESSMENT)
    assert Map.objects.permitting(visitor, Map.VIEW).exists()


def test_a_worker_kept_from_one_child_finds_no_map(sheet, mia, worker2, manager):
    assert worker2.has_perm(Map.VIEW, sheet)
    exclude_user(mia, by=manager, user=worker2, why="Her aunt")
    assert not worker2.has_perm(Map.VIEW, sheet)


def test_promoted_words_keep_the_readers_of_their_entry(quoting, visitor, worker):
    assert read(quoting.map, worker) == ["He was out until ten", SAID]
    assert read(quoting.map, visitor) == ["He was out until ten"]
    assert not visitor.has_perm(Statement.VIEW, quoting)


@pytest.mark.parametrize("how", [child_opens_words, open_words])
def test_they_are_opened_by_the_childs_choice_or_by_a_manager_with_a_reason(
    quoting, visitor, manager, worker, how
):
    with pytest.raises(ValidationError):
        how(quoting, by=manager, why="")
    how(quoting, by=manager, why="He said: tell them all")
    assert read(quoting.map, visitor) == ["He was out until ten", SAID]
    with pytest.raises(ValidationError, match="reads this already"):
        how(quoting, by=manager, why="Again")


def test_a_worker_cannot_decide_it_in_place_of_a_manager(quoting, worker, visitor):
    with pytest.raises(PermissionDenied):
        open_words(quoting, by=worker, why="I think so")
    assert read(quoting.map, visitor) == ["He was out until ten"]


def test_words_for_named_people_stay_theirs_on_the_map_and_on_the_next(
    sheet, add, ty, worker, worker2, manager
):
    kept = record_entry(ty, by=worker, kind="visit", text="For one", readers=[manager])
    add("harm", "For one", entry=kept)
    add("harm", "For all")
    agree_map(sheet, by=worker, who_was_there="Dawn")
    first, *also = [row.child for row in sheet.child_rows.all()]
    # worker2 carries it forward and cannot read those words: they are carried all the same.
    following = start_map(first, by=worker2, also=also, follows=Map.objects.get(pk=sheet.pk))

    for one in (sheet, following):
        assert read(one, worker2) == ["For all"]
        assert read(one, manager) == ["For one", "For all"]


def test_what_was_opened_stays_open_on_the_next_map(quoting, worker, visitor):
    child_opens_words(quoting, by=worker, why="He told her himself")
    first, *also = [row.child for row in quoting.map.child_rows.all()]
    sheet = Map.objects.get(pk=quoting.map_id)
    following = agreed(start_map(first, by=worker, also=also, follows=sheet))
    assert SAID in read(following, visitor)


def test_nobody_promotes_words_they_may_not_read(sheet, ty, mia, worker2, worker, manager):
    kept = record_entry(ty, by=worker, kind="visit", text="For one", readers=[manager])
    with pytest.raises(PermissionDenied):
        add_statement(sheet, by=worker2, kind="harm", words="For one", children=[ty], entry=kept)


@pytest.mark.parametrize("kind", ["danger", "goal", "step"])
def test_words_of_an_entry_never_become_a_plan(sheet, visit, ty, danger, goal, kind):
    answers = {"goal": danger, "step": goal}.get(kind)
    who = InvolvementFactory(child=ty) if kind == "step" else None
    with pytest.raises(IntegrityError, match="in_words_of_its_own"), transaction.atomic():
        StatementFactory(map=sheet, kind=kind, entry=visit, answers=answers, who=who)


def test_a_step_of_a_clinic_that_is_kept_close_is_unknown_below_the_record(
    sheet, add, goal, ty, mia, visitor, worker
):
    clinic = InvolvementFactory(child=ty, name="The clinic", level=Level.RECORD)
    add("step", "Sees her on Mondays", answers=goal, who=clinic, children=[ty])
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    agreed(sheet)
    assert "Sees her on Mondays" in read(sheet, worker)
    assert "Sees her on Mondays" not in read(sheet, visitor)


def test_what_was_taken_out_is_for_the_workers_of_the_record(ty, worker, visitor):
    sheet = MapFactory(children=[ty], lead=worker)
    take_out_statement(StatementFactory(map=sheet), by=worker, why="Not so")
    StatementFactory(map=sheet, words="It stands")
    agreed(sheet)
    share_with(visitor, ty, level=Level.ASSESSMENT)

    for user, seen in ((worker, 1), (visitor, 0)):
        found = document.read(Map.objects.permitting(user, Map.VIEW).get(pk=sheet.pk), user)
        assert len(found["taken_out"]) == seen
        assert [one.words for one in found["statements"]] == ["It stands"]


def test_a_text_is_split_into_sentences_and_no_word_is_lost():
    text = "He was out. “Where?” I asked.\nAt Gran’s! Again…\n\n  Then home"
    assert split(text) == [
        "He was out.",
        "“Where?”",
        "I asked.",
        "At Gran’s!",
        "Again…",
        "Then home",
    ]
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert split("  ") == []


def test_the_childs_own_words_come_first_and_are_theirs(ty, worker):
    entry = record_entry(
        ty, by=worker, kind="visit", text="At home. He sang.", rows=[ForChild(ty, words="I sing")]
    )
    entry = Entry.objects.permitting(worker, Entry.VIEW).get(pk=entry.pk)
    found = sentences(entry, entry.child_rows.exclude(words=""))
    assert [(one.words, one.whose) for one in found] == [
        ("I sing", "Ty"),
        ("At home.", worker.name),
        ("He sang.", worker.name),
    ]
