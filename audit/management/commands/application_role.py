"""Let a role serve the council that does not own it: on PostgreSQL, under everything else.

The owner migrates; the application signs in as another role, which cannot UPDATE, DELETE or
TRUNCATE the audit, history or finished rows. Run it as the owner, after every migration:

    manage.py application_role kith_app
"""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from psycopg import sql

from audit.guards import standing

CHANGING = {"update", "delete"}


class Command(BaseCommand):
    help = "Give a PostgreSQL role what serving needs, and nothing that would alter the record."

    def add_arguments(self, parser):
        parser.add_argument("role", help="a role that exists already and owns nothing here")

    def handle(self, *args, role, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles. SQLite is guarded by its triggers.")
        role = sql.Identifier(role)
        with connection.cursor() as cursor:
            for statement in ALLOWED:
                cursor.execute(sql.SQL(statement).format(role=role))
            for table in never_altered():
                refused = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}"
                cursor.execute(sql.SQL(refused).format(table=sql.Identifier(table), role=role))
        self.stdout.write(f"{len(never_altered())} tables can be added to, and never altered.")


ALLOWED = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
)


def never_altered():
    """The tables of which no row may ever change: those whose guard makes no exception."""
    return sorted(
        {guard.table for guard in standing() if not guard.when and set(guard.events) >= CHANGING}
    )
