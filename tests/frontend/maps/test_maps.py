"""The pages of a map: begun, written in the fewest boxes, moved, agreed and carried forward."""

import pytest
from django.urls import reverse

from casework import drafts
from casework.actions import record_entry
from casework.levels import Level
from casework.models import Goal
from signs_of_safety.models import Map, Opened, Statement
from tests.days import soon
from tests.factories import InvolvementFactory, allocate, share_with, siblings
from tests.frontend.assessments.pages import address, filled_in, shown, signed_in
from tests.mapped import MapFactory, StatementFactory, agreed

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(ty, mia, worker):
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    return MapFactory(children=[ty, mia], lead=worker)


@pytest.fixture
def desk(client, worker, sheet):
    return signed_in(client, worker)


def send(desk, where, **words):
    """Open a page and send its form with these words."""
    opened = desk.get(where)
    assert opened.status_code == 200, where
    return desk.post(where.partition("?")[0], filled_in(opened, **words))


def add(desk, sheet, kind, **words):
    return send(desk, f"{address('map_statement', sheet)}?kind={kind}", **words)


def test_a_map_is_made_with_the_family_from_its_beginning_to_the_plan(desk, ty, mia, worker):
    InvolvementFactory(child=ty, name="Mr Bell")
    begun = send(desk, address("child_map_begin", ty), child=[ty.ref, mia.ref], who_was_there="Jo")
    sheet = Map.objects.latest("pk")
    assert begun.url == address("map_sheet", sheet)
    add(desk, sheet, "harm", words="Out until ten", when="in May 2026", whose="Jo", source="School")
    add(desk, sheet, "strength", words="Gran lives near")
    add(desk, sheet, "danger", words="Nobody is awake", whose="Jo and Mr Bell")
    add(desk, sheet, "goal", words="Somebody is awake", is_familys_own="on")
    who = InvolvementFactory._meta.model.objects.get(name="Mr Bell").ref
    add(desk, sheet, "step", words="Breakfast", who=who, by="every school day")
    good = Statement.objects.get(kind="strength")
    send(desk, address("statement_safety", good), when="yesterday", who_saw="Ty")
    danger = Statement.objects.get(kind="danger")
    send(desk, address("statement_disagree", danger), who="Lee", words="I am awake")
    reading = shown(desk.get(address("map_sheet", sheet)))
    for said in ("In May. Jo. School.", "Mr Bell, every school day", "Seen by Ty.",
                 "Seen differently by Lee: “I am awake”", "The family’s own goal."):  # fmt: skip
        assert said in reading
    done = send(desk, address("map_agree", sheet), who_was_there="Jo, Mr Bell", judgement="Stay")
    assert done.url == address("map_sheet", sheet)

    goals = Goal.objects.filter(outcome="Somebody is awake")
    assert {goal.plan.child for goal in goals} == {ty, mia}
    assert "Why: Nobody is awake" in shown(desk.get(address("child_plan", ty)))
    reading = shown(desk.get(address("map_sheet", sheet)))
    assert "with Jo, Mr Bell." in reading
    assert "Change" not in reading


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(desk, sheet):
    danger = StatementFactory(map=sheet, kind="danger")
    for kind, words, says in (
        ("harm", {"words": ""}, "Say what happened."),
        ("harm", {"words": "Out", "when": soon()}, "it cannot be later than now"),
        ("safety", {"words": "Gran", "answers": danger.ref}, "Say on which day it kept them safe"),
        ("goal", {"words": "Awake", "answers": ""}, "Write the danger first"),
        ("strength", {"words": "Sings", "child": []}, "Choose at least one child"),
    ):
        answer = add(desk, sheet, kind, **words)
        assert answer.status_code == 200
        assert says in shown(answer), kind
        assert words["words"] in answer.content.decode()
    assert Statement.objects.count() == 1


def test_a_goal_before_any_danger_is_told_what_to_do_first(desk, sheet):
    for kind, says in (("goal", "Write the danger first"), ("step", "Write the goal first")):
        answer = desk.get(f"{address('map_statement', sheet)}?kind={kind}")
        assert says in shown(answer)
        assert b"<textarea" not in answer.content
        sent = desk.post(address("map_statement", sheet), {"kind": kind, "words": "Awake"})
        assert says in shown(sent)


