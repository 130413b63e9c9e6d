"""How long children waited: each assessment a dot, its table the same, the same few queries."""

import re

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from tests.days import days_ago
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    allocate,
    concluded,
)
from tests.frontend.assessments.pages import shown, signed_in


def finished(worker, days):
    """An assessment of a child of this worker that took so many days and ended today."""
    child = ChildFactory()
    allocate(child, worker=worker)
    assessment = AssessmentFactory(children=[child], lead=worker, began_at=days_ago(days))
    DecisionPointFactory(assessment=assessment, set_by=worker)
    return concluded(assessment, worker)


def learning(client, user):
    return signed_in(client, user).get(reverse("learning_assessments"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_figure_costs_the_same_for_one_assessment_and_for_three(
    client, worker, manager, django_assert_num_queries, count
):
    for days in range(10, 10 + count):
        finished(worker, days)
    signed_in(client, manager)

    with django_assert_num_queries(6):
        page = client.get(reverse("learning_assessments"))
    assert len(page.context["figure"].spells) == count


def test_every_dot_has_its_row_in_the_table_with_the_same_days(client, worker, manager):
    for days in (12, 31, 74):
        finished(worker, days)
    page = learning(client, manager).content.decode()

    assert sorted(re.findall(r"<title>(\d+) days</title>", page)) == ["12", "31", "74"]
    assert sorted(re.findall(r'<td class="num">(\d+)</td>', page)) == ["12", "31", "74"]


def test_more_than_can_be_told_apart_stand_as_bars(client, worker, manager, monkeypatch):
    monkeypatch.setattr("learning.figures.MOST", 2)
    monkeypatch.setattr("learning.figures.LONGEST", 1)
    for days in (12, 12, 74):
        finished(worker, days)
    page = learning(client, manager).content.decode()

    assert sorted(re.findall(r"<title>([^<]+ of \d+ days)</title>", page)) == [
        "1 of 74 days",
        "2 of 12 days",
    ]
    assert "<circle" not in page
    assert re.findall(r'<td>([^<]+)</td><td class="num">(\d+)</td>', page) == [
        ("10 to 19", "2"),
        ("70 to 79", "1"),
    ]


def test_whoever_is_named_by_the_figure_is_named_in_the_audit(client, worker, manager):
    (child,) = finished(worker, 20).children_concerned()
    learning(client, manager)

    event = AuditEvent.objects.get(kind=AuditEvent.Kind.LISTED, did="learning_assessments")
    assert (event.actor_ref, event.listed_refs) == (manager.ref, [child.ref])


def test_before_there_is_anything_to_learn_from_the_page_says_so(client, manager):
    assert "There is no assessment to learn from yet." in shown(learning(client, manager))


def test_time_has_no_colour_and_no_limit(client, worker, manager):
    finished(worker, 200)
    page = learning(client, manager).content.decode()
    figure = page[page.index("<main") : page.index("</main>")].lower()

    for word in ("overdue", "late", "target", "breach", "red", "amber", "green", "due "):
        assert not re.search(rf"\b{word}\b", figure), word
