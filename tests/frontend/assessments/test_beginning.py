"""An assessment is begun: for the children referred, or for one child and those beside them."""

import re
from datetime import timedelta

from assessments.models import Assessment
from audit import clock
from casework.actions import decide_referral, take_referral
from casework.actions.referrals import Named
from tests.factories import (
    allocate,
    restricted,
)
from tests.frontend.assessments.pages import address, in_words, shown

SOON = timedelta(days=14)


def test_referral_assess_offers_the_children_referred_and_the_reasons_decided(
    as_worker, worker, host, family
):
    referral = take_referral(
        host,
        by=worker,
        children=[Named(child=child) for child in family],
        caller_name="Grace Lowe",
        worries="They are thin",
    )
    decide_referral(referral, by=worker, outcome="assessment", reasons="What help is needed?")
    page = as_worker.get(address("referral_assess", referral))
    assert "What help is needed?" in shown(page)
    assert page.content.count(b"checked") == 2

    sent = as_worker.post(
        address("referral_assess", referral),
        {
            "child": [child.ref for child in family],
            "why": "What help is needed?",
            "expected_on": in_words(clock.today() + SOON),
            "expected_why": "The school’s report comes first.",
            "told_on": "today",
            "told_how": "At home, with Mum",
        },
    )

    begun = Assessment.objects.get()
    assert sent["Location"] == address("assessment_write", begun)
    assert (begun.lead, begun.referral) == (worker, referral)
    assert begun.children_concerned() == list(family)
    point = begun.decision_points.get()
    assert (point.expected_on, point.told_on) == (clock.today() + SOON, clock.today())


def test_child_assess_offers_brothers_and_sisters_unticked(as_worker, family):
    ty, mia = family

    page = as_worker.get(address("child_assess", ty)).content.decode()

    assert re.search(rf'value="{ty.ref}"[^>]*checked', page)
    assert re.search(rf'value="{mia.ref}"', page)
    assert not re.search(rf'value="{mia.ref}"[^>]*checked', page)


def test_child_assess_offers_no_brother_or_sister_who_is_not_the_workers_to_assess(
    as_worker, family, worker2, west
):
    ty, mia = family
    allocate(mia, worker=worker2, team=west)
    restricted(mia)

    assert mia.person.short_name not in shown(as_worker.get(address("child_assess", ty)))


def test_child_assess_says_when_an_assessment_is_there_already(as_worker, family, assessment):
    page = as_worker.get(address("child_assess", family[1]))

    assert "There is one already." in shown(page)
    assert address("assessment", assessment) in page.content.decode()
