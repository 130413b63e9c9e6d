"""A person is read only through a child, as far as each reader may know of them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from audit import clock
from casework.actions import (
    add_address,
    add_involvement,
    add_relative,
    allocate_child,
    close_episode,
    describe_child,
    end_involvement,
    exclude_user,
    open_episode,
)
from casework.levels import READING, Level
from casework.models import (
    Allocation,
    Child,
    FamilyMembership,
    Involvement,
    Person,
    Relationship,
)
from casework.network import helper_lines, helpers
from casework.people import siblings as siblings_of
from tests.factories import (
    ChildFactory,
    InvolvementFactory,
    PersonFactory,
    RelationshipFactory,
    allocate,
    arranging,
    restricted,
    share_with,
    siblings,
)

SIBLING, MOTHER = Relationship.Kind.SIBLING, Relationship.Kind.MOTHER


def relatives(user, child):
    rows = Relationship.objects.permitting(user, Child.VIEW).filter(child=child)
    return {row.person.given_name for row in rows}


def household(user, child):
    rows = FamilyMembership.objects.household_of(child, user)
    return {row.person.given_name for row in rows}


@pytest.mark.parametrize("level", READING)
def test_a_relative_is_known_from_their_own_level_up(ty, lead, level):
    for each in READING:
        RelationshipFactory(
            child=ty, level=each, person__given_name=each.name, kind=Relationship.Kind.OTHER
        )
    share_with(lead.agency, ty, level=level)

    assert relatives(lead, ty) == {each.name for each in READING if each <= level}


def test_a_brother_is_there_only_for_whoever_may_open_his_record(ty, mia, lead, worker):
    RelationshipFactory(child=ty, person=mia.person, kind=SIBLING, level=Level.NETWORK)
    share_with(lead.agency, ty, level=Level.RECORD)

    assert (relatives(lead, ty), relatives(worker, ty)) == (set(), {"Mia"})
    share_with(lead.agency, mia, level=Level.NETWORK)
    assert relatives(lead, ty) == {"Mia"}


def test_a_mother_of_seventeen_is_known_as_the_mother_she_is(ty, lead):
    mother = ChildFactory(given_name="Kayleigh", born_on=clock.today() - timedelta(days=17 * 365))
    RelationshipFactory(child=ty, person=mother.person, kind=MOTHER, level=Level.NETWORK)
    share_with(lead.agency, ty, level=Level.NETWORK)

    assert relatives(lead, ty) == {"Kayleigh"}
    assert not lead.has_perm(Child.VIEW, mother)


def test_a_household_leaves_out_a_child_whose_record_is_closed(ty, mia, worker, manager):
    siblings(ty, mia)
    add_relative(ty, by=worker, kind=MOTHER, given_name="Jo", lives_with=True)
    assert household(worker, ty) == {"Mia", "Jo"}

    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    assert household(worker, ty) == {"Jo"}


def test_siblings_live_together_or_are_named_as_such(ty, mia):
    half = ChildFactory(given_name="Half")
    siblings(ty, mia)
    RelationshipFactory(child=ty, person=half.person, kind=Relationship.Kind.HALF_SIBLING)
    ChildFactory()

    assert set(siblings_of(ty)) == {mia, half}


def test_somebody_who_left_the_family_is_no_sibling_under_its_roof(ty, mia):
    siblings(ty, mia)
    with arranging():
        FamilyMembership.objects.filter(person=mia.person).update(until_on=clock.today())

    assert list(siblings_of(ty)) == []


def helping(user, *children):
    return helpers(helper_lines(user, Q(child__in=children)))


def test_a_helper_is_known_from_their_own_level_up_and_only_while_they_help(ty, lead, worker):
    open_line = InvolvementFactory(child=ty, name="Mr Bell")
    InvolvementFactory(child=ty, name="The clinic", level=Level.RECORD)
    share_with(lead.agency, ty)

    assert [helper.line.name for helper in helping(lead, ty)] == ["Mr Bell"]
    assert [helper.line.name for helper in helping(worker, ty)] == ["Mr Bell", "The clinic"]
    end_involvement(open_line, by=worker)
    assert helping(lead, ty) == []


def test_one_helper_of_two_siblings_is_one_person(ty, mia, worker, hillside):
    for child in (ty, mia):
        add_involvement(child, by=worker, name="Mr Bell", role="teacher", agency=hillside)

    (helper,) = helping(worker, ty, mia)
    assert helper.children == (ty, mia)


def test_nobody_writes_in_a_network_without_working_with_the_record(ty, lead, reviewer):
    share_with(lead.agency, ty, level=Level.RECORD)

    for by in (lead, reviewer):
        with pytest.raises(PermissionDenied):
            add_involvement(ty, by=by, name="Mr Bell", role="teacher")
    assert not Involvement.objects.exists()


def test_a_birth_in_the_future_is_refused_at_its_field(ty, worker):
    with pytest.raises(ValidationError) as refused:
        describe_child(ty, by=worker, born_on=clock.today() + timedelta(days=1))

    assert refused.value.message_dict == {"born_on": ["A birth date cannot be later than today."]}
    assert Person.objects.get(pk=ty.person_id).born_on == date(2015, 3, 1)


def test_somebody_is_born_or_expected_and_dies_after_being_born(ty):
    for values in (
        {"expected_on": clock.today()},
        {"died_on": date(2014, 1, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            Person.objects.filter(pk=ty.person_id).update(**values)


def test_describing_keeps_what_it_does_not_mention(ty, worker):
    describe_child(ty, by=worker, pronouns="they")
    describe_child(ty, by=worker, likes_to_be_told="In pictures")

    ty.refresh_from_db()
    assert (ty.person.pronouns, ty.person.given_name, ty.likes_to_be_told) == (
        "they",
        "Ty",
        "In pictures",
    )


def test_moving_house_keeps_where_a_child_lived(ty, worker):
    add_address(ty, by=worker, lines="7 Mill Lane")
    add_address(ty, by=worker, lines="2 New Road")

    rows = ty.person.addresses.order_by("pk").values_list("lines", "lived_until_on")
    assert list(rows) == [("7 Mill Lane", clock.today()), ("2 New Road", None)]


def test_a_change_of_worker_has_a_reason_and_the_first_needs_none(ty, worker, worker2, manager):
    allocate_child(ty, by=manager, worker=worker)
    with pytest.raises(ValidationError) as refused:
        allocate_child(ty, by=manager, worker=worker2)
    assert list(refused.value.message_dict) == ["why", "is_system_led"]

    allocate_child(ty, by=manager, worker=worker2, why="Wilma leaves", is_system_led=True)

    rows = Allocation.objects.order_by("pk").values_list("worker", "until_on", "why_ended")
    assert list(rows) == [(worker.pk, clock.today(), "Wilma leaves"), (worker2.pk, None, "")]


def test_a_child_is_allocated_to_somebody(ty, manager, worker):
    with pytest.raises(ValidationError):
        allocate_child(ty, by=manager)
    with pytest.raises(PermissionDenied):
        allocate_child(ty, by=worker, worker=worker)


def test_when_social_care_finishes_nobody_works_with_the_child_any_more(ty, worker, manager):
    allocate_child(ty, by=manager, worker=worker)
    open_episode(ty, by=worker, why="Hungry")

    close_episode(ty, by=worker, why="The family has what it needs")

    assert not Allocation.objects.current().exists()


def test_a_restricted_child_stays_open_to_somebody_when_social_care_finishes(ty, worker, manager):
    allocate_child(ty, by=manager, worker=worker)
    open_episode(ty, by=worker, why="Hungry")
    restricted(ty)

    close_episode(ty, by=worker, why="The family has what it needs")

    assert worker.has_perm("casework.view_record", ty)


def test_two_identical_people_are_two_people(worker):
    one, two = (PersonFactory(given_name="Ty", family_name="Harper") for _ in range(2))

    assert one.ref != two.ref


def test_a_mother_and_child_with_files_of_their_own_are_allocated_apart(ty, worker, worker2):
    mother = ChildFactory(given_name="Kayleigh")
    allocate(ty, worker=worker)
    allocate(mother, worker=worker2)

    assert [child.allocations.get().worker for child in (ty, mother)] == [worker, worker2]
