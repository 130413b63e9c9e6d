"""Something about a grown-up: written on a page of one child, and read there."""

import pytest

from casework.levels import Level
from casework.models import Fact
from frontend.fields import new_key
from tests.factories import RelationshipFactory, allocate, share_with
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def dawn(ty, worker):
    allocate(ty, worker=worker)
    return RelationshipFactory(child=ty, person__given_name="Dawn").person


def write(client, child, person, **typed):
    words = {"once": new_key(), "person": person.ref, "kind": "pregnancy", "words": "Due in May"}
    return client.post(address("child_fact", child), {**words, "level": "4", **typed})


def card(client, user, child):
    return shown(signed_in(client, user).get(address("child_network", child)))


def test_what_is_kept_to_the_record_leaves_no_trace_on_a_schools_card(
    client, worker, lead, ty, dawn
):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    without = card(client, lead, ty)
    write(signed_in(client, worker), ty, dawn)

    mine = card(client, worker, ty)
    assert "Due in May" in mine
    assert "Kept to the record" in mine
    assert card(client, lead, ty) == without


def test_a_worker_lets_everybody_who_helps_know(client, worker, lead, ty, dawn):
    share_with(lead.agency, ty, level=Level.NETWORK)
    write(signed_in(client, worker), ty, dawn, level="1")

    assert "Due in May" in card(client, lead, ty)


def test_health_for_everybody_is_refused_beside_nothing_lost(client, worker, ty, dawn):
    page = shown(write(signed_in(client, worker), ty, dawn, kind="health", level="1"))

    assert "Health, convictions and where somebody is are kept to the record." in page
    assert "Due in May" in page
    assert not Fact.objects.exists()


def test_nothing_chosen_is_asked_for_in_words(client, worker, ty, dawn):
    page = shown(signed_in(client, worker).post(address("child_fact", ty), {"once": new_key()}))

    for sentence in ("Choose who it is about.", "Choose what it is about.", "Write what we know"):
        assert sentence in page


def test_what_is_no_longer_so_leaves_the_card(client, worker, ty, dawn):
    write(signed_in(client, worker), ty, dawn)
    fact = Fact.objects.get()

    assert "Is this no longer so?" in shown(client.get(address("fact_end", fact)))
    client.post(address("fact_end", fact))
    assert "Due in May" not in card(client, worker, ty)
