"""What every test finds in place.

The database. It is the migrated one and empty: a test writes what it needs by `factories`, and
the transaction it ran in is rolled back. A test that must commit (two people at once, a browser)
asks for `transactional_db` or `live_server`; its tables are emptied afterwards, by `tables.empty`.
Guard triggers stand during every test of either kind.

Northmoor. A test that asks for `northmoor` runs in the demo council. It is built once in a run,
by the demo command, the first time somebody asks; its rows are put aside in copies of the tables
and brought back for each test that asks, in that test's own transaction where it has one. So
tests of the rules never meet it, and tests of the pages each meet it new, for milliseconds.
"""

import os
import shutil

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.test import TransactionTestCase, override_settings

from agencies.models import Agency, User
from agencies.roles import Role
from tests import tables
from tests.factories import AgencyFactory, ChildFactory, TeamFactory, UserFactory

collect_ignore = [] if connection.vendor == "postgresql" else ["audit/test_application_role.py"]

# A busy machine is no fault of ours, and a failure must be there again for whoever looks into it.
hypothesis.settings.register_profile("kith", deadline=None, derandomize=True)
hypothesis.settings.load_profile("kith")


@pytest.fixture(scope="session", autouse=True)
def emptied_by_ourselves():
    """Django's own way refuses to empty a guarded table, and makes every permission anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: tables.empty())
        yield


@pytest.fixture(scope="session", autouse=True)
def no_lingering_connection_keeps_a_test_database():
    """A browser's last open connection to the live server must not keep PostgreSQL from dropping
    the database the tests have finished with."""

    def drop(creation, name, verbosity):
        database = connection.ops.quote_name(name)
        with creation._nodb_cursor() as cursor:
            try:
                cursor.execute(f"DROP DATABASE {database} WITH (FORCE)")
            except ProgrammingError:
                # PostgreSQL tidies up in it just now: only a plain DROP may send that away.
                cursor.execute(f"DROP DATABASE {database}")

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "postgresql":
            patch.setattr(type(connection.creation), "_destroy_test_db", drop)
        yield


@pytest.fixture(scope="session", autouse=True)
def files_are_taken_away():
    yield
    shutil.rmtree(settings.STORAGES["attachments"]["OPTIONS"]["location"], ignore_errors=True)


@pytest.fixture(scope="session")
def northmoor_aside(django_db_setup, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True),
        open(os.devnull, "w", encoding="utf-8") as nowhere,
    ):
        call_command("demo", stdout=nowhere)
        tables.put_aside()


@pytest.fixture
def northmoor(northmoor_aside, db):
    """The demo council: its people by the name they sign in with (`northmoor["worker"]`)."""
    tables.bring_back()
    users = User.objects.filter(email__endswith="@example.test", is_active=True)
    return {user.email.removesuffix("@example.test"): user for user in users}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's own Chromium, in a machine without a display and perhaps as root."""
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-dev-shm-usage"],
    }


# The council, and the people every rule is tried on.


@pytest.fixture
def host(db):
    return AgencyFactory(
        name="Northmoor Council", kind=Agency.Kind.SOCIAL_CARE, is_host=True, staff__name="Staff"
    )


@pytest.fixture
def east(host):
    return TeamFactory(name="East", agency=host)


@pytest.fixture
def west(host):
    return TeamFactory(name="West", agency=host)


@pytest.fixture
def hillside(host):
    return AgencyFactory(name="Hillside Primary")


@pytest.fixture
def health_trust(host):
    return AgencyFactory(name="Northmoor Health", kind=Agency.Kind.HEALTH)


@pytest.fixture
def worker(host, east):
    return UserFactory(name="Wilma Worker", agency=host, role=Role.WORKER, teams=[east])


@pytest.fixture
def worker2(host, west):
    return UserFactory(name="Wes Worker", agency=host, role=Role.WORKER, teams=[west])


@pytest.fixture
def manager(host, east):
    return UserFactory(name="Mo Manager", agency=host, role=Role.MANAGER, teams=[east])


@pytest.fixture
def reviewer(host):
    return UserFactory(name="Rae Reviewer", agency=host, role=Role.REVIEWER)


@pytest.fixture
def duty(host):
    return UserFactory(name="Dee Duty", agency=host, role=Role.DUTY)


@pytest.fixture
def admin(host):
    return UserFactory(name="Ada Admin", agency=host, role=Role.ADMIN)


@pytest.fixture
def lead(hillside):
    """The safeguarding lead of Hillside Primary."""
    return UserFactory(name="Sal School", agency=hillside, role=Role.LEAD)


@pytest.fixture
def otherlead(host):
    """The safeguarding lead of a school with which nothing is shared."""
    return UserFactory(name="Olu Other", agency=AgencyFactory(), role=Role.LEAD)


@pytest.fixture
def visitor(health_trust):
    """A health visitor, who sees only what is shared with her by name."""
    return UserFactory(name="Hana Health", agency=health_trust, role=Role.PARTNER)


@pytest.fixture
def leaver(host, east):
    """A worker whose account was closed."""
    return UserFactory(
        name="Lee Leaver", agency=host, role=Role.WORKER, teams=[east], is_active=False
    )


@pytest.fixture
def ty(host):
    """A child nobody works with yet."""
    return ChildFactory(given_name="Ty", family_name="Harper")


@pytest.fixture
def mia(host):
    return ChildFactory(given_name="Mia", family_name="Harper")
