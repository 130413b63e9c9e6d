"""What the machine is told when it asks, and who else hears that sealing has stopped."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import OperationalError, ProgrammingError
from django.test import Client

from audit import clock
from audit.models import AuditEvent
from audit.sweeping import sweep
from tests.access.addresses import browser

STOPPED = "has not been sealed for 3 minutes"


@pytest.fixture
def unsealed(db):
    """Something was written three minutes ago, and no sweep has come since."""
    three_minutes_ago = clock.now() - timedelta(minutes=3, seconds=5)
    AuditEvent.objects.create(
        at=three_minutes_ago, kind="did", actor_kind="system", actor_ref="kith", did="x"
    )


def asked():
    answer = Client().get("/readyz")
    return answer.status_code, answer.content.decode()


def test_sealing_that_has_stopped_is_said_and_stops_nobody(unsealed):
    assert asked() == (200, f"ready, but the audit {STOPPED}")
    sweep()
    assert asked() == (200, "ready")


def test_whoever_keeps_the_accounts_is_told_and_nobody_else(unsealed, admin, worker, lead):
    pages = {who: browser(who).get("/").content.decode() for who in (admin, worker, lead)}
    assert [who.role for who, page in pages.items() if STOPPED in page] == ["admin"]

    sweep()
    assert "sealed" not in browser(admin).get("/").content.decode()


def test_new_code_on_a_database_that_has_no_seals_yet_can_work(db, monkeypatch):
    monkeypatch.setattr("frontend.health.minutes_behind", Mock(side_effect=ProgrammingError))
    assert asked() == (200, "ready")


def test_without_a_database_nothing_is_ready(db, monkeypatch):
    gone = Mock(**{"cursor.side_effect": OperationalError})
    monkeypatch.setattr("frontend.health.connection", gone)
    assert asked() == (503, "the database does not answer")
