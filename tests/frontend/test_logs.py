"""Nothing that stands in a record, and nothing that was typed, reaches the log or an address.

The log is listened to as it is written where Kith serves a council.
"""

import json
import logging
import re

import pytest
from django.test import Client

from casework.models import Attachment
from config.logs import NO_PAGE, InJson, WithoutPeople
from tests import fetching, markers
from tests.access.addresses import browser

A_NAME = "zq0q0z"
ADDRESS = re.compile(r'(?:href|action|src|formaction)="([^"]+)"')
A_FEW = 4
"""References of each kind that are asked for: every kind of page, and soon over."""


class Listening(logging.Handler):
    """Keeps every line that would be written, in both forms."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.forms = [InJson(), WithoutPeople("{levelname} {name}: {message}", style="{")]
        self.lines = []

    def emit(self, record):
        self.lines += [form.format(record) for form in self.forms]


@pytest.fixture
def lines():
    """What is written to the log meanwhile."""
    handler, loggers = Listening(), [logging.getLogger(), logging.getLogger("django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.lines
    for logger in loggers:
        logger.removeHandler(handler)


def asked(address):
    return Client(raise_request_exception=False).get(address)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/Ty Harper/", NO_PAGE),
        ("/Zoë Harper/", NO_PAGE),
        (f"/{A_NAME}/?q={A_NAME}", NO_PAGE),
        ("/f/AS5g4tMK0ZpX_y4nI2nV1Q/more/", NO_PAGE),
        (f"/api/v1/children/{A_NAME}/", "api/v1/children/<slug:ref>/"),
    ],
)
def test_an_address_is_told_by_its_page(db, lines, address, told):
    answer = asked(address)

    assert answer.status_code >= 400
    said = json.loads(lines[0])
    assert said["page"] == told
    assert said["status"] == answer.status_code
    assert told in said["says"]
    for typed in re.findall(r"[\w-]{4,}", address.replace("children", "").replace("api", "")):
        assert not [line for line in lines if typed in line]


def test_a_failure_is_told_by_its_kind_and_its_place(db, lines, monkeypatch):
    def fails(*_):
        raise ValueError(f"The row says {A_NAME}")

    monkeypatch.setattr("frontend.health.minutes_behind", fails)
    assert asked("/readyz").status_code == 500

    said = json.loads(lines[0])
    assert (said["level"], said["page"], said["status"]) == ("ERROR", "readyz", 500)
    assert said["failed"].endswith("ValueError")
    assert "health.py" in said["failed"]
    assert not [line for line in lines if A_NAME in line]


def test_why_a_form_was_refused_is_still_said(db, lines):
    Client(enforce_csrf_checks=True).post("/sign-in/", {"login": A_NAME})
    assert "CSRF cookie not set" in json.loads(lines[0])["says"]


@pytest.mark.parametrize("who", ["worker", "admin", "school"])
def test_no_word_of_a_record_is_in_an_address_or_in_the_log(northmoor, lines, who):
    planted = markers.plant()
    refs = {model: those[:A_FEW] for model, those in fetching.references().items()}
    refs[Attachment] = []  # what is sent is a file: no address is in it
    client = browser(northmoor[who])
    client.raise_request_exception = False

    told, answers = {}, 0
    for address, answer in fetching.everything(client, refs, [A_NAME]):
        answers += 1
        page = answer.content.decode(errors="replace")
        seen = [*ADDRESS.findall(page), answer.headers.get("Location", "")]
        if found := [each for each in seen if markers.MARKER.search(each.replace(A_NAME, ""))]:
            told[address] = found

    assert planted
    assert answers > 100
    assert told == {}
    assert lines  # what was refused and what never was is told: but of whom?
    assert [line for line in lines if markers.MARKER.search(line)] == []
    every = {ref for those in refs.values() for ref in those}
    assert [line for line in lines if every.intersection(re.findall(r"[a-z2-9]{10}", line))] == []
