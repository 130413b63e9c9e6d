"""Somebody of the family is written down, for one child and for brothers and sisters."""

import pytest
from django.core.exceptions import ValidationError

from casework.actions import add_relative
from casework.levels import Level
from casework.models import Relationship
from frontend.fields import new_key
from tests.factories import PersonFactory, RelationshipFactory, allocate, siblings
from tests.frontend.assessments.pages import address, shown, signed_in
from tests.frontend.people.test_around import drawn

Is = Relationship.Kind


@pytest.fixture
def family(ty, mia, worker):
    """Ty and Mia, whose mother is Dawn."""
    dawn = PersonFactory(given_name="Dawn", family_name="Grown", born_on=None)
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
        RelationshipFactory(child=child, person=dawn)
    return ty, mia, dawn


def send(client, child, **said):
    said = {"once": new_key(), "given_name": "Doris", "kind": "grandparent", "level": 4} | said
    return client.post(address("child_relative", child), said)


def test_a_grandmother_is_in_the_picture_above_her_daughter_for_both(client, worker, family):
    ty, mia, dawn = family
    signed_in(client, worker)

    answer = send(client, ty, through=dawn.ref, also=[mia.ref], lives_with="on")

    page = client.get(answer.headers["location"])
    assert "Doris is in the picture." in shown(page)
    assert drawn(page)["Doris"] == "grandparent"
    ties = Relationship.objects.filter(kind=Is.GRANDPARENT).order_by("pk")
    assert {(tie.child, tie.through, tie.level) for tie in ties} == {
        (ty, dawn, Level.RECORD),
        (mia, dawn, Level.RECORD),
    }
    assert len({tie.person for tie in ties}) == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"given_name": " "}, "Write their name, or what they are called."),
        ({"kind": ""}, "Choose who they are to this child."),
        ({"kind": "half-sibling"}, "that are here."),
        ({"level": ""}, "Choose who may know."),
        ({"through": "somebody"}, "that are here."),
        ({"also": ["nobody"]}, "Tick only children who are listed here."),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    client, worker, family, said, sentence
):
    answer = send(signed_in(client, worker), family[0], family_name="Typed before", **said)

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert "Typed before" in answer.content.decode()
    assert Relationship.objects.count() == 2


def test_nobody_is_a_relative_through_a_stranger(worker, family):
    stranger = PersonFactory(given_name="Somebody")

    with pytest.raises(ValidationError, match="not written down in Ty’s family"):
        add_relative(
            family[0], by=worker, kind=Is.GRANDPARENT, through=stranger, given_name="Doris"
        )

    assert not Relationship.objects.filter(kind=Is.GRANDPARENT).exists()


def test_where_nobody_is_written_down_the_page_of_facts_leads_here(client, worker, ty):
    allocate(ty, worker=worker)
    page = signed_in(client, worker).get(address("child_fact", ty))

    assert address("child_relative", ty) in page.content.decode()
