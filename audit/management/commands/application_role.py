"""Let a role serve the council that does not own it: on PostgreSQL, under everything else.

The owner migrates; the application signs in as another role, which cannot UPDATE, DELETE or
TRUNCATE the audit, history or finished rows, nor take a guard down. Run it as the owner, after
every migration:

    manage.py application_role kith_app
"""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from psycopg import sql

from audit.guards import standing
from audit.sealing import may_be_sealed

CHANGING = {"update", "delete"}


class Command(BaseCommand):
    help = "Give a PostgreSQL role what serving needs, and nothing that would alter the record."

    def add_arguments(self, parser):
        parser.add_argument("role", help="a role that exists already and owns nothing here")

    def handle(self, *args, role, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles. SQLite is guarded by its triggers.")
        with connection.cursor() as cursor:
            must_be_another(cursor, role)
            names = {"role": sql.Identifier(role), "database": sql.Identifier(database())}
            for statement in ALLOWED:
                cursor.execute(sql.SQL(statement).format(**names))
            for table in never_altered():
                refused = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}"
                cursor.execute(sql.SQL(refused).format(table=sql.Identifier(table), **names))
            for table, columns in words_that_may_leave():
                let_out = "GRANT UPDATE ({columns}) ON {table} TO {role}"
                listed = sql.SQL(", ").join(map(sql.Identifier, columns))
                cursor.execute(
                    sql.SQL(let_out).format(columns=listed, table=sql.Identifier(table), **names)
                )
        self.stdout.write(f"{len(never_altered())} tables can be added to, and never altered.")


ALLOWED = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
    "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
)

STRONGER = """
    SELECT rolsuper OR rolcreaterole OR pg_has_role(rolname, current_user, 'MEMBER')
        OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid)
    FROM pg_roles r WHERE rolname = %s
"""


def must_be_another(cursor, role):
    """Raises CommandError for a role that could take the guards down, or that is none."""
    cursor.execute(STRONGER, [role])
    found = cursor.fetchone()
    if found is None:
        raise CommandError(f"There is no role {role}. Make it first: CREATE ROLE {role} LOGIN …")
    if found[0]:
        raise CommandError(
            f"{role} could take the guards down: it is the owner or can become it, owns a table, "
            "or is a superuser or a maker of roles. Give the application a role of its own."
        )


def database():
    """The name of the database we are connected to."""
    return connection.settings_dict["NAME"]


def words_that_may_leave():
    """[(table, columns)] of words that a guard lets out, and into the sealed ones only."""
    return [
        (model._meta.db_table, columns)
        for model in apps.get_models()
        if (columns := may_be_sealed(model)) and model._meta.db_table in never_altered()
    ]


def never_altered():
    """The tables of which no row may ever change: those whose guard makes no exception."""
    return sorted(
        {guard.table for guard in standing() if not guard.when and set(guard.events) >= CHANGING}
    )
