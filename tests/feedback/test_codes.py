"""A private link shows what was decided after a code sent to the address somebody was told at."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from audit import clock
from casework.actions import Named, decide_referral, link_the_caller, take_referral
from feedback.actions import enter_code, send_code, tell_referrer
from feedback.models import CodeSent, CodeTried
from feedback.telling import begins_with


@pytest.fixture
def decided(host, worker, ty, hillside):
    referral = take_referral(
        host,
        by=worker,
        children=[Named(ty)],
        caller_name="Grace Cole",
        worries="Thin",
        agency=hillside,
    )
    decide_referral(referral, by=worker, outcome="early-help", reasons="They agree to help")
    return referral


def told(referral, by, variant="professional", to_email="grace@example.test"):
    words = begins_with(referral, by, "letter") | {"contact_phone": "01632 960118"}
    return tell_referrer(referral, by=by, variant=variant, **words | {"to_email": to_email})


@pytest.fixture
def link(decided, worker):
    told(decided, worker)
    return link_the_caller(decided, by=worker)


def code_sent(referral, link, captured):
    with captured(execute=True):
        send_code(referral, by=link)
    return re.search(r"\d{6}", mail.outbox[-1].body).group()


def test_a_code_goes_to_the_work_address_and_opens_once(
    decided, link, django_capture_on_commit_callbacks
):
    code = code_sent(decided, link, django_capture_on_commit_callbacks)

    assert mail.outbox[-1].to == ["grace@example.test"]
    assert enter_code(decided, by=link, code=code)
    assert not enter_code(decided, by=link, code=code)


def test_a_code_is_no_use_when_it_is_old_or_was_guessed_at(
    decided, link, django_capture_on_commit_callbacks
):
    code = code_sent(decided, link, django_capture_on_commit_callbacks)
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert not enter_code(decided, by=link, code=code)
    for _ in range(5):
        assert not enter_code(decided, by=link, code="not it")

    assert not enter_code(decided, by=link, code=code)
    assert CodeTried.objects.count() == 5


def test_no_more_than_five_codes_are_sent_in_a_day(decided, link):
    for _ in range(5):
        send_code(decided, by=link)
    with pytest.raises(ValidationError):
        send_code(decided, by=link)


def test_no_code_is_sent_where_no_work_address_is_known(decided, worker):
    told(decided, worker, to_email="")
    with pytest.raises(ValidationError):
        send_code(decided, by=link_the_caller(decided, by=worker))


def test_no_code_is_sent_to_the_public(decided, worker):
    told(decided, worker, variant="public")
    with pytest.raises(ValidationError):
        send_code(decided, by=link_the_caller(decided, by=worker))


def test_the_database_keeps_no_code_and_no_code_opens_another_link(
    decided, link, worker, django_capture_on_commit_callbacks
):
    code = code_sent(decided, link, django_capture_on_commit_callbacks)

    assert code not in str(CodeSent.objects.values().get())
    assert not enter_code(decided, by=link_the_caller(decided, by=worker), code=code)
