"""What is told of an assessment, to each reader as far as they may know."""

from datetime import timedelta

import pytest

from assessments.models import Addendum, Oversight
from audit import clock
from casework.levels import Level
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    NeedFactory,
    NeedStepFactory,
    allocate,
    arranging,
    concluded,
    share_with,
)


@pytest.fixture
def finished(ty, worker, manager):
    """A finished assessment of Ty, with one of everything in it."""
    allocate(ty, worker=worker)
    assessment = AssessmentFactory(
        children=[ty], lead=worker, history_considered="Nine calls", analysis="Read together"
    )
    row = assessment.child_rows.get()
    with arranging():
        row.wishes, row.took_part = "To keep the dog", "Drew a map"
        row.save()
    DecisionPointFactory(assessment=assessment, set_by=worker, told_how="At home")
    need = NeedFactory(assessment=assessment, children=[ty])
    NeedStepFactory(need=need)
    with arranging():
        Oversight(
            assessment=assessment,
            view="question",
            reasons="And his dad?",
            given_at=clock.now(),
            given_by=manager,
        ).save()
        concluded(assessment, worker)
        Addendum(
            assessment=assessment, text="He rang", added_at=clock.now(), added_by=worker
        ).save()
    return assessment


def test_an_assessment_is_told_as_a_document(finished, ty, worker, read):
    told_of = read(worker, f"assessments/{finished.ref}/").json()

    assert told_of["children"] == [
        {"ref": ty.ref, "name": "Ty Harper", "wishes": "To keep the dog", "took_part": "Drew a map"}
    ]
    (need,) = told_of["needs"]
    assert need["children"] == [ty.ref]
    assert need["steps"] == [
        {
            "what": "Breakfast at school",
            "who": "Mr Bell, class teacher",
            "by_on": None,
            "by_words": "",
        }
    ]
    assert told_of["decision_points"][0]["told_how"] == "At home"
    assert told_of["oversights"][0]["given_by"] == "Mo Manager"
    assert told_of["addenda"][0]["text"] == "He rang"
    assert (told_of["lead"], told_of["concluded_by"]) == ("Wilma Worker", "Wilma Worker")
    assert (told_of["outcome"], told_of["reasons"]) == ("child-in-need", "They agree to help")
    assert (told_of["history_considered"], told_of["analysis"]) == ("Nine calls", "Read together")


def test_oversight_is_not_there_for_whoever_has_less_than_the_record(
    finished, ty, hillside, lead, worker, read
):
    share_with(hillside, ty, level=Level.ASSESSMENT)

    for_lead, for_worker = (
        read(user, f"assessments/{finished.ref}/").json() for user in (lead, worker)
    )

    assert "oversights" not in for_lead
    assert {key: for_worker[key] for key in for_lead} == for_lead
    assert set(for_worker) - set(for_lead) == {"oversights", "picks", "editions"}


def test_an_unfinished_assessment_is_not_there_for_a_partner(ty, worker, lead, hillside, read):
    allocate(ty, worker=worker)
    share_with(hillside, ty, level=Level.ASSESSMENT)
    assessment = AssessmentFactory(children=[ty], lead=worker)

    assert read(lead, f"assessments/{assessment.ref}/").status_code == 404
    assert read(lead, "assessments/").json()["results"] == []
    told_of = read(worker, f"assessments/{assessment.ref}/").json()
    assert (told_of["outcome"], told_of["concluded_at"], told_of["concluded_by"]) == (
        "",
        None,
        None,
    )


def test_an_assessment_of_a_hidden_child_too_is_not_there(ty, mia, worker, lead, hillside, read):
    share_with(hillside, ty, level=Level.ASSESSMENT)
    assessment = concluded(AssessmentFactory(children=[ty, mia], lead=worker), worker)

    assert read(lead, f"assessments/{assessment.ref}/").status_code == 404
    assert read(lead, "assessments/").json() == {"results": [], "next": None}


def test_the_list_tells_what_each_is_for_and_of_whom(finished, ty, worker, read):
    (line,) = read(worker, "assessments/").json()["results"]

    assert line["ref"] == finished.ref
    assert line["children"] == [{"ref": ty.ref, "name": "Ty Harper"}]
    assert set(line) == {
        "ref",
        "began_at",
        "concluded_at",
        "outcome",
        "lead",
        "why",
        "children",
    }


def test_a_long_list_is_told_in_pages_each_once(worker, every_page):
    """Forty of the very same moment, and some on either side of it."""
    child, now = ChildFactory(), clock.now()
    began = [now + timedelta(minutes=max(0, n - 45) - max(0, 5 - n)) for n in range(60)]
    made = [AssessmentFactory(children=[child], lead=worker, began_at=at).ref for at in began]

    pages = every_page(worker, "assessments/")

    assert [line["ref"] for page in pages for line in page] == made[::-1]
    assert len(pages) == 3
