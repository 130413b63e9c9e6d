"""Advice without a call: three answers, found again, and later what came of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from audit import clock
from casework.actions import (
    Named,
    exclude_user,
    give_advice,
    say_what_came,
    take_referral,
)
from casework.models import Advice
from frontend.waiting import ASKED_AFTER
from learning.advice import NOBODY_SAID, advice_given
from tests.access.addresses import browser
from tests.factories import AgencyFactory, ChildFactory, UserFactory, allocate
from tests.frontend.assessments.pages import shown

pytestmark = pytest.mark.django_db

SAID = {
    "asked_by": "Mrs Adeyemi, Eastfield Primary",
    "asked": "He falls asleep at his desk. Whom could his mother talk to?",
    "advised": "The health visitor, on Tuesdays at the centre.",
}


@pytest.fixture
def school(host):
    AgencyFactory(name="Eastfield")
    return AgencyFactory(name="Eastfield Primary")


@pytest.fixture
def desk(worker):
    return browser(worker)


def test_three_answers_keep_it_and_the_agency_is_known_by_its_name(desk, worker, school):
    page = desk.post(reverse("advice_new"), SAID, follow=True)
    advice = Advice.objects.get()

    assert (advice.agency, advice.given_by) == (school, worker)
    assert all(words in shown(page) for words in SAID.values())
    assert SAID["asked_by"] in shown(desk.get(reverse("advice_list")))


@pytest.mark.parametrize("missing", SAID)
def test_what_is_missing_is_asked_for_and_the_rest_stays(desk, missing):
    page = shown(desk.post(reverse("advice_new"), SAID | {missing: " "}))

    assert "There is a problem" in page
    assert all(words in page for name, words in SAID.items() if name != missing)
    assert not Advice.objects.exists()


def test_whoever_advised_is_asked_a_month_later_what_came_of_it(desk, worker, host, manager):
    with clock.at(clock.now() - ASKED_AFTER - timedelta(minutes=1)):
        advice = give_advice(host, by=worker, **SAID)
    give_advice(host, by=worker, **SAID | {"asked_by": "Somebody today"})

    home = shown(desk.get("/"))
    assert "What came of your advice?" in home
    assert SAID["asked_by"] in home
    assert "Somebody today" not in home
    assert "What came of your advice?" not in shown(browser(manager).get("/"))
    where = reverse("advice", args=[advice.ref])
    page = shown(desk.post(where, {"came_of_it": "met", "was_useful": "partly"}, follow=True))
    assert "What was needed is there now." in page
    assert "Was it useful to them? In part." in page
    assert "What came of your advice?" not in shown(desk.get("/"))


def test_it_became_a_call_of_the_same_school(desk, worker, host, school, ty):
    advice = give_advice(host, by=worker, **SAID)
    allocate(ty, worker=worker)
    told = {"caller_name": "The head", "agency": school, "worries": "He fainted"}
    call = take_referral(host, by=worker, children=[Named(ty)], **told)
    where = reverse("advice", args=[advice.ref])

    said = {"came_of_it": "met", "referral": call.ref}
    assert "You chose a call" in shown(desk.post(where, said))
    page = desk.post(where, said | {"came_of_it": "referral"}, follow=True)
    assert reverse("referral", args=[call.ref]) in page.content.decode()
    other = UserFactory(agency=host, role=worker.role)
    exclude_user(ty, by=UserFactory(agency=host, role="manager"), user=other, why="Her nephew")
    assert call.ref not in browser(other).get(where).content.decode()


def test_a_call_that_may_not_be_read_cannot_be_chosen(host, worker, school, manager):
    advice = give_advice(host, by=worker, **SAID)
    rex = ChildFactory(given_name="Rex")
    allocate(rex, worker=manager)
    told = {"caller_name": "The head", "agency": school, "worries": "He fainted"}
    call = take_referral(host, by=manager, children=[Named(rex)], **told)
    exclude_user(rex, by=manager, user=worker, why="Her nephew")
    where = reverse("advice", args=[advice.ref])
    desk = browser(worker)

    assert call.ref not in desk.get(where).content.decode()
    desk.post(where, {"came_of_it": "referral", "referral": call.ref})
    advice.refresh_from_db()
    assert (advice.came_of_it, advice.referral) == ("referral", None)


def test_what_came_of_it_is_said_once_and_stands(host, worker):
    advice = give_advice(host, by=worker, **SAID)
    say_what_came(advice, by=worker, came_of_it="declined")

    with pytest.raises(ValidationError):
        say_what_came(advice, by=worker, came_of_it="met")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_advice SET advised = 'x' WHERE id = %s", [advice.pk])


@pytest.mark.parametrize("field", ["asked_by", "asked", "advised"])
def test_whoever_is_kept_from_a_child_reads_no_advice_that_names_them(host, worker, manager, field):
    zeb = ChildFactory(given_name="Zebulon")
    exclude_user(zeb, by=manager, user=worker, why="Her nephew")
    advice = give_advice(host, by=manager, **SAID | {field: "About little zebulon"})

    assert not Advice.objects.permitting(worker, Advice.VIEW).exists()
    assert list(Advice.objects.permitting(manager, Advice.VIEW)) == [advice]
    assert advice_given(worker) == []


def test_the_figure_says_what_came_of_how_many_and_whom_it_helped(host, worker, manager):
    for came, useful in [("met", "yes"), ("met", ""), ("referral", "no"), (None, "")]:
        advice = give_advice(host, by=worker, **SAID)
        if came:
            say_what_came(advice, by=worker, came_of_it=came, was_useful=useful)

    rows = {row.what: (row.many, row.useful) for row in advice_given(manager)}
    assert rows == {
        "What was needed is there now": (2, [("Yes", 1), ("Not asked", 1)]),
        "The family did not want it": (0, []),
        "It became a call to us": (1, [("No", 1)]),
        "Nobody could tell us": (0, []),
        NOBODY_SAID: (1, [("Not asked", 1)]),
    }
    reader = browser(manager)
    assert reverse("advice_list") in reader.get(reverse("learning_hearing")).content.decode()
    assert "What came of it, in the last year" in shown(reader.get(reverse("advice_list")))
