"""Beginning from an earlier assessment, over HTTP; the history beside the writing; coverage."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.actions import add_need, tag_need
from assessments.models import Assessment, Need
from audit import clock
from casework.models import Goal
from tests.factories import AssessmentFactory, allocate, concluded, told
from tests.frontend.assessments.pages import address, filled_in, in_words, shown


@pytest.fixture
def before(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    assessment = AssessmentFactory(children=[ty], lead=worker, analysis="He is tired")
    add_need(
        assessment,
        by=worker,
        children=[ty],
        steps=[],
        needs="Ty needs to sleep",
        seriousness="need",
        seriousness_why="He falls asleep",
        outcome="Sleeps",
    )
    return concluded(assessment, worker)


def test_an_earlier_one_is_offered_and_gone_on_from(as_worker, before, ty):
    where = reverse("child_assess", args=[ty.ref])
    page = as_worker.get(where)
    assert "Does it go on from an earlier one?" in shown(page)
    day = in_words(clock.today() + timedelta(days=20))
    as_worker.post(
        where,
        filled_in(page, why="Now?", expected_on=day, expected_why="Then", follows=before.ref),
    )

    begun = Assessment.objects.get(follows=before)
    read = shown(as_worker.get(address("assessment", begun)))
    assert "What changed since" in read
    assert "In the plan still" in read
    need = before.needs.get()
    form = as_worker.get(f"{address('assessment_need', begun)}?from={need.ref}")
    assert "Ty needs to sleep</textarea>" in form.content.decode()
    sent = filled_in(form, follows=need.ref) | {"seriousness": "help"}
    as_worker.post(address("assessment_need", begun), sent)

    carried = Need.objects.get(follows=need)
    assert Goal.objects.get().need_ref == carried.ref
    assert "Needed still" in shown(as_worker.get(address("assessment", begun)))


def test_where_there_was_none_nothing_is_asked(as_worker, ty, worker):
    allocate(ty, worker=worker)
    page = shown(as_worker.get(reverse("child_assess", args=[ty.ref])))
    assert "go on from an earlier one" not in page


def test_what_mattered_stands_beside_the_writing_however_long_ago(as_worker, assessment, family):
    ty, _ = family
    with clock.at(clock.now() - timedelta(days=900)):
        told(ty, text="The fire.", is_significant=True, level=4)
    for n in range(25):
        told(ty, text=f"Word {n}.", level=4)

    page = as_worker.get(address("assessment_write", assessment)).content.decode()
    assert "The fire." in page
    assert page.count("in-passing") == 20
    assert 'id="only-significant"' in page


def test_a_long_entry_is_opened_without_leaving_the_writing(as_worker, assessment, family):
    told(family[0], text="word " * 200, level=4)
    page = as_worker.get(address("assessment_write", assessment)).content.decode()
    assert "<details><summary>" in page


def test_what_it_covers_is_a_quiet_view_of_tags(as_worker, worker, assessment, before, ty):
    need = add_need(
        assessment,
        by=worker,
        children=[ty],
        steps=[],
        needs="Ty needs a house",
        seriousness="need",
        seriousness_why="Nine and one toilet",
        outcome="A house",
    )
    tag_need(need, by=worker, dimensions=["housing"])

    page = shown(as_worker.get(address("assessment", assessment)))
    assert "What it covers" in page
    assert "identity: nothing yet" in page
    assert "housing: nothing yet" not in page
