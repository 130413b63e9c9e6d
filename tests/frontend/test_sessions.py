"""Somebody who stops working is signed out after an hour, and a page is read without writing."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from audit import clock
from frontend.sessions import STEP

AN_HOUR = timedelta(seconds=settings.SESSION_COOKIE_AGE)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def session(client, worker):
    client.force_login(worker, "agencies.backends.SignIn")
    return Session.objects.get()


def left(session, time):
    """So much time is left of it."""
    session.expire_date = clock.now() + time
    session.save()


def opens(client):
    return client.get(reverse("search")).status_code == 200


def time_left(session):
    session.refresh_from_db()
    return session.expire_date - clock.now()


def test_a_page_begins_the_hour_again_when_some_of_it_is_gone(client, session):
    left(session, AN_HOUR - STEP - A_MINUTE)

    assert opens(client)
    assert time_left(session) > AN_HOUR - A_MINUTE


def test_a_page_read_soon_after_another_writes_nothing(client, session, django_assert_num_queries):
    left(session, AN_HOUR - STEP + A_MINUTE)

    with django_assert_num_queries(2):
        assert opens(client)
    assert time_left(session) < AN_HOUR - STEP + A_MINUTE


def test_after_the_hour_one_signs_in_again(client, session):
    left(session, -timedelta(seconds=1))

    assert not opens(client)
