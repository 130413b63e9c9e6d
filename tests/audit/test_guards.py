"""What is finished cannot be altered, even by somebody at the database itself."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from assessments.models import Assessment
from audit.guards import renew, standing
from tests import tables
from tests.everything import one_of_everything
from tests.factories import AssessmentFactory, NeedFactory, NeedStepFactory

CHANGES = {
    "insert": "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {key} = {row}",
    "update": "UPDATE {table} SET {set} WHERE {key} = {row}",
    "delete": "DELETE FROM {table} WHERE {key} = {row}",
    "truncate": "TRUNCATE {table} CASCADE",
}

A_SPELL_BEFORE_THIS_ONE_THAT_NEVER_ENDS = {"began_on": "'2000-01-01'", "ended_on": "NULL"}
ABOUT = {
    ("casework_legalstatus", "update"): {"forbids": "'x'"},
    ("casework_safetymeeting", "update"): {"text": "'x'"},
    ("casework_section47", "update"): {"why_begun": "'x'"},
    ("casework_service", "update"): {"given": "'x'"},
    ("casework_section47", "insert"): A_SPELL_BEFORE_THIS_ONE_THAT_NEVER_ENDS,
    ("casework_protectionplan", "update"): {"first_category": "'x'"},
    ("casework_protectionplan", "insert"): A_SPELL_BEFORE_THIS_ONE_THAT_NEVER_ENDS,
    ("casework_safetymeetingchild", "insert"): {"kind": "'x'"},
    ("casework_episode", "update"): {"closed_on": "opened_on"},
}
"""What a guard is about that refuses some changes of a row, and lets others pass."""

ROWS = {
    ("casework_episode", "update"): {
        "kind": "social-care",
        "closed_on": None,
        "child__protectionplans__ended_on": None,
        "child__protectionplans__withdrawn_at": None,
        "child__protectionplans__isnull": False,
    },
}
"""Which rows a guard is about that keeps some, where the newest is none of them."""


@pytest.fixture
def everything(db):
    world = one_of_everything()
    connection.check_constraints()  # PostgreSQL empties no table that still waits to be checked
    return world


def refusal(table, event):
    """What the database says when a row of this table is changed; None if it obeys."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    key = model._meta.pk.column
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    change = ABOUT.get((table, event), {})
    rows = model._default_manager.filter(**ROWS.get((table, event), {}))
    sql = CHANGES[event].format(
        table=table,
        key=key,
        row=rows.order_by("pk").last().pk,
        columns=", ".join(columns),
        values=", ".join(change.get(column, column) for column in columns),
        set=", ".join(f"{column} = {value}" for column, value in (change or {key: key}).items()),
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as refused:
        return str(refused).splitlines()[0]
    return None


def test_every_guarded_table_refuses_every_change_it_is_guarded_against(everything):
    answers = {
        (guard.table, event, guard.says): refusal(guard.table, event)
        for guard in standing()
        for event in guard.events
    }

    assert len(answers) > len(standing())
    assert [key for key, answer in answers.items() if answer != key[-1]] == []


KEEPS_NO_ROWS = {"casework_episode"}
"""Tables whose guard says only when a change may come; no row of them is finished for good."""


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("is_renewed", [False, True])
def test_no_guarded_table_can_be_emptied_at_once(is_renewed, everything):
    """Nor after its guards were put up anew, where two of them stand on one table."""
    if is_renewed:
        with connection.schema_editor() as editor:
            renew(editor, lets_words_out=True)

    emptied = {guard.table for guard in standing() if not refusal(guard.table, "truncate")}
    assert emptied == KEEPS_NO_ROWS


def test_what_is_not_finished_can_still_be_changed(everything):
    unfinished = AssessmentFactory(children=[everything.ty], lead=everything.worker)
    NeedStepFactory(need=NeedFactory(assessment=unfinished, children=[everything.ty]))

    for event in ("insert", "update", "delete"):
        assert refusal("assessments_needstep", event) is None
    assert refusal("assessments_assessment", "update") is None
    assert not Assessment.objects.get(pk=unfinished.pk).is_concluded


def test_a_finished_row_is_altered_only_where_no_guard_stands(transactional_db):
    one_of_everything()
    assert refusal("casework_entry", "update") == "An entry is never altered."
    with tables.guards_lifted():
        assert refusal("casework_entry", "update") is None
    assert refusal("casework_entry", "update") == "An entry is never altered."
