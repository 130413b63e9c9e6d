"""A call is read, and decided with reasons; where it leads to an assessment, that begins."""

from datetime import date

import pytest
from django.urls import reverse

from assessments.models import Assessment
from casework.actions import exclude_user
from casework.models import Decision, Referral
from frontend.forms_referrals import DayAndWhyField
from tests.factories import AssessmentFactory, concluded
from tests.frontend.assessments.pages import shown, signed_in
from tests.frontend.telephone import ring, told


@pytest.fixture
def call(telephone):
    ring(telephone, told(about="Ty Harper, 9\nMia Harper, 11"))
    return Referral.objects.get()


def decide(telephone, call, **said):
    return telephone.post(reverse("referral_decide", args=[call.ref]), said)


def test_whoever_took_the_call_reads_it_at_once(telephone, call):
    page = telephone.get(reverse("referral", args=[call.ref]))

    assert "Grace Bello rang about Mia and Ty" in shown(page)
    assert "They come to school hungry." in shown(page)
    assert "Decide what happens now" in shown(page)
    for child in call.children_concerned():
        assert reverse("child", args=[child.ref]) in page.content.decode()


def test_a_decision_needs_an_outcome_and_reasons_and_loses_neither(telephone, call):
    page = decide(telephone, call, reasons="They need breakfast")

    assert "Choose what will happen now." in shown(page)
    assert "They need breakfast" in shown(page)
    assert "Grace Bello rang about" in shown(page)
    assert not Decision.objects.exists()


def test_deciding_to_assess_goes_on_to_the_assessment(telephone, call):
    answer = decide(telephone, call, outcome="assessment", reasons="They need breakfast")

    assert answer.headers["location"] == reverse("referral_assess", args=[call.ref])


def test_saying_when_one_expects_to_decide_begins_the_assessment_at_once(telephone, call, worker):
    reasons = "They need breakfast"
    sent = {"outcome": "assessment", "reasons": reasons, "once": "a" * 32}
    sent["expected"] = "31 December 2099, when the school has answered"

    answers = [decide(telephone, call, **sent) for _ in range(2)]

    begun = Assessment.objects.get()
    assert answers[0].headers["location"] == reverse("referral_tell", args=[call.ref])
    assert answers[1].headers["location"] == reverse("assessment", args=[begun.ref])
    assert (begun.why, begun.referral, begun.lead) == (reasons, call, worker)
    assert set(begun.children_concerned()) == set(call.children_concerned())
    point = begun.decision_points.get()
    assert (point.expected_on, point.why) == (date(2099, 12, 31), "When the school has answered")


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("soon", "Write a day and why then, like: 12 December"),
        ("31 December 2099", "Say why then, too."),
        ("1 January 2020, when we know more", "Choose a day that has not passed yet."),
    ],
)
def test_a_day_that_cannot_stand_decides_nothing_and_loses_no_word(
    telephone, call, expected, sentence
):
    page = decide(telephone, call, outcome="assessment", reasons="Breakfast", expected=expected)

    assert sentence in shown(page)
    assert expected in page.content.decode()
    assert not Decision.objects.exists()
    assert not Assessment.objects.exists()


def test_another_decision_begins_no_assessment_whatever_day_was_written(telephone, call):
    decide(telephone, call, outcome="early-help", reasons="Why", expected="tomorrow, we know then")

    assert Decision.objects.get().outcome == "early-help"
    assert not Assessment.objects.exists()


def test_who_cannot_assess_is_not_asked_when_and_only_decides(client, duty, call):
    person = signed_in(client, duty)
    assert "When do you expect" not in shown(person.get(reverse("referral", args=[call.ref])))

    said = {"outcome": "assessment", "reasons": "Breakfast", "expected": "tomorrow, we know then"}
    decide(person, call, **said)

    assert Decision.objects.get().outcome == "assessment"
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("is_finished", [False, True], ids=["unfinished", "to go on from"])
def test_where_there_is_an_assessment_already_none_is_begun_before_it_is_asked_about(
    telephone, call, worker, is_finished
):
    already = AssessmentFactory(children=call.children_concerned()[:1], lead=worker)
    if is_finished:
        concluded(already, worker)

    page = telephone.get(reverse("referral", args=[call.ref]))

    assert "When do you expect" not in shown(page)


@pytest.mark.parametrize(
    ("written", "day", "why"),
    [
        ("12/12/2099 school will have answered", date(2099, 12, 12), "School will have answered"),
        ("Sat 12 Dec 2099: the doctor is back", date(2099, 12, 12), "The doctor is back"),
        ("by 12 December 2099 – we meet him then", date(2099, 12, 12), "We meet him then"),
    ],
)
def test_a_day_and_why_are_read_as_people_write_them(written, day, why):
    assert DayAndWhyField().clean(written) == (day, why)


def test_another_decision_is_read_where_the_call_is(telephone, call):
    decide(telephone, call, outcome="early-help", reasons="They need breakfast")
    page = shown(telephone.get(reverse("referral", args=[call.ref])))

    assert "Offer early help They need breakfast" in page
    assert "Decide what happens now" not in page


def test_a_call_is_decided_once(telephone, call):
    decide(telephone, call, outcome="early-help", reasons="They need breakfast")
    page = decide(telephone, call, outcome="assessment", reasons="Somebody else’s words")

    assert "Somebody has decided this already." in shown(page)
    assert "Somebody else’s words" in shown(page)
    assert Decision.objects.get().outcome == "early-help"


def test_a_call_about_a_hidden_child_is_not_there(telephone, worker, manager, call):
    exclude_user(call.children_concerned()[1], by=manager, user=worker, why="His aunt")

    assert telephone.get(reverse("referral", args=[call.ref])).status_code == 404
    assert decide(telephone, call, outcome="early-help", reasons="Why").status_code == 404


def test_the_page_of_a_call_costs_the_same_for_one_child_and_for_three(
    telephone, django_assert_num_queries
):
    for about in ("Ty Harper, 9", "Ada Example\nBen Example\nCleo Example"):
        address = ring(telephone, told(about=about)).headers["location"]
        with django_assert_num_queries(6):
            telephone.get(address)
