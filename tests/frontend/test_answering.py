"""The pages on which whoever told us answers, and somebody else looks again."""

import pytest
from django.urls import reverse

from casework.actions import Named, decide_referral, link_the_caller, take_referral
from feedback.actions import tell_referrer
from feedback.models import ReferrerAnswer, ReLook
from feedback.telling import begins_with
from frontend.private_cookies import CODE_COOKIE, carry
from tests.factories import allocate
from tests.frontend.assessments.pages import address, filled_in, shown, signed_in

HERE = "/f/answer/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(host, worker, ty, east):
    allocate(ty, worker=worker, team=east)
    call = take_referral(
        host, by=worker, children=[Named(ty)], caller_name="Grace Cole", worries="Thin"
    )
    decide_referral(call, by=worker, outcome="early-help", reasons="They agree to help")
    said = {"contact_phone": "01632 960118", "to_email": "grace@example.test"}
    words = begins_with(call, worker, "letter") | said
    tell_referrer(call, by=worker, variant="professional", **words)
    return call


@pytest.fixture
def grace(client, referral, worker):
    link = link_the_caller(referral, by=worker)
    answer = client.get(reverse("private_open", args=[link.token]))
    client.cookies[CODE_COOKIE] = carry(answer, CODE_COOKIE, link.ref).cookies[CODE_COOKIE].value
    return client


def parts(client):
    return {
        part.title: [need.what for need in part.needs]
        for part in client.get(reverse("home")).context["waiting"]
    }


def test_from_a_disagreement_on_the_link_to_the_result_told(
    client, grace, referral, manager, worker
):
    answer = grace.post(HERE, {"view": "disagree", "words": "He is thinner each week"})
    assert answer["Location"] == "/f/?thanks"
    relook = ReLook.objects.get()

    signed_in(client, manager)
    assert parts(client)["Disagrees: look again"] == ["Grace Cole"]
    page = client.get(address("relook", relook))
    assert "He is thinner each week" in shown(page)
    sent = filled_in(page, outcome="assessment", reasons="The weights say more")
    answer = client.post(address("relook", relook), sent)

    assert answer["Location"] == address("referral_tell", referral)
    assert parts(client)["Waiting to hear"] == ["Grace Cole"]
    assert "The weights say more" in shown(client.get(address("referral", referral)))
    page = client.get(f"{address('referral_tell', referral)}?for=professional")
    client.post(address("referral_tell", referral), filled_in(page, contact_phone="01632 960118"))
    assert "Waiting to hear" not in parts(client)


def test_who_disagrees_in_no_words_is_asked_and_nothing_is_lost(grace):
    page = grace.post(HERE, {"view": "disagree", "words": ""})

    assert "Write what you see differently" in shown(page)
    assert "checked" in page.content.decode()
    assert not ReferrerAnswer.objects.exists()


def test_without_the_code_they_can_tell_more_and_no_more(grace):
    del grace.cookies[CODE_COOKIE]
    page = grace.get(HERE)
    assert "disagree" not in shown(page)

    grace.post(HERE, {"view": "disagree", "words": "He was at the bus stop"})

    assert ReferrerAnswer.objects.get().view == "more"
    assert not ReLook.objects.exists()


def test_what_was_typed_on_a_link_that_is_over_is_shown_again(client):
    page = shown(client.post(HERE, {"words": "He was at the bus stop"}))

    assert "He was at the bus stop" in page
    assert not ReferrerAnswer.objects.exists()


def test_what_they_say_by_telephone_is_written_down_and_read_with_the_call(
    client, referral, worker, manager
):
    signed_in(client, worker)
    page = client.get(address("referral_answer", referral))
    sent = filled_in(page, view="disagree", words="She sees him hungry")
    client.post(address("referral_answer", referral), sent)

    call = shown(client.get(address("referral", referral)))
    assert "She sees him hungry" in call
    assert f"{manager.name} looks at it again" in call


def test_who_decided_is_led_away_from_the_second_look(client, grace, referral, worker):
    grace.post(HERE, {"view": "disagree", "words": "No"})
    signed_in(client, worker)
    answer = client.get(address("relook", ReLook.objects.get()))

    assert answer["Location"] == address("referral", referral)
