"""How long people who told us something waited: each time whole, with the longest to be opened."""

import pytest
from django.urls import reverse

from audit import clock
from casework.actions import Named, decide_referral, restrict_child, take_referral
from feedback.actions import look_again, tell_referrer, write_down_answer
from feedback.telling import begins_with
from learning.hearing import hearing
from tests.days import days_ago
from tests.factories import ChildFactory, allocate
from tests.frontend.assessments.pages import shown, signed_in

HERE = reverse("learning_hearing")


def told(call, by):
    words = begins_with(call, by, "letter") | {"contact_phone": "01632 960118"}
    tell_referrer(call, by=by, variant="professional", **words)


@pytest.fixture
def heard(host, worker, manager, east):
    """A call decided after 3 days, told after 2 more, disagreed with, looked at after 4, told."""

    def make():
        child = ChildFactory()
        allocate(child, worker=worker, team=east)
        with clock.at(days_ago(20)):
            said = {"caller_name": "Grace", "worries": "He is tired"}
            call = take_referral(host, by=worker, children=[Named(child)], **said)
        with clock.at(days_ago(17)):
            decide_referral(call, by=worker, outcome="early-help", reasons="They agree")
        with clock.at(days_ago(15)):
            told(call, worker)
            answer = write_down_answer(call, by=worker, view="disagree", words="He is thinner")
        with clock.at(days_ago(11)):
            look_again(answer.relook, by=manager, outcome="early-help", reasons="Weighed: well")
        call.refresh_from_db()
        with clock.at(days_ago(10)):
            told(call, manager)
        return call

    return make


def test_each_time_is_counted_in_days_from_one_thing_to_the_next(heard, manager):
    heard()

    found = {
        stage.name: [(bar.days, bar.many) for bar in stage.spread.bars]
        for stage in hearing(manager)
    }
    assert found == {
        "decided": [(3, 1)],
        "told": [(2, 1)],
        "again": [(4, 1)],
        "told_again": [(1, 1)],
    }


def test_what_still_waits_stands_at_the_days_so_far(host, worker, manager, ty):
    with clock.at(days_ago(6)):
        said = {"caller_name": "Grace", "worries": "He is tired"}
        take_referral(host, by=worker, children=[Named(ty)], **said)

    (stage,) = hearing(manager)
    assert stage.spread.bars == [(6, False, 1)]
    assert [(wait.days, wait.children) for wait in stage.longest] == [(6, [ty])]


def test_the_page_shows_every_time_and_opens_the_longest(client, heard, manager):
    call = heard()
    page = signed_in(client, manager).get(HERE)

    words = shown(page)
    assert "From a disagreement to the second look" in words
    assert "4 days" in words
    assert reverse("referral", args=[call.ref]) in page.content.decode()


def test_a_call_its_reader_may_not_see_is_in_no_figure(heard, manager, reviewer):
    call = heard()
    assert hearing(reviewer)
    restrict_child(call.children_concerned()[0], by=manager, why="A colleague’s child")

    assert hearing(reviewer) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_figure_costs_the_same_for_one_call_and_for_three(
    client, heard, manager, django_assert_num_queries, count
):
    for _ in range(count):
        heard()
    signed_in(client, manager)

    with django_assert_num_queries(6):
        client.get(HERE)
