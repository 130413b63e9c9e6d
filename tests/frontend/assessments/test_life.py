"""An assessment's life, over HTTP: written, moved, overseen, finished, added to."""

import re
from datetime import timedelta

from assessments.models import Assessment, Need
from audit import clock
from casework.actions import record_entry
from casework.levels import Level
from casework.models import Goal, Step
from casework.story import ForChild
from tests.factories import InvolvementFactory, concluded, share_with
from tests.frontend.assessments.pages import address, filled_in, in_words, shown, signed_in

SOON = timedelta(days=14)


def test_assessment_write_keeps_the_words_of_all_and_of_each_child(as_worker, family, assessment):
    ty, mia = family
    page = as_worker.get(address("assessment_write", assessment))
    form = filled_in(page, analysis="He stands in the way.")
    form |= {f"wishes-{ty.ref}": "To sleep", f"took_part-{mia.ref}": "Drew it"}

    sent = as_worker.post(address("assessment_write", assessment), form)

    assert sent["Location"] == address("assessment", assessment)
    assessment = Assessment.objects.get()
    assert (assessment.analysis, assessment.version) == ("He stands in the way.", 2)
    assert [(row.wishes, row.took_part) for row in assessment.rows] == [
        ("To sleep", ""),
        ("", "Drew it"),
    ]


def test_assessment_write_shows_the_recent_story_beside_the_writing(
    as_worker, worker, family, assessment
):
    ty, mia = family
    rows = [ForChild(ty, "alone", "I sleep in my shoes"), ForChild(mia, "seen")]
    record_entry(ty, by=worker, kind="visit", text="The kitchen was warm.", rows=rows)

    page = shown(as_worker.get(address("assessment_write", assessment)))

    assert page.count("The kitchen was warm.") == 1
    assert "Ty: “I sleep in my shoes”" in page


def test_assessment_need_becomes_a_goal_with_steps_in_each_plan(
    as_worker, worker, family, assessment, bell
):
    ty, mia = family
    bev = InvolvementFactory(child=mia, name="Auntie Bev", role="aunt")
    as_worker.post(
        address("assessment_need", assessment),
        {
            "child": [ty.ref, mia.ref],
            "needs": "They need to sleep without listening.",
            "why": "Both are tired at school.",
            "seriousness": "harm",
            "seriousness_why": "Ty has been hurt once.",
            "outcome": "Both sleep all night.",
            "steps": 2,
            "what_1": "Breakfast",
            "who_1": bell.ref,
            "by_1": "every school day",
            "what_2": "Mends the door",
            "who_2": bev.ref,
            "by_2": in_words(clock.today() + SOON),
        },
    )

    need = Need.objects.get()
    assert [row.child for row in need.child_rows.all()] == [ty, mia]
    assert {goal.plan.child for goal in Goal.objects.filter(need_ref=need.ref)} == {ty, mia}
    steps = Step.objects.order_by("what").values_list(
        "what", "goal__plan__child", "by_on", "by_words"
    )
    assert list(steps) == [
        ("Breakfast", ty.pk, None, "every school day"),
        ("Mends the door", mia.pk, clock.today() + SOON, ""),
    ]


def test_assessment_need_keeps_everything_when_another_step_is_asked_for(
    as_worker, family, assessment, bell
):
    sent = {
        "child": [family[0].ref],
        "needs": "To sleep",
        "steps": 1,
        "what_1": "Breakfast",
        "who_1": bell.ref,
        "another": "1",
    }

    page = as_worker.post(address("assessment_need", assessment), sent).content.decode()

    assert "To sleep</textarea>" in page
    assert 'value="Breakfast"' in page
    assert f'value="{bell.ref}" selected' in page
    assert 'name="what_2"' in page
    assert "There is a problem" not in page
    assert not Need.objects.exists()


def test_assessment_need_has_room_for_three_steps_at_most(as_worker, assessment):
    sent = {"steps": 3, "another": "1"}

    page = as_worker.post(address("assessment_need", assessment), sent).content.decode()

    assert 'name="what_3"' in page
    assert 'name="what_4"' not in page
    assert "Add another step" not in page


def test_assessment_need_names_people_with_those_they_help(as_worker, family, assessment, bell):
    assert "Mr Bell, Hillside Primary (helps Ty)" in shown(
        as_worker.get(address("assessment_need", assessment))
    )


def test_assessment_when_moves_the_day_and_keeps_the_one_before(as_worker, assessment):
    before = assessment.decision_points.get()

    as_worker.post(
        address("assessment_when", assessment),
        {
            "expected_on": in_words(clock.today() + SOON),
            "why": "Callum has begun to talk.",
            "told_on": "yesterday",
            "told_how": "By telephone",
        },
    )

    first, second = assessment.decision_points.all()
    assert first == before
    assert (second.why, second.told_on) == (
        "Callum has begun to talk.",
        clock.today() - timedelta(days=1),
    )
    page = shown(as_worker.get(address("assessment", assessment)))
    assert "Callum has begun to talk." in page
    assert before.why in page


