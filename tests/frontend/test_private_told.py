"""The private page of whoever told us: where it stands, and after a code what was decided."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from audit import clock
from casework.actions import Named, decide_referral, link_the_caller, take_referral
from feedback.actions import tell_referrer
from feedback.telling import begins_with
from frontend.private_cookies import CODE_COOKIE
from frontend.private_told import WRONG
from tests.factories import siblings
from tests.frontend.assessments.pages import shown

HERE = "/f/"
REASONS = "They agree to help at breakfast"


@pytest.fixture
def referral(host, worker, ty, mia, hillside):
    siblings(ty, mia)
    call = take_referral(
        host,
        by=worker,
        children=[Named(ty)],
        caller_name="Grace Cole",
        agency=hillside,
        worries="Ty waits outside",
    )
    decide_referral(call, by=worker, outcome="early-help", reasons=REASONS)
    return call


def told(referral, by, variant):
    said = {"contact_phone": "01632 960118", "to_email": "grace@example.test"}
    words = begins_with(referral, by, "letter") | said
    return tell_referrer(referral, by=by, variant=variant, **words)


def opened(client, referral, worker):
    """Grace’s browser, after she pressed the link."""
    link = link_the_caller(referral, by=worker)
    client.get(reverse("private_open", args=[link.token]))
    return client


@pytest.fixture
def grace(client, referral, worker):
    told(referral, worker, "professional")
    return opened(client, referral, worker)


@pytest.fixture
def code(grace, django_capture_on_commit_callbacks):
    """The code that was sent when she asked for one."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = grace.post(reverse("private_code"))
    assert answer["Location"] == "/f/?sent"
    return re.search(r"\d{6}", mail.outbox[-1].body).group()


def without_the_key(answer):
    """The bytes of a page, but for the key of its forms, which is new each time."""
    return re.sub(rb'(csrfmiddlewaretoken" value=")[^"]+|value="\d{6}"', b"", answer.content)


def test_a_professional_reads_the_rest_after_the_code_and_not_before(grace, code):
    before = shown(grace.get(HERE))
    answer = grace.post(HERE, {"code": f" {code} "})
    after = shown(grace.get(HERE))

    assert "A social worker has considered it" in before
    assert REASONS not in before
    assert answer["Location"] == HERE
    assert REASONS in after
    assert not [name for name in ("Ty", "Mia", "Harper") if name in after]


def test_wrong_expired_and_used_codes_say_the_same(grace, code):
    wrong = grace.post(HERE, {"code": "not it"})
    with clock.at(clock.now() + timedelta(minutes=16)):
        expired = grace.post(HERE, {"code": code})
    grace.post(HERE, {"code": code})
    del grace.cookies[CODE_COOKIE]
    used = grace.post(HERE, {"code": code})

    assert WRONG in shown(wrong)
    pages = {without_the_key(each).replace(b"not it", b"") for each in (expired, used)}
    assert len(pages) == 1
    assert shown(wrong) == shown(expired)
    assert REASONS not in shown(used)


def test_what_a_code_opened_is_open_on_that_browser_for_that_link_alone(
    grace, code, referral, worker
):
    grace.post(HERE, {"code": code})
    cookie = grace.cookies[CODE_COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (HERE, True, "Lax")

    assert REASONS not in shown(opened(grace, referral, worker).get(HERE))


def test_a_made_up_cookie_opens_nothing(grace):
    grace.cookies[CODE_COOKIE] = "made-up"

    assert REASONS not in shown(grace.get(HERE))


def test_the_public_are_asked_for_no_code_and_learn_no_more(client, referral, worker):
    told(referral, worker, "public")
    page = opened(client, referral, worker)

    assert page.post(reverse("private_code"))["Location"] == "/f/?unsent"
    said = shown(page.post(HERE, {"code": "123456"}))
    assert "A social worker has considered it" in said
    assert "code" not in said
    assert REASONS not in said
    assert mail.outbox == []


def test_without_a_link_nothing_is_sent(client):
    assert client.post(reverse("private_code"))["Location"] == HERE
    assert mail.outbox == []


def test_opening_the_link_sends_no_code(grace):
    grace.get(HERE)
    grace.get(reverse("private_code"))

    assert mail.outbox == []
