"""Finished is finished: nothing in an assessment changes any more, and something may be added."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from assessments.actions import (
    add_addendum,
    add_need,
    conclude_assessment,
    move_decision_point,
    write_assessment,
)
from assessments.models import Addendum, Assessment, AssessmentChild, DecisionPoint, Need
from audit import clock
from tests.factories import (
    ChildFactory,
    DecisionPointFactory,
    NeedFactory,
    NeedStepFactory,
    arranging,
    concluded,
)

A_NEED = {
    "needs": "Ty needs to sleep",
    "seriousness": "need",
    "seriousness_why": "He falls asleep in lessons",
    "outcome": "Sleeps through the night",
}

CHANGES = {
    "write": lambda it, by, ty: write_assessment(it, by=by, version=it.version, analysis="No"),
    "add a need": lambda it, by, ty: add_need(it, by=by, children=[ty], steps=[], **A_NEED),
    "move the day": lambda it, by, ty: move_decision_point(
        it, by=by, expected_on=clock.today(), why="No"
    ),
    "finish again": lambda it, by, ty: conclude_assessment(
        it, by=by, outcome="close", reasons="No"
    ),
}


@pytest.mark.parametrize("how", CHANGES)
def test_what_is_finished_is_changed_by_no_action(finished, ty, worker, how):
    with pytest.raises(ValidationError, match="is finished and cannot be changed"):
        CHANGES[how](finished, worker, ty)

    assert (Need.objects.count(), DecisionPoint.objects.count()) == (1, 1)
    assert Assessment.objects.get().analysis == "They are tired"


def test_somebody_who_still_holds_the_unfinished_assessment_changes_nothing(assessment, worker):
    before = Assessment.objects.get()
    concluded(assessment, worker)

    with pytest.raises(ValidationError):
        write_assessment(before, by=worker, version=1, analysis="No")


ROWS = {
    "assessment": lambda it: it,
    "child": lambda it: it.child_rows.first(),
    "need": lambda it: it.needs.get(),
    "need of a child": lambda it: it.needs.get().child_rows.get(),
    "step": lambda it: it.needs.get().steps.get(),
    "decision point": lambda it: it.decision_points.get(),
}


@pytest.mark.parametrize("what", ROWS)
def test_nothing_in_what_is_finished_changes_by_orm_or_sql(finished, what):
    row = ROWS[what](finished)
    rows, table = type(row).objects, type(row)._meta.db_table
    before = list(rows.values())
    changes = (
        row.save,
        row.delete,
        lambda: rows.filter(pk=row.pk).update(id=row.pk),
        lambda: by_sql(f"UPDATE {table} SET id = id"),  # noqa: S608 - our own names
        lambda: by_sql(f"DELETE FROM {table}"),  # noqa: S608 - our own names
    )

    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()
    assert list(rows.values()) == before


@pytest.mark.parametrize(
    "put_in",
    [
        lambda it, child, by: NeedFactory(assessment=it, children=[]),
        lambda it, child, by: AssessmentChild.objects.create(assessment=it, child=child),
        lambda it, child, by: NeedStepFactory(need=it.needs.get()),
        lambda it, child, by: it.needs.get().child_rows.create(child=child),
        lambda it, child, by: DecisionPointFactory(assessment=it, set_by=by),
    ],
    ids=["need", "child", "step", "need of a child", "decision point"],
)
def test_nothing_is_put_into_what_is_finished(finished, worker, put_in):
    another = ChildFactory()
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        put_in(finished, another, worker)


def test_what_is_learned_later_is_added_and_the_assessment_stays(finished, worker):
    add_addendum(finished, by=worker, text="The report came")

    assert Addendum.objects.get().text == "The report came"
    assert Assessment.objects.get().version == finished.version


def by_sql(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
