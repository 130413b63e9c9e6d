"""Scores within their range, and the coded picks that belong to a decision."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assessments.actions import add_score, conclude_assessment
from assessments.codes import NO_FACTORS, factors, labels
from assessments.instruments import DATA, instruments, read
from assessments.models import Assessment, Pick, ScoreSheet
from assessments.others import progress
from audit import clock
from casework.levels import Level
from tests.factories import ChildFactory, arranging, concluded, share_with

SDQ = {"instrument": "sdq-total", "who": "Jo, his mother"}
DECIDED = {"outcome": "child-in-need", "reasons": "They agree"}


def test_a_score_stands_with_its_name_range_and_who_answered(assessment, ty, worker):
    add_score(assessment, by=worker, child=ty, score=24, **SDQ)

    sheet = ScoreSheet.objects.get()
    assert (sheet.score, sheet.lowest, sheet.highest, sheet.is_lower_better) == (24, 0, 40, True)
    assert sheet.name == "Strengths and Difficulties Questionnaire: total difficulties"


@pytest.mark.parametrize("score", [-1, 41])
def test_a_score_out_of_range_is_refused_with_the_range(assessment, ty, worker, score):
    with pytest.raises(ValidationError, match="goes from 0 to 40"):
        add_score(assessment, by=worker, child=ty, score=score, **SDQ)


def test_the_database_holds_the_range_too(assessment, ty, worker):
    sheet = add_score(assessment, by=worker, child=ty, score=24, **SDQ)
    sheet.pk, sheet.ref, sheet.score = None, "zzzzzzzzz2", 41

    with pytest.raises(IntegrityError, match="a_score_lies_in_its_range"), arranging():
        sheet.save(force_insert=True)


@pytest.mark.parametrize(
    "details",
    [
        {"instrument": "a-star-sign"},
        {"child": "another"},
        {"who": ""},
        {"answered_on": clock.today() + timedelta(days=2)},
    ],
)
def test_a_score_is_of_a_known_questionnaire_of_a_child_here_and_of_some_day(
    assessment, ty, worker, details
):
    details = {"child": ty, "score": 3, **SDQ, **details}
    details["child"] = ChildFactory() if details["child"] == "another" else ty
    with pytest.raises(ValidationError):
        add_score(assessment, by=worker, **details)
    assert not ScoreSheet.objects.exists()


def test_the_scores_of_each_child_and_questionnaire_are_one_line(assessment, ty, mia, worker):
    for child, days, score in ((ty, 90, 24), (mia, 90, 11), (ty, 0, 15)):
        on = clock.today() - timedelta(days=days)
        add_score(assessment, by=worker, child=child, score=score, answered_on=on, **SDQ)

    lines = progress(ScoreSheet.objects.all())
    assert {(one.child, tuple(sheet.score for sheet in one.scores)) for one in lines} == {
        (ty, (24, 15)),
        (mia, (11,)),
    }


def test_a_score_of_an_adults_own_health_stays_with_the_record(assessment, ty, mia, worker, lead):
    for child in (ty, mia):
        share_with(lead.agency, child, level=Level.ASSESSMENT)
    add_score(assessment, by=worker, child=ty, score=24, **SDQ)
    add_score(
        assessment,
        by=worker,
        child=ty,
        instrument="adult-wellbeing-depression",
        score=9,
        who="Jo",
    )
    concluded(assessment, worker)

    read_by = {
        user: {sheet.instrument for sheet in ScoreSheet.objects.permitting(user, ScoreSheet.VIEW)}
        for user in (lead, worker)
    }
    assert read_by == {lead: {"sdq-total"}, worker: {"sdq-total", "adult-wellbeing-depression"}}


def test_every_questionnaire_has_a_name_a_range_and_a_source_and_no_questions():
    with (DATA / "instruments.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert set(rows[0]) == {"code", "name", "lowest", "highest", "better", "about", "source"}
    assert all(row["source"] and "?" not in row["name"] for row in rows)
    assert len(instruments()) == len(rows)


def test_a_council_adds_its_own_questionnaires_as_data(tmp_path):
    own = Path(tmp_path) / "own.csv"
    own.write_text(
        "code,name,lowest,highest,better,about,source\nstar,Our own star,1,10,higher,child,us\n"
    )
    (star,) = read(own)
    assert (star.label, star.is_lower_better) == ("Our own star (1 to 10)", False)
    own.write_text(
        "code,name,lowest,highest,better,about,source\nstar,Our own star,10,1,higher,child,us\n"
    )
    with pytest.raises(ValueError, match="cannot go from 10 to 1"):
        read(own)


def test_a_decision_has_its_picks_per_child(assessment, ty, mia, worker):
    picks = {ty: (["4B", "16A"], "N1"), mia: (["4B"], "N4")}
    conclude_assessment(assessment, by=worker, picks=picks, **DECIDED)

    found = Pick.objects.values_list("row__child", "kind", "code")
    assert set(found) == {
        (ty.pk, "factor", "4B"),
        (ty.pk, "factor", "16A"),
        (ty.pk, "primary-need", "N1"),
        (mia.pk, "factor", "4B"),
        (mia.pk, "primary-need", "N4"),
    }
    pick = Pick.objects.first()
    for change in (pick.save, pick.delete, lambda: pick.row.picks.create(kind="factor", code="9A")):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()


@pytest.mark.parametrize(
    ("picks", "field"),
    [
        ((["99Z"], ""), "factors"),
        (([NO_FACTORS, "4B"], ""), "factors"),
        ((["18A"], ""), "factors"),
        (([], "N77"), "primary_need"),
    ],
)
def test_an_impossible_pick_is_refused_and_nothing_is_finished(
    assessment, ty, worker, picks, field
):
    with pytest.raises(ValidationError) as refused:
        conclude_assessment(assessment, by=worker, picks={ty: picks}, **DECIDED)

    assert list(refused.value.message_dict) == [field]
    assert not Assessment.objects.get().is_concluded
    assert not Pick.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "closure", "kept"),
    [
        ("close", "RC5", {"RC5"}),
        ("no-further-action", "", {"RC8"}),
        ("early-help", "", {"RC9"}),
        ("child-in-need", "", set()),
    ],
)
def test_why_it_closes_is_asked_only_where_the_outcome_does_not_say(
    assessment, worker, outcome, closure, kept
):
    conclude_assessment(
        assessment, by=worker, outcome=outcome, closure=closure, reasons="They agree"
    )
    assert set(Pick.objects.values_list("code", flat=True)) == kept


@pytest.mark.parametrize(("outcome", "closure"), [("close", ""), ("child-in-need", "RC5")])
def test_closing_has_a_reason_and_a_reason_closes(assessment, worker, outcome, closure):
    with pytest.raises(ValidationError) as refused:
        conclude_assessment(
            assessment, by=worker, outcome=outcome, closure=closure, reasons="They agree"
        )
    assert list(refused.value.message_dict) == ["closure"]


def test_what_is_legacy_is_read_and_not_offered():
    assert "18A" not in {one.code for one in factors()}
    assert labels()["18A"].startswith("Physical abuse")