def test_assessment_says_plainly_that_a_day_has_passed(as_worker, assessment):
    with clock.at(clock.now() + timedelta(days=40)):
        page = shown(as_worker.get(address("assessment", assessment)))

    assert "A decision was expected on" in page
    assert not re.search(r"overdue|late by|days over|deadline", page)


def test_assessment_oversee_stands_beside_what_the_worker_wrote(as_manager, assessment):
    for view, reasons in (("question", "What would Ty say?"), ("disagree", "He is not safe.")):
        as_manager.post(
            address("assessment_oversee", assessment), {"view": view, "reasons": reasons}
        )

    page = shown(as_manager.get(address("assessment", assessment)))
    assert "Mo Manager: “I have a question” What would Ty say?" in page
    assert "Mo Manager: “I disagree” He is not safe." in page


def test_assessment_oversee_is_not_for_the_worker(as_worker, assessment):
    assert as_worker.get(address("assessment_oversee", assessment)).status_code == 403


def test_the_worker_is_told_whom_to_ask_for_oversight(as_worker, assessment):
    assert "Mo Manager" in shown(as_worker.get(address("assessment", assessment)))


def test_assessment_conclude_finishes_it_and_addenda_stand_below(as_worker, assessment):
    page = as_worker.get(address("assessment_write", assessment))
    form = filled_in(page, analysis="It is enough.")
    as_worker.post(address("assessment_write", assessment), form)
    decision = {"outcome": "child-in-need", "reasons": "They want the help."}
    as_worker.post(address("assessment_conclude", assessment), decision)
    as_worker.post(address("assessment_add", assessment), {"text": "Lee waited outside twice."})

    page = shown(as_worker.get(address("assessment", assessment)))
    assert "A plan of help, with the family They want the help." in page
    assert "Lee waited outside twice." in page
    assert "This cannot be changed." in page
    assert "Add to it" in page
    assert "Add a need" not in page


def test_assessment_add_waits_for_the_end(as_worker, assessment):
    sent = as_worker.get(address("assessment_add", assessment))

    assert sent["Location"] == address("assessment_write", assessment)


def test_what_is_said_of_a_child_comes_from_what_was_recorded_meanwhile(
    as_worker, worker, family, assessment
):
    ty, _ = family
    with clock.at(assessment.began_at - timedelta(days=2)):
        record_entry(
            ty, by=worker, kind="visit", text="Before", rows=[ForChild(ty, "alone", "Too early")]
        )
    record_entry(
        ty, by=worker, kind="visit", text="During", rows=[ForChild(ty, "alone", "In my shoes")]
    )
    with clock.at(clock.now() + timedelta(minutes=1)):
        assessment = concluded(assessment, worker)
    with clock.at(clock.now() + timedelta(days=1)):
        record_entry(
            ty, by=worker, kind="visit", text="After", rows=[ForChild(ty, "alone", "Too late")]
        )

    page = shown(as_worker.get(address("assessment", assessment)))

    assert "“In my shoes”" in page
    assert "Too early" not in page
    assert "Too late" not in page


def test_a_partner_reads_a_finished_assessment_and_nothing_else(
    client, lead, worker, manager, hillside, family, assessment
):
    for child in family:
        share_with(hillside, child, level=Level.ASSESSMENT)
    signed_in(client, lead)
    assert client.get(address("assessment", assessment)).status_code == 404

    concluded(assessment, worker)

    page = client.get(address("assessment", assessment))
    assert page.status_code == 200
    assert "Add to it" not in shown(page)
    for name in ("write", "need", "when", "oversee", "conclude", "add"):
        assert client.get(address(f"assessment_{name}", assessment)).status_code == 403


def test_a_partner_who_sees_one_of_the_children_sees_no_assessment_of_both(
    client, lead, worker, hillside, family, assessment
):
    share_with(hillside, family[0], level=Level.ASSESSMENT)
    concluded(assessment, worker)
    signed_in(client, lead)

    assert client.get(address("assessment", assessment)).status_code == 404


def test_a_form_sent_twice_adds_one_need(as_worker, family, assessment):
    sent = {
        "once": "k" * 32,
        "child": [family[0].ref],
        "needs": "To sleep",
        "seriousness": "need",
        "seriousness_why": "Tired",
        "outcome": "Sleeps",
    }

    for _ in range(2):
        answer = as_worker.post(address("assessment_need", assessment), sent)

    assert Need.objects.count() == 1
    assert answer["Location"].startswith(address("assessment", assessment))
