"""Rows that can never change: held by triggers on both databases, under everything else.

A guard refuses UPDATE and DELETE (and on PostgreSQL TRUNCATE) of the rows its `when` names,
an SQL condition on OLD that both databases understand. Migrations install guards; the
tear-down of tests lifts them through the same functions, and puts them back.
"""

from dataclasses import dataclass

from django.db import migrations
from django.db.migrations.loader import MigrationLoader

PREFIX = "guard"


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


def install(schema_editor, guard):
    """Put a guard in place."""
    is_pg = schema_editor.connection.vendor == "postgresql"
    for event in guard.events:
        for statement in (_on_postgresql if is_pg else _on_sqlite)(guard, event):
            schema_editor.execute(statement, params=None)
    if is_pg and "delete" in guard.events:
        for statement in _on_postgresql(guard, "truncate"):
            schema_editor.execute(statement, params=None)


def remove(schema_editor, guard):
    """Take a guard away (a migration going backwards, or the tear-down of a test)."""
    is_pg = schema_editor.connection.vendor == "postgresql"
    for event in (*guard.events, "truncate"):
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
    """Every guard the migrations put up."""
    return [
        guard
        for migration in MigrationLoader(connection=None).disk_migrations.values()
        for step in migration.operations
        for guard in getattr(step, "guards", ())
    ]


def _on_sqlite(guard, event):
    yield (
        f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
        f"WHEN {guard.condition(event)} BEGIN SELECT RAISE(ABORT, '{guard.says}'); END"
    )


def _on_postgresql(guard, event):
    is_whole_table = event == "truncate"
    condition = "TRUE" if is_whole_table else guard.condition(event)
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
