"""A need while its assessment is written: reworded, taken out, tagged; and what is said of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assessments.actions import (
    StaleNeed,
    add_need,
    reword_need,
    say_of_need,
    tag_need,
    take_out_need,
)
from assessments.models import Need, NeedTag, NeedView
from audit import clock
from casework.levels import Level
from casework.models import Goal, Withheld
from casework.story import story
from tests.factories import arranging, concluded, share_with, siblings

BETTER = {"needs": "Ty needs a whole night", "outcome": "Sleeps until seven"}


@pytest.fixture
def need(assessment, ty, worker):
    return add_need(
        assessment,
        by=worker,
        children=[ty],
        steps=[],
        needs="Ty needs to sleep",
        seriousness="need",
        seriousness_why="He falls asleep in lessons",
        outcome="Sleeps through the night",
        how_we_will_know="Mr Bell sees him awake",
    )


def test_a_reworded_need_keeps_its_goal_and_every_wording(need, worker):
    reword_need(need, by=worker, version=1, how_we_will_know="He says so", **BETTER)

    goal = Goal.objects.get()
    assert (goal.need_ref, goal.outcome) == (need.ref, "Sleeps until seven")
    assert goal.how_we_will_know == "He says so"
    wordings = Need.objects.get().history.order_by("history_id").values_list("needs", flat=True)
    assert list(wordings) == ["Ty needs to sleep", "Ty needs a whole night"]


def test_an_older_window_does_not_reword_over_what_was_saved_since(need, worker, manager):
    reword_need(need, by=manager, version=1, **BETTER)

    with pytest.raises(StaleNeed) as stale:
        reword_need(need, by=worker, version=1, needs="Something else")

    assert stale.value.need.needs == Need.objects.get().needs == BETTER["needs"]


def test_a_goal_reworded_with_a_name_in_it_is_kept_back_from_a_school(need, ty, mia, worker, lead):
    siblings(ty, mia)
    share = share_with(lead.agency, ty, level=Level.PLAN)
    assert not Withheld.objects.filter(share=share).exists()

    reword_need(need, by=worker, version=1, outcome="Sleeps, as Mia does")

    assert Withheld.objects.get(share=share).goal == Goal.objects.get()
    assert not Goal.objects.permitting(lead, Goal.VIEW).exists()


def test_a_need_taken_out_is_kept_with_its_reason_and_its_goal_ends(assessment, need, worker):
    take_out_need(need, by=worker, why="The same as the one above")

    assert list(assessment.needs.standing()) == []
    assert Need.objects.get().why_taken_out == "The same as the one above"
    assert Goal.objects.get().why_ended == "The same as the one above"
    with pytest.raises(ValidationError):
        reword_need(need, by=worker, version=1, **BETTER)


def test_a_need_is_taken_out_for_a_reason(need, worker):
    with pytest.raises(ValidationError):
        take_out_need(need, by=worker, why="")
    assert Need.objects.standing().exists()


def test_a_need_is_tagged_after_it_is_written_and_tagged_anew(need, worker):
    tag_need(need, by=worker, dimensions=["health", "housing"])
    tag_need(need, by=worker, dimensions=["housing", "safety"])

    assert set(NeedTag.objects.values_list("dimension", flat=True)) == {"housing", "safety"}


def test_a_tag_is_one_of_the_twenty(need, worker):
    with pytest.raises(ValidationError):
        tag_need(need, by=worker, dimensions=["destiny"])


def test_what_the_family_says_of_a_need_stands_as_theirs_and_later_too(
    assessment, need, ty, worker
):
    say_of_need(need, by=worker, who="Jo, his mother", text="It is the cars")
    concluded(assessment, worker)
    need = Need.objects.get()
    say_of_need(need, by=worker, who="Jo, his mother", text="It is better now")

    assert list(NeedView.objects.values_list("text", flat=True)) == [
        "It is the cars",
        "It is better now",
    ]
    assert [str(row.entry) for row in story(ty, worker)] == [
        "Jo, his mother on what was found in the assessment"
    ]


@pytest.mark.parametrize("said", [{"who": ""}, {"text": ""}, {"said_on": timedelta(days=2)}])
def test_what_is_said_of_a_need_is_somebodys_words_of_some_day_past(need, worker, said):
    if "said_on" in said:
        said = {"said_on": clock.today() + said["said_on"]}
    with pytest.raises(ValidationError):
        say_of_need(need, by=worker, **{"who": "Jo", "text": "Yes", **said})
    assert not NeedView.objects.exists()


AFTERWARDS = {
    "reword": lambda need, by: reword_need(need, by=by, version=1, **BETTER),
    "take out": lambda need, by: take_out_need(need, by=by, why="No"),
    "tag": lambda need, by: tag_need(need, by=by, dimensions=["health"]),
}


@pytest.mark.parametrize("how", AFTERWARDS)
def test_a_need_of_a_finished_assessment_is_changed_by_no_action(assessment, need, worker, how):
    held = Need.objects.select_related("assessment").get()
    concluded(assessment, worker)

    with pytest.raises(ValidationError, match="is finished and cannot be changed"):
        AFTERWARDS[how](held, worker)


def test_nothing_about_a_need_changes_once_it_is_finished(assessment, need, worker):
    tag_need(need, by=worker, dimensions=["health"])
    say_of_need(need, by=worker, who="Jo", text="Yes")
    concluded(assessment, worker)

    tag, view = NeedTag.objects.get(), NeedView.objects.get()
    for change in (
        tag.delete,
        view.delete,
        view.save,
        lambda: need.tags.create(dimension="income"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()
