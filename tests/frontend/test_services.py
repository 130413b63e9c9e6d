"""The pages of help that is given: three things are asked, and what was typed is never lost."""

import pytest
from django.urls import reverse

from audit import clock
from casework.actions import add_service
from casework.levels import Level
from casework.models import Service
from tests.factories import InvolvementFactory, allocate, share_with
from tests.frontend.assessments.pages import shown, signed_in


@pytest.fixture
def teacher(ty, hillside):
    return InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)


@pytest.fixture
def allocated(ty, worker):
    return allocate(ty, worker=worker)


def test_a_worker_is_asked_three_things_of_help_and_finds_it_in_the_plan(
    client, ty, worker, teacher, allocated
):
    where = reverse("child_service", args=[ty.ref])
    asked = signed_in(client, worker).get(where).context["form"]
    said = {"child": ty.ref, "given": "Breakfast", "who": teacher.ref, "from_on": "1 March 2026"}

    answer = client.post(where, said, follow=True)

    assert len(asked.visible_fields()) == 3
    assert "Breakfast" in shown(answer)
    assert "since 1 March 2026" in shown(answer)


def test_somebody_of_a_school_is_asked_two_and_not_who_gives_it(client, ty, lead):
    share_with(lead.agency, ty, level=Level.PLAN)
    where = reverse("child_service", args=[ty.ref])

    asked = signed_in(client, lead).get(where).context["form"]
    answer = client.post(where, {"child": ty.ref, "given": "A quiet room", "from_on": "today"})

    assert len(asked.visible_fields()) == 2
    assert answer["Location"] == reverse("child_plan", args=[ty.ref])
    assert Service.objects.get().involvement.user == lead


def test_what_cannot_be_says_why_and_keeps_the_words(client, ty, worker, teacher, allocated):
    where = reverse("child_service", args=[ty.ref])
    said = {"child": ty.ref, "given": "Breakfast", "who": teacher.ref, "from_on": "tomorrow"}

    answer = signed_in(client, worker).post(where, said)

    assert "Write a day that is not after today" in shown(answer)
    assert 'value="Breakfast"' in answer.content.decode()


def test_the_plan_of_a_school_ends_its_own_help_and_tells_nothing_of_the_familys_view(
    client, ty, worker, lead, teacher
):
    share_with(lead.agency, ty, level=Level.PLAN)
    service = add_service(ty, by=worker, given="Breakfast", who=teacher, from_on=clock.today())

    page = signed_in(client, lead).get(reverse("child_plan", args=[ty.ref])).content.decode()

    assert reverse("service_end", args=[service.ref]) in page
    assert reverse("service_view", args=[service.ref]) not in page
