"""From one page of an assessment to the next, and from a finished one to sharing its plans."""

from urllib.parse import parse_qs, urlsplit

import pytest

from assessments.models import Need
from casework.actions import take_referral
from casework.actions.referrals import Named
from casework.levels import Level
from tests.factories import (
    AssessmentFactory,
    DecisionPointFactory,
    NeedFactory,
    concluded,
    share_with,
)
from tests.frontend.assessments.pages import address, filled_in, signed_in


def offered(page):
    """[(agency, references of its children)] of what a finished assessment offers to share."""
    return [
        (offer.agency.name, [urlsplit(offer.address).path.split("/")[2], *_also(offer)])
        for offer in page.context["offers"]
    ]


def _also(offer):
    return parse_qs(urlsplit(offer.address).query).get("also", [])


@pytest.fixture
def finished(family, worker, host, health_trust):
    """An assessment of both, finished, that a health visitor’s call about Mia led to."""
    referral = take_referral(
        host,
        by=worker,
        children=[Named(child=family[1])],
        caller_name="Grace Lowe",
        agency=health_trust,
        worries="She is thin",
    )
    begun = AssessmentFactory(children=family, lead=worker, referral=referral)
    DecisionPointFactory(assessment=begun, set_by=worker)
    NeedFactory(assessment=begun, children=list(family))
    return concluded(begun, worker)


@pytest.mark.parametrize(
    ("then", "page"),
    [("need", "assessment_need"), ("finish", "assessment_conclude"), ("elsewhere", "assessment")],
)
def test_writing_is_saved_and_leads_to_where_its_button_says(as_worker, assessment, then, page):
    writing = address("assessment_write", assessment)

    sent = filled_in(as_worker.get(writing), analysis="He is hungry.", then=then)
    answer = as_worker.post(writing, sent)

    assert answer["Location"] == address(page, assessment)
    assessment.refresh_from_db()
    assert assessment.analysis == "He is hungry."


def test_a_need_is_added_and_leads_on_to_the_end(as_worker, assessment, family):
    need = address("assessment_need", assessment)
    sent = {
        "child": [child.ref for child in family],
        "needs": "breakfast",
        "seriousness": "need",
        "seriousness_why": "Hungry by ten",
        "outcome": "Breakfast every day",
        "then": "finish",
    }

    assert as_worker.post(need, sent)["Location"] == address("assessment_conclude", assessment)
    assert Need.objects.get().needs == "breakfast"


def test_whoever_rang_and_whoever_helps_is_offered_for_those_children_and_no_others(
    as_worker, finished, family, bell
):
    ty, mia = family

    page = as_worker.get(address("assessment", finished))

    assert offered(page) == [("Northmoor Health", [mia.ref]), ("Hillside Primary", [ty.ref])]


def test_who_sees_a_plan_already_is_not_offered_again(as_worker, finished, bell, family):
    share_with(bell.agency, family[0], level=Level.PLAN)

    page = as_worker.get(address("assessment", finished))

    assert [agency for agency, _ in offered(page)] == ["Northmoor Health"]


def test_nothing_is_offered_before_the_end_or_to_whoever_cannot_share(
    as_worker, assessment, finished, client, reviewer, bell
):
    assert as_worker.get(address("assessment", assessment)).context["offers"] is None

    reading = signed_in(client, reviewer)
    for child in finished.children_concerned():
        reading.post(address("child_why", child), {"purpose": "review"})
    page = reading.get(address("assessment", finished))

    assert page.context["offers"] is None
    assert b"Share the plan" not in page.content
