"""The demo command builds once, does nothing twice, and leaves what is not its own alone."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from agencies.models import Agency, User
from assessments.models import Assessment
from audit import clock
from audit.models import AuditEvent
from audit.verifying import verify
from casework.models import Child, Entry, Person
from demo.ground import Ground, ground, strangers
from demo.northmoor import build
from learning.figures import assessment_spread
from tests.factories import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db

KEPT = (Agency, User, Person, Child, Entry, Assessment, AuditEvent)


@pytest.fixture(autouse=True)
def demo_settings(settings):
    settings.DEMO = True
    settings.STATICFILES_DIRS = []  # nothing to collect


def counts():
    return [model.objects.count() for model in KEPT]


def demo(capsys, *options):
    call_command("demo", *options)
    return capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--setup"]])
def test_built_twice_it_does_nothing(northmoor, capsys, options):
    before = counts()
    assert "is here already" in demo(capsys, *options)
    assert counts() == before


def test_what_people_did_in_the_demo_is_the_demos_still(northmoor):
    UserFactory(agency=Agency.objects.host(), role="worker", email="visitor@example.test")
    assert ground(connection) is Ground.DEMO


def test_all_that_was_done_in_it_is_sealed(northmoor):
    found = verify()
    assert found.fault is None
    assert found.events == AuditEvent.objects.count() > 500


def test_it_knows_an_empty_database(db):
    assert ground(connection) is Ground.EMPTY


@pytest.mark.parametrize("option", ["--setup", "--reset"])
def test_it_refuses_a_demo_in_which_somebody_real_has_an_account(northmoor, option):
    UserFactory(agency=Agency.objects.host(), role="worker", email="jo@northmoor.gov.uk")
    before = counts()
    with pytest.raises(CommandError, match="did not make"):
        call_command("demo", option)
    assert counts() == before


@pytest.mark.parametrize("options", [[], ["--setup"], ["--reset"]])
def test_it_refuses_a_council_of_the_same_name_that_it_did_not_build(db, options):
    AgencyFactory(name="Northmoor", is_host=True)
    before = counts()
    with pytest.raises(CommandError, match="did not make"):
        call_command("demo", *options)
    assert counts() == before


def test_it_refuses_to_clear_the_tables_of_another_program(northmoor):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE council_tax (owed integer)")
    assert "council_tax" in strangers(connection)
    before = counts()
    with pytest.raises(CommandError, match=r"do not belong to Kith.*council_tax"):
        call_command("demo", "--reset")
    assert counts() == before


def test_it_is_not_built_where_records_could_be_real(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="one known password"):
        call_command("demo")
    assert counts() == [0] * len(KEPT)


def test_half_built_it_is_not_built_at_all(db, monkeypatch):
    def fails(town):
        raise RuntimeError("the power went")

    monkeypatch.setattr("demo.northmoor.harpers", fails)
    with pytest.raises(RuntimeError):
        build()
    assert counts() == [0] * len(KEPT)


def test_nobody_is_written_to_about_what_happened_in_a_story(
    db, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    for stories in ("lindqvists", "others"):
        monkeypatch.setattr(f"demo.northmoor.{stories}", lambda town: None)
    with django_capture_on_commit_callbacks(execute=True):
        build()
    assert mailoutbox == []


LEAP_DAY = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
CLOCKS_GO_BACK = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second half past one that night


def the_stories_hold(town, now):
    spread = assessment_spread(town.manager)
    ty = Child.objects.get(person__known_as="Ty", person__family_name="Harper")
    visits = Entry.objects.filter(kind__in=["visit", "meeting"])
    assert {74, 60, 42} <= {spell.days for spell in spread.spells}
    assert (clock.today() - ty.person.born_on).days // 365.25 == 9
    assert ty.shares.live().filter(under=None).count() == 1
    assert not AuditEvent.objects.filter(at__gt=now).exists()
    assert AuditEvent.objects.latest("at").at == now
    assert {clock.day(entry.happened_at).weekday() for entry in visits} <= set(range(5))


def test_the_stories_hold_on_a_leap_day(db):
    with clock.at(LEAP_DAY):
        the_stories_hold(build(), LEAP_DAY)
        assert Child.objects.filter(referral_rows__referral__decision=None).count() == 4


def test_the_long_stories_hold_on_the_night_the_clocks_go_back(db, monkeypatch):
    monkeypatch.setattr("demo.northmoor.others", lambda town: None)  # the short ones take seconds
    with clock.at(CLOCKS_GO_BACK):
        the_stories_hold(build(), CLOCKS_GO_BACK)
