"""Clearing the demo's database takes everything away, guarded or not, and leaves it usable."""

import pytest
from django.db import DatabaseError, connection, connections

from audit.guards import Guard, install
from audit.models import AuditEvent
from demo.ground import clear, strangers

GUARD = Guard("audit_auditevent", "Never.")
ELSEWHERE = "elsewhere"


@pytest.fixture
def elsewhere(tmp_path, django_db_setup, django_db_blocker):
    """An empty database beside the one of the tests; on PostgreSQL, a schema of its own."""
    other = connection.copy(alias=ELSEWHERE)
    is_pg = other.vendor == "postgresql"
    with django_db_blocker.unblock():
        if is_pg:
            other.settings_dict["OPTIONS"]["options"] = f"-c search_path={ELSEWHERE}"
            run(other, f"CREATE SCHEMA {ELSEWHERE}")
        else:
            other.settings_dict["NAME"] = str(tmp_path / "elsewhere.sqlite3")
        connections[ELSEWHERE] = other
        yield other
        if is_pg:
            run(other, f"DROP SCHEMA {ELSEWHERE} CASCADE")
        other.close()
        del connections[ELSEWHERE]


def run(database, sql):
    with database.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def guarded_rows(database):
    with database.schema_editor() as editor:
        editor.create_model(AuditEvent)
        install(editor, GUARD)
    AuditEvent(kind="did", actor_kind="user", actor_ref="a", did="x").save(using=ELSEWHERE)


def test_guarded_rows_are_cleared_and_can_be_made_again(elsewhere):
    guarded_rows(elsewhere)
    with pytest.raises(DatabaseError):
        run(elsewhere, "DELETE FROM audit_auditevent")
    run(elsewhere, "CREATE TABLE casework_of_last_year (word varchar(10))")
    clear(elsewhere)
    assert elsewhere.introspection.table_names() == []
    guarded_rows(elsewhere)


def test_a_table_is_a_strangers_unless_it_is_of_a_room_or_was(elsewhere):
    guarded_rows(elsewhere)
    for table in ("casework_of_last_year", "council_tax", "cache", "django_migrations"):
        run(elsewhere, f"CREATE TABLE {table} (word varchar(10))")
    assert strangers(elsewhere) == ["council_tax"]
