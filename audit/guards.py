"""Rows that can never change: held by triggers on both databases, under everything else.

A guard refuses UPDATE and DELETE (and on PostgreSQL TRUNCATE) of the rows its `when` names,
an SQL condition on OLD that both databases understand. Migrations install guards; the
tear-down of tests lifts them through the same functions, and puts them back.

One thing a finished row lets pass: words that were written about the wrong person may be replaced,
once the very same words stand in `audit.SealedWords`. So none can be lost, or become others. Of the
audit itself nothing is ever taken out.
"""

from dataclasses import dataclass

from django.db import migrations
from django.db.migrations.loader import MigrationLoader

PREFIX, SEALED = "guard", "audit_sealedwords"
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
"""What asks a database for the names of its triggers."""


@dataclass(frozen=True)
class Guard:
    """One table whose rows, or some of them, are finished: `says` is what a refused change is told.

    `when` is a condition in SQL that both databases understand; `{row}` in it stands for the
    row concerned (the old one, or on insert the new one). Without it every row is guarded.
    """

    table: str
    says: str
    when: str = ""
    events: tuple = ("update", "delete")

    def name(self, event):
        """The trigger's name in the database's catalogue."""
        return f"{PREFIX}_{self.table}_{event}"

    def condition(self, event):
        """When this event is refused, as SQL."""
        return self.when.format(row="NEW" if event == "insert" else "OLD") or "1 = 1"

    def lets_words_out(self, event):
        """Whether words may leave by this event, for those who review what was taken out."""
        return event == "update" and not self.table.startswith("audit_")


def install(schema_editor, guard, *, lets_words_out=None):
    """Put a guard in place. Words can be let out once there is a table for them to go to."""
    connection = schema_editor.connection
    is_pg = connection.vendor == "postgresql"
    if lets_words_out is None:
        lets_words_out = SEALED in connection.introspection.table_names()
    for event in guard.events:
        is_shut = not (lets_words_out and guard.lets_words_out(event))
        condition = _condition(connection, guard, event, is_shut)
        for statement in (_on_postgresql if is_pg else _on_sqlite)(guard, event, condition):
            schema_editor.execute(statement, params=None)
    if is_pg and "delete" in guard.events:
        for statement in _on_postgresql(guard, "truncate", "TRUE"):
            schema_editor.execute(statement, params=None)


def renew(schema_editor, *, lets_words_out):
    """Put up again the guards that stand in this database already, worded anew."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(TRIGGERS[schema_editor.connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    for guard in standing():
        if guard.name(guard.events[0]) in there:
            remove(schema_editor, guard)
            install(schema_editor, guard, lets_words_out=lets_words_out)


def remove(schema_editor, guard):
    """Take a guard away (a migration going backwards, or the tear-down of a test)."""
    is_pg = schema_editor.connection.vendor == "postgresql"
    # Another guard may stand on the same table: TRUNCATE is refused by the one that keeps its rows.
    emptying = ["truncate"] if "delete" in guard.events else []
    for event in (*guard.events, *emptying):
        on = f" ON {guard.table}" if is_pg else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {guard.name(event)}{on}", params=None)
        if is_pg:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {guard.name(event)}()", params=None)


def operation(guards):
    """The migration that puts up `guards`, and takes them down again when it is unapplied."""
    put_up = migrations.RunPython(
        lambda apps, schema_editor: [install(schema_editor, guard) for guard in guards],
        lambda apps, schema_editor: [remove(schema_editor, guard) for guard in guards],
    )
    put_up.guards = guards
    return put_up


def lifted(guards, *steps):
    """The operations that change the shape of guarded tables, with their guards away meanwhile.

    SQLite makes such a table anew and forgets its triggers; and rows that may never change have
    to be carried over into the new shape. `steps` are the migration's own operations.
    """
    away = migrations.RunPython(
        lambda apps, schema_editor: [remove(schema_editor, guard) for guard in guards],
        lambda apps, schema_editor: [install(schema_editor, guard) for guard in guards],
    )
    back = migrations.RunPython(away.reverse_code, away.code)
    return [away, *steps, back]


def standing():
    """Every guard the migrations put up, in the order of the migrations' names."""
    found = MigrationLoader(connection=None).disk_migrations
    return [
        guard
        for _, migration in sorted(found.items(), key=lambda each: each[0])
        for step in migration.operations
        for guard in getattr(step, "guards", ())
    ]


def _condition(connection, guard, event, is_shut):
    refused = guard.condition(event)
    return refused if is_shut else f"({refused}) AND NOT {words_left(connection, guard.table)}"


def words_left(connection, table):
    """A condition in SQL: all that changes in the row are words that stand among those sealed."""
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        described = connection.introspection.get_table_description(cursor, table)
    if connection.vendor == "postgresql":
        return _LEFT_ON_POSTGRESQL.format(table=table, key=key)
    columns = [column.name for column in described]
    same = " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in columns)
    sealed = " AND ".join(
        _SEALED_ON_SQLITE.format(table=table, key=key, name=name) for name in columns
    )
    return f"(NOT ({same}) AND {sealed})"


_SEALED_ON_SQLITE = """(NEW."{name}" IS OLD."{name}" OR EXISTS (
    SELECT 1 FROM audit_sealedwords w WHERE w.place = '{table}' AND w.row_id = OLD."{key}"
    AND w.part = '{name}' AND w.words = OLD."{name}" AND w.replacement = NEW."{name}"))"""
_LEFT_ON_POSTGRESQL = """(to_jsonb(NEW) <> to_jsonb(OLD) AND NOT EXISTS (
    SELECT 1 FROM jsonb_each_text(to_jsonb(OLD)) was JOIN jsonb_each_text(to_jsonb(NEW)) new_one
    ON new_one.key = was.key WHERE new_one.value IS DISTINCT FROM was.value AND NOT EXISTS (
    SELECT 1 FROM audit_sealedwords w WHERE w.place = '{table}' AND w.row_id = OLD."{key}"
    AND w.part = was.key AND w.words = was.value AND w.replacement = new_one.value)))"""


def _on_sqlite(guard, event, condition):
    yield (
        f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{guard.says}'); END"
    )


def _on_postgresql(guard, event, condition):
    is_whole_table = event == "truncate"
    goes_on = {"delete": "OLD", "truncate": "NULL"}.get(event, "NEW")
    yield f"""
        CREATE OR REPLACE FUNCTION {guard.name(event)}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {condition} THEN
                RAISE EXCEPTION '{guard.says}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN {goes_on};
        END $$
    """
    yield (
        f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
        f"FOR EACH {'STATEMENT' if is_whole_table else 'ROW'} "
        f"EXECUTE FUNCTION {guard.name(event)}()"
    )