def test_a_fourth_danger_is_asked_about_and_taken_when_they_are_sure(desk, sheet):
    for _ in range(3):
        StatementFactory(map=sheet, kind="danger")
    asked = add(desk, sheet, "danger", words="A fourth")
    assert "few families can work on more" in shown(asked)
    desk.post(address("map_statement", sheet), filled_in(asked, is_sure="on"))
    assert sheet.statements.filter(kind="danger").count() == 4


def test_a_sentence_of_the_story_stands_on_the_map_without_being_typed(desk, sheet, ty, worker):
    entry = record_entry(ty, by=worker, kind="visit", text="At home. He sang all day.")
    found = desk.get(address("map_story", sheet))
    assert "He sang all day." in shown(found)
    where = f"{address('map_statement', sheet)}?kind=strength&sentence={entry.ref}.1"
    opened = desk.get(where)
    assert opened.context["form"]["words"].value() == "He sang all day."
    desk.post(address("map_statement", sheet), filled_in(opened))

    said = Statement.objects.get()
    assert (said.words, said.entry, said.whose) == ("He sang all day.", entry, worker.name)
    assert "Only those who may read that entry read this" in shown(
        desk.get(address("map_sheet", sheet))
    )
    send(desk, address("statement_agreed", said), why="Ty: tell them I sing")
    assert Opened.objects.get().how == "child"


def test_a_sentence_that_is_not_theirs_is_not_there(client, sheet, ty, worker2, worker, manager):
    kept = record_entry(ty, by=worker, kind="visit", text="For one.", readers=[manager])
    desk = signed_in(client, worker2)
    desk.post(reverse("child_why", args=[ty.ref]), {"purpose": "review"})
    for child in sheet.children_concerned():
        desk.post(reverse("child_why", args=[child.ref]), {"purpose": "review"})
    assert "For one" not in shown(desk.get(address("map_story", sheet)))
    where = f"{address('map_statement', sheet)}?kind=harm&sentence={kept.ref}.0"
    assert "For one" not in desk.get(where).content.decode()
    sent = {"kind": "harm", "words": "x", "sentence": f"{kept.ref}.0", "child": [ty.ref]}
    assert "not there any more" in shown(desk.post(address("map_statement", sheet), sent))
    assert not Statement.objects.exists()


def test_long_words_are_kept_as_they_are_typed(desk, sheet, worker, ty):
    words = {"kind": ["danger"], "words": ["Nobody is aw"], "child": [ty.ref]}
    drafts.save(worker, "map_statement", sheet.ref, words, version=0, child_refs=[ty.ref])
    opened = desk.get(address("map_statement", sheet))
    assert "You left this unfinished" in shown(opened)
    assert opened.context["form"]["words"].value() == "Nobody is aw"
    assert "Add a danger" in shown(opened)


def test_statements_are_moved_by_a_button_that_needs_no_script(desk, sheet):
    first, second = (StatementFactory(map=sheet, words=each, place=n) for n, each in
                     enumerate(("one", "two"), 1))  # fmt: skip
    moved = desk.post(address("statement_move", second), {"where": "up"})
    assert moved.url == f"{address('map_sheet', sheet)}#s-{second.ref}"
    assert [one.words for one in sheet.statements.all()] == ["two", "one"]
    desk.post(address("statement_move", first), {"where": "danger"})
    assert sheet.statements.filter(kind="harm").count() == 2


def test_two_who_reword_at_once_see_both_texts(desk, sheet):
    one = StatementFactory(map=sheet, words="He was out")
    opened = desk.get(address("statement_reword", one))
    send(desk, address("statement_reword", one), words="He was out until ten")
    stale = desk.post(address("statement_reword", one), filled_in(opened, words="Mine"))

    assert "He was out until ten" in shown(stale)
    assert stale.context["form"]["words"].value() == "Mine"
    desk.post(address("statement_reword", one), filled_in(stale))
    one.refresh_from_db()
    assert one.words == "Mine"


def test_rewording_keeps_when_it_was_as_vaguely_as_it_was_said(desk, sheet):
    add(desk, sheet, "harm", words="Out", when="in May 2026")
    one = Statement.objects.get()
    send(desk, address("statement_reword", one), words="Out until ten")
    one.refresh_from_db()
    assert (one.words, one.precision) == ("Out until ten", "month")


