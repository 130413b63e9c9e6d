"""The role the application signs in as can add to the record, and never alter what is finished.

Collected on PostgreSQL only (see `tests/conftest.py`): SQLite has no roles.
"""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from psycopg import sql

from audit.guards import standing
from audit.models import AuditEvent, AuditSeal
from casework.actions import ask_if_known, break_glass, restrict_child
from casework.models import Child, Entry
from frontend.fields import new_key
from tests.everything import one_of_everything
from tests.factories import UserFactory
from tests.test_migrations import NEITHER_KEPT_NOR_FROZEN, OURS

PASSWORD = "only in this run"
FINISHED = "A finished assessment is never altered."
EVERY_ROW = {
    "UPDATE": "UPDATE {table} SET {key} = {key}",
    "DELETE": "DELETE FROM {table}",
    "TRUNCATE": "TRUNCATE {table} CASCADE",
    "LOCK": "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "NO GUARD": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "NO TABLE": "DROP TABLE {table} CASCADE",
    "ANOTHER SHAPE": "ALTER TABLE {table} ADD COLUMN another integer",
    "ANOTHER OWNER": "ALTER TABLE {table} OWNER TO {role}",
    "A RULE": "CREATE RULE gone AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "A GUARD OF ITS OWN": "CREATE TRIGGER another BEFORE INSERT ON {table} FOR EACH ROW "
    "EXECUTE FUNCTION suppress_redundant_updates_trigger()",
}
ANYWHERE = (
    "CREATE TABLE another (id integer)",
    "CREATE TEMPORARY TABLE audit_auditevent (id integer)",
    "CREATE SCHEMA another",
    "CREATE FUNCTION another() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "SET session_replication_role = replica",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "GRANT {owner} TO {role}",
    "ALTER ROLE {role} SUPERUSER",
    "CREATE ROLE another",
    "COPY audit_auditevent TO PROGRAM 'true'",
    "DELETE FROM django_migrations",
)


@pytest.fixture
def owner(transactional_db):
    return connection.settings_dict["USER"]


@pytest.fixture
def role(owner):
    """A role for the application, as an operator makes it."""
    name = f"{connection.settings_dict['NAME']}_application"
    as_owner(
        "DROP ROLE IF EXISTS {role}", "CREATE ROLE {role} LOGIN PASSWORD {password}", role=name
    )
    try:
        call_command("application_role", name, verbosity=0)
        yield name
    finally:
        as_owner(
            "GRANT {role} TO CURRENT_USER", "DROP OWNED BY {role}", "DROP ROLE {role}", role=name
        )


@pytest.fixture
def application(role):
    """From here on we are connected as the application is."""
    asked = {"USER": role, "PASSWORD": PASSWORD}
    before = {name: connection.settings_dict[name] for name in asked}
    connect_as(asked)
    try:
        yield role
    finally:
        connect_as(before)


def connect_as(who):
    connection.close()
    connection.settings_dict.update(who)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == (who["USER"], who["USER"])


def as_owner(*statements, role):
    names = {"role": sql.Identifier(role), "password": sql.Literal(PASSWORD)}
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(**names))


def refusal(statement):
    """What the database says to this, in a line; None if it obeys."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refused:
        return str(refused).splitlines()[0]
    return None


def finished():
    """Every table of ours of which no row may change, as its model has it: the audit, every
    version of everything, and the records that keep no versions since they never change."""
    sometimes = {guard.table for guard in standing() if guard.when}
    return [
        model._meta
        for model in apps.get_models()
        if model._meta.app_label in OURS and is_finished(model, sometimes)
    ]


def is_finished(model, sometimes):
    is_kept = hasattr(model, "history") or model._meta.db_table in sometimes
    changes = is_kept or model._meta.label in NEITHER_KEPT_NOR_FROZEN
    is_ours = issubclass(model, AuditEvent) or hasattr(model.objects, "permitting")
    return model.__name__.endswith("Version") or (is_ours and not changes)


def test_no_row_of_what_is_finished_can_be_altered_by_any_statement(application):
    asked = {
        (meta.db_table, what): refusal(
            statement.format(table=meta.db_table, key=meta.pk.column, role=application)
        )
        for meta in finished()
        for what, statement in EVERY_ROW.items()
    }

    assert len(asked) > 300
    assert {key: said for key, said in asked.items() if not is_refused(said)} == {}


def is_refused(said):
    return said is not None and said.startswith(("permission denied", "must be owner"))


def test_what_a_guard_watches_cannot_be_emptied_unguarded_or_reshaped(application):
    sometimes = {"UPDATE", "DELETE", "LOCK"}  # of these the guard says which rows
    asked = {
        (table, what): refusal(statement.format(table=table, key="id", role=application))
        for table in sorted({guard.table for guard in standing()})
        for what, statement in EVERY_ROW.items()
        if what not in sometimes
    }

    assert {key: said for key, said in asked.items() if not is_refused(said)} == {}


@pytest.mark.parametrize("statement", ANYWHERE)
def test_the_application_cannot_become_more_than_it_is(owner, application, statement):
    assert refusal(statement.format(owner=owner, role=application)) is not None


def test_the_product_works_as_the_application(application):
    world = one_of_everything()  # every kind of action, an assessment concluded and a share made

    assert refusal("UPDATE assessments_assessment SET why = ''") == FINISHED
    call_command("sweep", verbosity=0, stdout=StringIO())
    in_an_emergency(world)
    signs_in_and_records(world.worker, world.ty)


def test_the_application_seals_and_can_alter_no_seal(application):
    one_of_everything()
    before = AuditSeal.objects.count()
    AuditEvent.objects.create(kind="did", actor_kind="system", actor_ref="kith", did="more")
    call_command("seal_audit", stdout=StringIO())

    assert AuditSeal.objects.count() == before + 1
    for what, statement in EVERY_ROW.items():
        asked = statement.format(table="audit_auditseal", key="number", role=application)
        assert is_refused(refusal(asked)), what
    call_command("verify_audit", stdout=StringIO())


def in_an_emergency(world):
    duty = UserFactory(agency=world.host, role="duty")
    restrict_child(world.mia, by=world.manager, why="A colleague’s child")
    enquiry = ask_if_known(
        world.host, by=duty, name="Mia Harper", caller_name="Dr Amin", why="She is in A&E"
    )
    break_glass(enquiry, by=duty, child=world.mia, why="Alone in A&E")
    assert duty.has_perm("casework.view_record", Child.objects.get(pk=world.mia.pk))


def signs_in_and_records(worker, child):
    worker.set_password("a long invented password")
    worker.save()
    client = Client()
    answer = client.post(
        reverse("account_login"), {"login": worker.email, "password": "a long invented password"}
    )
    assert answer["Location"] == reverse("home")
    assert client.get(reverse("child_story", args=[child.ref])).status_code == 200
    before = Entry.objects.count()
    said = {"child": child.ref, "text": "I came by", "kind": "visit", "once": new_key()}
    client.post(f"{reverse('entry_record')}?child={child.ref}", said)
    assert Entry.objects.count() == before + 1


def test_the_owner_and_whoever_can_become_it_cannot_be_the_application(owner, role):
    for unfit in (owner, "postgres", "no_such_role"):
        with pytest.raises(CommandError):
            call_command("application_role", unfit)
