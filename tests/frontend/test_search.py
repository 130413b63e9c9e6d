"""Finding a child: by name as it is spelt and heard, by reference, and never one who is hidden."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from casework.actions import exclude_user
from tests.factories import (
    ChildFactory,
    restricted,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import shown, signed_in
from tests.frontend.test_home import listed


def search(client, user, asked):
    return signed_in(client, user).get(reverse("search"), {"q": asked})


@pytest.mark.parametrize("asked", ["harpur", "ty", "TY HARPER", "Tie Harpur"])
def test_a_child_is_found_however_the_name_is_spelt(client, worker, ty, asked):
    page = search(client, worker, asked)

    assert [child for child, _ in page.context["children"]] == [ty]
    assert listed() == [ty.ref]


def test_a_child_is_found_by_the_exact_reference(client, worker, ty, mia):
    page = search(client, worker, f" {ty.ref.upper()} ")

    assert [child for child, _ in page.context["children"]] == [ty]


@pytest.mark.parametrize("asked", ["Zebedee", "12345", "’ % _ \0", "x" * 3000, "aaaaaaaaaa"])
def test_nobody_found_says_what_to_do_next(client, worker, lead, ty, asked):
    assert "write down the call" in shown(search(client, worker, asked))
    assert "Only children shared with you" in shown(search(client, lead, asked))
    assert not AuditEvent.objects.filter(kind=AuditEvent.Kind.LISTED).exists()


def test_nothing_asked_is_an_empty_page_that_helps(client, worker, ty):
    page = search(client, worker, " ")

    assert "Part of a name is enough" in shown(page)
    assert "Nobody found" not in shown(page)


def test_a_hidden_child_is_as_absent_as_one_that_never_existed(
    client, worker, lead, manager, hillside, ty, mia
):
    share_with(hillside, ty)
    siblings(ty, mia)
    exclude_user(ty, by=manager, user=worker, why="Her nephew")
    restricted(mia)

    assert [child for child, _ in search(client, lead, "harper").context["children"]] == [ty]
    assert search(client, worker, "harper").context["children"] == []
    for hidden in (ty, mia):
        never = shown(search(client, worker, "a2b3c4d5e6"))
        assert shown(search(client, worker, hidden.ref)) == never.replace("a2b3c4d5e6", hidden.ref)


def test_a_former_name_finds_a_child_for_the_record_s_workers_only(client, worker, lead, hillside):
    child = ChildFactory(given_name="Tyler", family_name="Harper", former_names=["Mercer"])
    share_with(hillside, child)

    assert [found for found, _ in search(client, worker, "mercer").context["children"]] == [child]
    assert search(client, lead, "mercer").context["children"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_one_child_and_for_three(
    client, worker, django_assert_num_queries, count
):
    for _ in range(count):
        ChildFactory(given_name="Ty", family_name="Harper")
    signed_in(client, worker)

    with django_assert_num_queries(6):
        assert len(client.get(reverse("search"), {"q": "harper"}).context["children"]) == count
