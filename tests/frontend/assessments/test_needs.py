"""A need over HTTP: reworded, taken out, tagged; what is said of it; pauses and answers."""

import pytest

from assessments.actions import add_need, oversee_assessment, reword_need
from assessments.models import Need, NeedView, OversightAnswer, Pause
from casework.levels import Level
from casework.models import Relationship
from tests.factories import RelationshipFactory, concluded, share_with
from tests.frontend.assessments.pages import address, filled_in, shown, signed_in


@pytest.fixture
def need(assessment, family, worker):
    return add_need(
        assessment,
        by=worker,
        children=[family[0]],
        steps=[],
        needs="Ty needs to sleep",
        seriousness="need",
        seriousness_why="Falls asleep",
        outcome="Sleeps",
    )


def test_need_reword_shows_what_it_says_and_keeps_what_is_written(as_worker, need):
    page = as_worker.get(address("need_reword", need))
    sent = as_worker.post(
        address("need_reword", need), filled_in(page, outcome="Sleeps until seven")
    )

    assert sent["Location"].endswith(f"#need-{need.ref}")
    assert Need.objects.get().outcome == "Sleeps until seven"


def test_need_reword_loses_neither_text_when_two_write_at_once(as_worker, manager, need):
    page = as_worker.get(address("need_reword", need))
    reword_need(need, by=manager, version=1, needs="Mo’s words")
    form = filled_in(page, needs="Wilma’s words")

    met = as_worker.post(address("need_reword", need), form)
    assert "Mo’s words" in shown(met)
    assert "Wilma’s words</textarea>" in met.content.decode()
    assert Need.objects.get().needs == "Mo’s words"
    as_worker.post(address("need_reword", need), filled_in(met, needs="Both"))
    assert Need.objects.get().needs == "Both"


def test_need_remove_asks_why_and_shows_workers_what_was_taken_out(as_worker, need):
    assert "Say why you take it out" in shown(as_worker.post(address("need_remove", need), {}))
    as_worker.post(address("need_remove", need), {"why": "Said twice"})

    page = shown(as_worker.get(address("assessment", need.assessment)))
    assert "Taken out while it was written (1)" in page
    assert "Said twice" in page


def test_what_was_taken_out_is_not_there_for_whoever_has_less_than_the_record(
    as_worker, client, worker, family, need, hillside, lead
):
    as_worker.post(address("need_remove", need), {"why": "Said twice"})
    concluded(need.assessment, worker)
    for child in family:
        share_with(hillside, child, level=Level.ASSESSMENT)

    page = shown(signed_in(type(client)(), lead).get(address("assessment", need.assessment)))
    assert need.assessment.why in page
    assert "Taken out" not in page
    assert "Said twice" not in page
    assert "Said twice" in shown(as_worker.get(address("assessment", need.assessment)))


def test_need_tags_are_ticked_after_it_is_written(as_worker, need):
    as_worker.post(address("need_tags", need), {"child": ["health"], "around": ["housing"]})

    page = as_worker.get(address("need_tags", need)).content.decode()
    assert page.count("checked") == 2
    assert "About: health, housing" in shown(as_worker.get(address("assessment", need.assessment)))


def test_need_view_offers_the_family_and_keeps_their_words(as_worker, family, need):
    RelationshipFactory(child=family[0], kind=Relationship.Kind.MOTHER, person__given_name="Dawn")
    assert 'value="Dawn Example, Ty’s mother"' in as_worker.get(
        address("need_view", need)
    ).content.decode().replace("&#x27;", "'")

    as_worker.post(address("need_view", need), {"who": "Dawn, Ty’s mother", "text": "A lock"})

    assert NeedView.objects.get().text == "A lock"
    assert "A lock" in shown(as_worker.get(address("assessment", need.assessment)))


def test_what_is_said_later_is_marked_as_said_since(as_worker, worker, need):
    concluded(need.assessment, worker)
    as_worker.post(address("need_view", need), {"who": "Dawn", "text": "It is better"})

    assert "(said since)" in shown(as_worker.get(address("assessment", need.assessment)))
    assert "is finished and cannot be changed" in shown(
        as_worker.get(address("need_reword", need), follow=True)
    )


def test_assessment_pause_and_resume_say_what_it_waited_for(as_worker, assessment):
    words = {"from_on": "today", "whose": "familys", "why": "Mum is in hospital"}
    as_worker.post(address("assessment_pause", assessment), words)
    page = shown(as_worker.get(address("assessment", assessment)))
    assert "It stands still: Mum is in hospital." in page
    assert "It goes on" in page

    as_worker.post(address("assessment_resume", assessment), {"until_on": "today"})
    assert Pause.objects.get().until_on is not None


def test_oversight_answer_stands_below_the_question(as_worker, manager, assessment):
    oversight = oversee_assessment(assessment, by=manager, view="question", reasons="And Mia?")
    as_worker.post(address("oversight_answer", oversight), {"text": "She is well."})

    assert OversightAnswer.objects.get().text == "She is well."
    assert "She is well." in shown(as_worker.get(address("assessment", assessment)))
