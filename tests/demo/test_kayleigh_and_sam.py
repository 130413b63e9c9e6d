"""Kayleigh, who is a mother and a child; and Sam, who has met five workers."""

from casework.models import Allocation, Relationship
from tests.demo.test_stories import child


def test_the_baby_is_expected_and_kayleigh_is_there_as_the_mother_she_is(northmoor):
    girl, baby = child("Kayleigh", "Dunn"), child("Baby", "Dunn")
    mother = Relationship.objects.get(child=baby, kind="mother")

    assert baby.person.is_unborn
    assert mother.person == girl.person
    assert {tie.kind for tie in girl.relationships.all()} == {"mother"}


def test_the_father_is_to_have_parental_responsibility_and_has_it_not_yet(northmoor):
    father = Relationship.objects.get(child=child("Baby", "Dunn"), kind="father")

    assert not father.has_parental_responsibility
    assert "parental responsibility when both names" in father.words


def test_sam_had_five_workers_and_two_of_the_four_changes_were_ours(northmoor):
    changes = Allocation.objects.filter(child=child("Sam", "Ridley")).order_by("pk")

    assert len({change.worker for change in changes}) == 5
    assert [change.is_system_led for change in changes] == [True, True, False, False, None]
    assert all(change.why_ended for change in changes if change.until_on)
