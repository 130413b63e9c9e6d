"""The key of a journal: who is given one, and when it is destroyed."""

from base64 import b64decode

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from casework.models import JournalKey
from tests.frontend.assessments.pages import signed_in

DESK, PHONE = "d" * 32, "e" * 32


def asked(client, device=DESK):
    return client.post(reverse("draft_key"), {"device": device})


@pytest.fixture
def desk(client, worker):
    return signed_in(client, worker)


def test_a_key_is_256_bits_and_the_same_again_on_that_device_only(desk):
    key = asked(desk).json()["key"]

    assert len(b64decode(key)) == 32
    assert asked(desk).json()["key"] == key
    assert asked(desk, PHONE).json()["key"] != key


def test_nobody_is_given_the_key_of_another(desk, client, manager):
    key = asked(desk).json()["key"]

    assert asked(signed_in(client, manager)).json()["key"] != key


def test_no_browser_or_proxy_keeps_a_key(desk):
    assert "no-store" in asked(desk)["Cache-Control"]
    assert desk.get(reverse("draft_key")).status_code == 405
    assert "no-store" in desk.get(reverse("draft_here"))["Cache-Control"]


@pytest.mark.parametrize("device", ["", "d" * 31, "D" * 32, "d" * 33, "' or 1=1"])
def test_what_is_no_device_is_refused(desk, device):
    assert asked(desk, device).status_code == 400
    assert not JournalKey.objects.exists()


@pytest.mark.parametrize(
    ("journal", "given"),
    [("council", ["worker", "admin"]), ("nobody", []), ("everybody", ["worker", "admin", "lead"])],
)
def test_a_journal_is_kept_for_those_whom_the_setting_names(
    client, settings, journal, given, worker, admin, lead
):
    settings.JOURNAL = journal
    people = {"worker": worker, "admin": admin, "lead": lead}

    got = [name for name, user in people.items() if asked(signed_in(client, user)).json()["key"]]
    offered = [
        name
        for name, user in people.items()
        if b"journal.js" in signed_in(client, user).get("/").content
    ]
    assert got == offered == given


def test_signing_out_destroys_the_key_of_this_device_only(desk, worker):
    asked(desk, PHONE)
    asked(desk)
    desk.post(reverse("account_logout"))

    assert list(JournalKey.objects.values_list("device", flat=True)) == [PHONE]


def test_asking_for_a_key_leaves_no_row_in_the_audit(desk):
    asked(desk)

    assert not AuditEvent.objects.exists()


def test_a_page_is_told_who_is_signed_in_and_nothing_else(client, worker):
    nobody = client.get(reverse("draft_here")).json()
    here = signed_in(client, worker).get(reverse("draft_here")).json()

    assert (nobody["writer"], here["writer"]) == ("", worker.ref)
    assert set(here) == {"writer", "csrf"}
