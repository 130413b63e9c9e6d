"""The database the demo stands on: whose it is, and how it is cleared.

The demo builds in an empty database and clears only what it built itself. It knows its own by a
row in the audit that nothing can alter, and by the addresses of the accounts.
"""

from enum import Enum

from django.apps import apps
from django.db import transaction

from agencies.models import User
from audit.guards import PREFIX
from audit.models import AuditEvent
from audit.principals import SYSTEM
from demo.people import DOMAIN

BUILT = "built the demo"
ROOMS = ("audit", "agencies", "casework", "assessments")
WITHOUT_AN_APP = {"django_migrations", "cache"}


class Ground(Enum):
    EMPTY = "nothing"
    DEMO = "the demo, and what was done in it since"
    OTHER = "records that the demo did not make"


def ground(connection):
    """What this database holds."""
    tables = set(connection.introspection.table_names())
    if not any(_holds_rows(model, tables) for model in _records()):
        return Ground.EMPTY
    return Ground.DEMO if _is_the_demo(tables) else Ground.OTHER


def strangers(connection):
    """The tables of this database that belong to something that is not Kith."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    ours |= WITHOUT_AN_APP
    # A table of an earlier version of Kith still begins with the name of its room.
    rooms = tuple(f"{app.label}_" for app in apps.get_app_configs())
    tables = set(connection.introspection.table_names()) - ours
    return sorted(name for name in tables if not name.startswith(rooms))


def clear(connection):
    """Drop every table, and what guards it: a guarded row can be removed in no other way."""
    is_pg = connection.vendor == "postgresql"
    quote = connection.ops.quote_name
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(connection.alias),
        connection.cursor() as cursor,
    ):
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {quote(table)}{' CASCADE' if is_pg else ''}")
        if is_pg:
            _drop_guards(cursor, quote)


def _drop_guards(cursor, quote):
    cursor.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
        "AND prorettype = 'trigger'::regtype AND starts_with(proname, %s)",
        [f"{PREFIX}_"],
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP FUNCTION {quote(name)}()")


def _records():
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def _holds_rows(model, tables):
    # The plain manager: a record's own may hide rows, and here none may be overlooked.
    return model._meta.db_table in tables and model._base_manager.exists()


def _is_the_demo(tables):
    if not {User._meta.db_table, AuditEvent._meta.db_table} <= tables:
        return False
    was_built = AuditEvent.objects.filter(did=BUILT, actor_kind=SYSTEM.kind).exists()
    return was_built and not User.objects.exclude(email__endswith=DOMAIN).exists()
