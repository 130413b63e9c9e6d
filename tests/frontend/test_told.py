"""The page on which a referrer is told: begun from the decision, nothing typed is lost."""

import pytest
from django.urls import reverse

from casework.actions import Named, decide_referral, take_referral
from feedback.models import ReferrerFeedback
from tests.access.kept import heard_back
from tests.factories import AssessmentFactory, allocate, arranging, siblings
from tests.frontend.assessments.pages import address, filled_in, shown


@pytest.fixture
def referral(client, host, worker, ty):
    with arranging():
        host.phone = "01632 960100"
        host.save()
    allocate(ty, worker=worker)
    referral = take_referral(
        host, by=worker, children=[Named(ty)], caller_name="Grace Cole", worries="Thin"
    )
    decide_referral(referral, by=worker, outcome="early-help", reasons="They agree to help")
    client.force_login(worker, "agencies.backends.SignIn")
    return referral


def tell(referral):
    return reverse("referral_tell", args=[referral.ref])


def professional(client, referral):
    """The page on which somebody who works with children is told, as it opens."""
    return client.get(f"{tell(referral)}?for=professional")


def test_the_page_begins_with_the_decision_and_sends_as_it_stands(client, referral):
    client.post(tell(referral), filled_in(professional(client, referral)))

    told = ReferrerFeedback.objects.get()
    assert (told.variant, told.reasons) == ("professional", "They agree to help")


def test_words_that_say_nothing_are_caught_and_nothing_typed_is_lost(client, referral):
    said = "Threshold not met, we find."
    sent = filled_in(professional(client, referral), reasons=said)

    page = client.post(tell(referral), sent).content.decode()

    assert "tells them nothing they could understand" in page
    assert said in page
    assert not ReferrerFeedback.objects.exists()


def test_of_the_public_nothing_of_the_decision_is_asked(client, referral):
    page = client.get(tell(referral)).content.decode()

    assert "They agree to help" not in page
    assert "considered by a social worker" in page


def test_a_decision_leads_to_telling_whoever_rang(client, host, worker, ty, referral):
    call = take_referral(host, by=worker, children=[Named(ty)], caller_name="Ann", worries="Late")
    sent = {"outcome": "early-help", "reasons": "They want to be helped"}
    answer = client.post(reverse("referral_decide", args=[call.ref]), sent)

    assert answer["Location"] == reverse("referral_tell", args=[call.ref])


@pytest.mark.parametrize("how", ["telephone", "letter"])
def test_whoever_assesses_goes_on_with_that_unless_there_is_a_letter_to_print(
    client, worker, ty, referral, how
):
    begun = AssessmentFactory(children=[ty], lead=worker, referral=referral)
    onward = reverse("assessment_write", args=[begun.ref])
    page = client.get(tell(referral))
    answer = client.post(tell(referral), filled_in(page, how=how))

    letter = address("told", ReferrerFeedback.objects.get())
    assert answer["Location"] == {"telephone": onward, "letter": letter}[how]
    assert onward in page.content.decode()


def test_an_assessment_that_somebody_else_writes_is_not_gone_on_with(client, worker2, ty, referral):
    AssessmentFactory(children=[ty], lead=worker2, referral=referral)
    page = client.get(tell(referral))

    assert "Later: go on to the assessment" not in page.content.decode()
    answer = client.post(tell(referral), filled_in(page))
    assert answer["Location"] == address("told", ReferrerFeedback.objects.get())


def test_whoever_rang_waits_on_the_home_page_until_they_are_told(client, referral):
    def waiting():
        parts = client.get(reverse("home")).context["waiting"]
        return [need for part in parts if part.title == "Waiting to hear" for need in part.needs]

    (need,) = waiting()
    assert (need.what, need.address) == ("Grace Cole", tell(referral))
    client.post(tell(referral), filled_in(client.get(tell(referral))))
    assert waiting() == []


def test_the_words_that_were_told_are_read_with_the_call_and_as_a_letter(client, referral):
    client.post(tell(referral), filled_in(professional(client, referral)))
    letter = shown(client.get(address("told", ReferrerFeedback.objects.get())))
    call = shown(client.get(address("referral", referral)))

    for page in (letter, call):
        assert "They agree to help" in page
        assert "If you disagree" in page
    assert "Ty" not in letter


def test_a_name_to_decide_about_is_marked_and_nothing_typed_is_lost(client, referral, ty, mia):
    siblings(ty, mia)
    sent = filled_in(professional(client, referral), next_steps="We also see Mia at nursery.")

    page = client.post(tell(referral), sent).content.decode()

    assert "<mark>Mia</mark>" in page
    assert "We also see Mia at nursery." in page
    assert not ReferrerFeedback.objects.exists()
    client.post(tell(referral), sent | {"is_decided": "on"})
    assert ReferrerFeedback.objects.exists()


def test_a_professional_with_an_account_finds_the_answer_on_their_home_page(
    client, host, worker, ty, lead
):
    told = heard_back(ty, worker, lead)
    client.force_login(lead, "agencies.backends.SignIn")

    home = client.get(reverse("home")).context["waiting"]
    letter = client.get(address("told", told))

    assert [part.title for part in home] == ["What became of what you told us"]
    assert "They want to be helped" in shown(letter)
    assert reverse("referral", args=[told.referral.ref]) not in letter.content.decode()
