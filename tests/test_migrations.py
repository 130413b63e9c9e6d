"""The database is what the models say, can be taken back to nothing, and guards what is done."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from audit.guards import PREFIX, TRIGGERS, standing
from audit.records import Record
from tests import tables
from tests.everything import one_of_everything

OURS = (
    "audit", "agencies", "casework", "assessments", "signs_of_safety", "feedback", "learning",
)  # fmt: skip

# They change and keep no history of their own: grants follow shares and allocations, a name
# follows its person, and a plan is only the beginning of its goals.
NEITHER_KEPT_NOR_FROZEN = {
    "casework.ChildGroupGrant",
    "casework.ChildUserGrant",
    "casework.PersonName",
    "casework.Plan",
}


def triggers():
    """The names of the guards the database itself knows of."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def promised():
    """The names of the guards the migrations put up."""
    names = {guard.name(event) for guard in standing() for event in guard.events}
    if connection.vendor == "postgresql":
        names |= {guard.name("truncate") for guard in standing() if "delete" in guard.events}
    return names


def guarded_tables():
    return {guard.table for guard in standing() if not guard.when}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_guard_stands_in_the_database(db):
    assert triggers() == promised()


def test_every_version_of_everything_is_guarded():
    versions = {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in OURS and model.__name__.endswith("Version")
    }
    assert versions
    assert versions - guarded_tables() == set()


def test_a_record_keeps_its_history_or_is_frozen():
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    conditional = {guard.table for guard in standing()}

    assert {
        model._meta.label
        for model in records
        if not hasattr(model, "history") and model._meta.db_table not in conditional
    } == NEITHER_KEPT_NOR_FROZEN


def test_a_frozen_record_keeps_no_history():
    assert [
        model._meta.label
        for model in apps.get_models()
        if hasattr(model, "history") and model._meta.db_table in guarded_tables()
    ] == []


@pytest.fixture
def nothing_left(transactional_db):
    """Every migration of ours taken back, with all that stand on them; done again in any case."""
    try:
        take_back([("audit", None), ("agencies", None)])
        yield
    finally:
        do_again()


def take_back(targets):
    """As `migrate … zero` does, in half the time: it draws only what each migration knows of."""
    executor = MigrationExecutor(connection)
    for migration, _ in executor.migration_plan(targets):
        named = (migration.app_label, migration.name)
        state = executor.loader.project_state(named, at_end=False)
        with connection.schema_editor() as editor:
            migration.unapply(state, editor)
        executor.recorder.record_unapplied(*named)


def do_again():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_every_migration_can_be_taken_back_and_done_again(request, transactional_db):
    before = columns()
    request.getfixturevalue("nothing_left")
    assert [table for table in columns() if table.startswith(OURS)] == []
    assert triggers() == set()

    do_again()
    assert columns() == before
    assert triggers() == promised()
    one_of_everything()


def columns():
    """{table: its columns}, as the database says."""
    with connection.cursor() as cursor:
        return {
            table: sorted(
                (column.name, column.null_ok)
                for column in connection.introspection.get_table_description(cursor, table)
            )
            for table in tables.written_by_tests.__wrapped__()
        }


def test_every_migration_of_ours_says_what_it_does():
    named = [
        name for room, name in MigrationLoader(connection=None).disk_migrations if room in OURS
    ]
    assert named
    assert [name for name in named if "auto" in name or name.endswith("initial")] == []


@pytest.mark.parametrize("guard", standing(), ids=lambda guard: guard.name(guard.events[0]))
def test_a_guard_says_in_a_sentence_what_it_holds(guard):
    assert guard.says[0].isupper()
    assert guard.says.endswith(".")
    assert "'" not in guard.says  # it stands in SQL
