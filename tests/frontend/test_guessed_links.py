"""Nobody finds a private link by guessing; and what opens nothing says nothing about why.

`make guesses` makes a hundred thousand of them; here it is a few hundred.
"""

import os
import re
import secrets
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit import clock
from audit.principals import STRANGER
from casework.actions import end_links, link_the_caller, send_message, take_message
from casework.actions.links import LASTS, TOKEN_BYTES
from casework.actions.referrals import Named
from frontend import throttle
from frontend.private_cookies import COOKIE

GUESSES = int(os.environ.get("GUESSES", "300"))
VALUES = re.compile(r"'[^']*'|\b\d+\b|s\d+_x\d+")

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(host, worker):
    said = {"sender": "public", "about": "Ty, 9", "worries": "Alone at night"}
    message = send_message(host, by=STRANGER, **said)
    named = [Named(given_name="Ty")]
    call = take_message(message, by=worker, children=named)
    call.token = message.token
    return call


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def pressed(token, address="192.0.2.1"):
    """What a browser is answered that presses this link, and whether it opens anything."""
    client = Client(REMOTE_ADDR=address)
    answer = client.get(reverse("private_open", args=[token]))
    return answer, bool(client.cookies.get(COOKIE) and client.cookies[COOKIE].value)


@pytest.mark.parametrize("is_slowed", [True, False])
def test_of_very_many_guessed_links_none_opens_anything(call, settings, is_slowed):
    settings.THROTTLE = is_slowed
    client = Client()

    hits = 0
    for _ in range(GUESSES):
        client.get(reverse("private_open", args=[secrets.token_urlsafe(TOKEN_BYTES)]))
        hits += bool(client.cookies[COOKIE].value)
    assert hits == 0
    assert pressed(call.token)[1]


def test_an_address_that_guessed_too_often_opens_nothing_for_a_while(call, monkeypatch):
    monkeypatch.setitem(throttle.RATES, "missed", "5/10m/ip")
    for _ in range(6):
        pressed("a-guess")

    assert not pressed(call.token)[1]
    assert pressed(call.token, address="192.0.2.2")[1]


def test_links_that_open_are_never_counted(call, monkeypatch):
    monkeypatch.setitem(throttle.RATES, "missed", "2/10m/ip")

    assert all(pressed(call.token)[1] for _ in range(6))


def test_wrong_expired_and_ended_links_give_the_same_bytes_and_ask_the_same(call, worker):
    with clock.at(clock.now() - LASTS - timedelta(days=1)):
        expired = link_the_caller(call, by=worker).token
    ended = link_the_caller(call, by=worker).token
    end_links(call, by=worker)

    said = []
    for token in (secrets.token_urlsafe(TOKEN_BYTES), expired, ended, call.token):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer, is_open = pressed(token)
        asked = [VALUES.sub("?", each["sql"]) for each in queries]
        said.append((answer.status_code, answer.content, str(answer.headers), is_open, asked))
    assert said == [said[0]] * 4
    assert said[0][3] is False
