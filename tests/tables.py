"""The tables of the test database: emptied after tests that commit, and filled with Northmoor."""

from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from audit import guards

BY_MIGRATIONS = {"django_migrations", "django_content_type", "auth_permission"}
ASIDE = "northmoor_"
AFTER_THE_OTHERS = {"casework_safetymeetingchild"}


@cache
def written_by_tests():
    """Every table a test may write to; what migrations fill keeps its rows, and their keys."""
    tables = connection.introspection.table_names()
    return sorted(name for name in tables if name not in BY_MIGRATIONS and ASIDE not in name)


@contextmanager
def guards_lifted():
    """The only time in a run of the tests when a finished row could be altered."""
    with connection.schema_editor() as editor:
        for guard in guards.standing():
            guards.remove(editor, guard)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            for guard in guards.standing():
                guards.install(editor, guard)


def empty():
    """Take away what a test committed, guarded or not."""
    statements = connection.ops.sql_flush(no_style(), written_by_tests())
    with guards_lifted():
        connection.ops.execute_sql_flush(statements)


def put_aside():
    """Keep a copy of everything there is, beside the tables, and empty them."""
    with connection.cursor() as cursor:
        for table in written_by_tests():
            cursor.execute(f"DROP TABLE IF EXISTS {ASIDE}{table}")
            cursor.execute(f"CREATE TABLE {ASIDE}{table} AS SELECT * FROM {table}")  # noqa: S608
    empty()


@transaction.atomic
def bring_back():
    """Fill the empty tables from the copy, in the transaction of whoever asks.

    Nothing can be put into a finished assessment: what is in it goes in before it does. What
    was said of a child at a meeting is guarded by the meeting and the plan: it goes in last.
    """
    guarded = {guard.table for guard in guards.standing() if "insert" in guard.events}
    into_others = sorted(guarded - AFTER_THE_OTHERS)
    rest = [name for name in written_by_tests() if name not in guarded]
    with connection.cursor() as cursor:
        for table in (*into_others, *rest, *sorted(AFTER_THE_OTHERS)):
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {ASIDE}{table}")  # noqa: S608
    connection.check_constraints()
    number_on()


def number_on():
    """Let the next row of each table get a number of its own (PostgreSQL counts apart)."""
    everything = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), everything):
            cursor.execute(statement)