def test_an_agreed_map_is_not_opened_for_writing_and_can_be_carried_forward(desk, sheet, ty):
    one = StatementFactory(map=sheet, words="Out until ten")
    agreed(sheet)
    for name, record in (("map_statement", sheet), ("map_agree", sheet), ("statement_reword", one)):
        answer = desk.get(address(name, record), follow=True)
        assert "This map is agreed and cannot be changed" in shown(answer)
    both = [child.ref for child in sheet.children_concerned()]
    begun = send(desk, address("child_map_begin", ty), child=both)
    assert "What moved since" in shown(desk.get(begun.url))
    assert "Out until ten" in shown(desk.get(begun.url))


def test_what_is_missing_is_shown_before_it_is_agreed_and_stops_nobody(desk, sheet):
    StatementFactory(map=sheet, kind="danger", words="Nobody is awake")
    assert "This danger has no goal yet" in shown(desk.get(address("map_agree", sheet)))
    send(desk, address("map_agree", sheet), who_was_there="Jo")
    sheet.refresh_from_db()
    assert sheet.is_agreed


def test_the_parts_are_called_what_the_council_calls_them(desk, sheet, settings):
    StatementFactory(map=sheet, kind="danger", words="Nobody is awake")
    assert "Safety goal" in shown(desk.get(address("map_sheet", sheet)))
    settings.MAP_WORDS = "wellbeing"
    reading = shown(desk.get(address("map_sheet", sheet)))
    assert "Wellbeing goal" in reading
    assert "Safety goal" not in reading


def test_a_partner_reads_an_agreed_map_and_is_offered_nothing_to_write(
    client, sheet, visitor, ty, mia
):
    StatementFactory(map=sheet, words="Out until ten")
    agreed(sheet)
    for child in (ty, mia):
        share_with(visitor, child, level=Level.ASSESSMENT)
    desk = signed_in(client, visitor)
    answer = desk.get(address("map_sheet", sheet))
    assert "Out until ten" in shown(answer)
    for word in (b"/add/", b"/reword/", b"/disagree/", b"/begin/"):
        assert word not in answer.content
    told = desk.get(reverse("api:map", args=[sheet.ref])).json()
    assert [one["words"] for one in told["statements"]] == ["Out until ten"]
    assert [one["ref"] for one in desk.get(reverse("api:maps")).json()["results"]] == [sheet.ref]


def test_looked_at_together_it_shows_the_map_alone_and_nothing_they_may_not_see(
    desk, sheet, ty, mia, worker
):
    kept = record_entry(ty, by=worker, kind="visit", text="I sleep in my shoes")
    StatementFactory(map=sheet, words="I sleep in my shoes", entry=kept)
    StatementFactory(map=sheet, words="Out until ten", source="The police report")
    clinic = InvolvementFactory(child=ty, name="The clinic", level=Level.RECORD)
    danger = StatementFactory(map=sheet, kind="danger")
    goal = StatementFactory(map=sheet, kind="goal", answers=danger)
    StatementFactory(map=sheet, kind="step", answers=goal, who=clinic, words="Sees her")
    gone = StatementFactory(map=sheet, words="Taken out before")
    send(desk, address("statement_remove", gone), why="Not so")

    asked = send(desk, address("map_together", sheet), who_was_there="")
    assert "Say who is in the room" in shown(asked)
    send(desk, address("map_together", sheet), who_was_there="Dawn and Bev")
    together = desk.get(address("map_sheet", sheet))
    reading = shown(together)
    assert "With Dawn and Bev" in reading
    assert "Out until ten" in reading
    for hidden in ("my shoes", "police", "The clinic", "Sees her", "Taken out before"):
        assert hidden not in reading, hidden
    for away in (reverse("home"), reverse("search"), address("child", ty), address("child", mia)):
        assert f'"{away}"' not in together.content.decode(), away
    # The story is not for everybody who is in the room.
    assert desk.get(address("map_story", sheet)).url == address("map_sheet", sheet)
    writing = desk.get(address("map_statement", sheet))
    assert "My work" not in shown(writing)

    desk.post(address("map_together", sheet), {"leave": "1"})
    reading = shown(desk.get(address("map_sheet", sheet)))
    assert "my shoes" in reading
    assert "My work" in reading
