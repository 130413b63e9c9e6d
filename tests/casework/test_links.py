"""Private links: one purpose, one record, for a while; and nothing else ever."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit import clock
from audit.models import AuditEvent
from casework.actions import Named, end_links, link_the_caller, take_referral
from casework.levels import RULES
from casework.models import Link
from frontend.private import COOKIE
from tests.factories import allocate


@pytest.fixture
def referral(host, worker, ty):
    return take_referral(
        host, by=worker, children=[Named(ty)], caller_name="Mr Osei", worries="He waits outside."
    )


@pytest.fixture
def link(referral, worker):
    return link_the_caller(referral, by=worker)


def test_the_database_keeps_no_token(link):
    stored = Link.objects.filter(pk=link.pk).values()[0]

    assert link.token not in str(stored)
    assert len(stored["token_hash"]) == 64


def test_a_link_may_do_one_thing_to_one_record_while_it_lasts(link, referral, ty, host):
    assert link.has_perm("casework.see_received", referral)
    assert not any(link.has_perm(permission, ty) for permission in RULES)
    assert not link.has_perm("casework.see_received", ty)
    with clock.at(link.expires_at):
        assert not link.has_perm("casework.see_received", referral)


def test_opening_a_link_changes_nothing_and_leaves_no_token(client, link, referral):
    before = AuditEvent.objects.count()
    answer = client.get(reverse("private_open", args=[link.token]))

    assert (answer.status_code, answer["Location"]) == (302, "/f/")
    assert AuditEvent.objects.count() == before
    cookie = answer.cookies[COOKIE]
    assert link.token not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/f/", True, "Lax")


def test_the_caller_reads_that_it_was_received_and_nothing_about_any_child(client, link, ty):
    client.get(reverse("private_open", args=[link.token]))
    page = client.get(reverse("private")).content.decode()

    assert "We received what you told us" in page
    assert not [word for word in ("Ty", "Harper", "waits outside", ty.ref) if word in page]
    looked = AuditEvent.objects.get(did="private")
    assert (looked.actor_kind, looked.actor_ref, looked.child_ref) == ("link", link.ref, ty.ref)


def test_ended_expired_and_invented_links_say_the_same(client, link, referral, worker):
    client.get(reverse("private_open", args=["never-was-a-token"]))
    never = client.get(reverse("private")).content
    with clock.at(link.expires_at + timedelta(seconds=1)):
        client.get(reverse("private_open", args=[link.token]))
        assert client.get(reverse("private")).content == never
    client.get(reverse("private_open", args=[link.token]))
    end_links(referral, by=worker)
    assert client.get(reverse("private")).content == never


def test_a_made_up_cookie_opens_nothing(client, link):
    client.cookies[COOKIE] = link.ref

    assert "does not open anything" in client.get(reverse("private")).content.decode()


def test_a_link_is_looked_up_in_one_query_whatever_its_token(
    client, link, settings, django_assert_num_queries
):
    settings.THROTTLE = False  # on SQLite what counts the misses asks the same database
    for token in (link.token, "never-was-a-token"):
        with django_assert_num_queries(1):
            client.get(reverse("private_open", args=[token]))


def test_whoever_made_a_link_sees_that_it_works_and_ends_it(client, link, referral, worker, ty):
    allocate(ty, worker=worker)
    client.force_login(worker, "agencies.backends.SignIn")
    page = client.get(reverse("referral_link", args=[referral.ref])).content.decode()
    assert ("The link that works now" in page, link.token in page) == (True, False)

    client.get(reverse("referral_unlink", args=[referral.ref]))
    assert Link.objects.get().is_live
    client.post(reverse("referral_unlink", args=[referral.ref]))
    assert not Link.objects.get().is_live
    assert (
        "works now"
        not in client.get(reverse("referral_link", args=[referral.ref])).content.decode()
    )
