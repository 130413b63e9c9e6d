"""What is shared, with whom, why and until when; and how it ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from casework.actions import (
    add_involvement,
    end_involvement,
    end_share,
    exclude_user,
    share_child,
)
from casework.levels import Level
from casework.models import Share
from casework.story import story
from tests.factories import ChildFactory, InvolvementFactory


def share(child, by, agency, **terms):
    terms = {
        "level": Level.PLAN,
        "purpose": "The school is part of the plan",
        "until": clock.today() + timedelta(days=30),
        "is_family_told": True,
        **terms,
    }
    return share_child(child, by=by, agency=agency, **terms)


def sees(user, child):
    return user.has_perm("casework.view_plan", child)


def test_share_child_lets_the_agency_read_that_plan_only(ty, mia, worker, lead, otherlead):
    share(ty, worker, lead.agency)

    assert (sees(lead, ty), sees(lead, mia), sees(otherlead, ty)) == (True, False, False)
    assert not lead.has_perm("casework.view_assessment", ty)


def test_a_share_is_in_the_story_for_the_workers_alone(ty, worker, lead):
    share(ty, worker, lead.agency)

    assert [row.entry.text for row in story(ty, worker)] == ["The school is part of the plan"]
    assert list(story(ty, lead)) == []


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"purpose": ""}, "purpose"),
        ({"until": clock.today() - timedelta(days=1)}, "until"),
        ({"is_family_told": False}, "why_not_told"),
        (
            {"lawful_basis": "consent", "is_family_told": False, "why_not_told": "Away"},
            "lawful_basis",
        ),
        ({"lawful_basis": "they asked"}, "lawful_basis"),
        ({"level": Level.CONTRIBUTE}, "level"),
        ({"level": Level.WORK}, "level"),
    ],
    ids=[
        "no purpose",
        "a day gone by",
        "family not told",
        "agreed unknowing",
        "no such basis",
        "contributing alone",
        "to work with it",
    ],
)
def test_a_share_that_cannot_stand_is_refused_at_its_field(ty, worker, lead, terms, field):
    with pytest.raises(ValidationError) as refused:
        share(ty, worker, lead.agency, **terms)

    assert list(refused.value.message_dict) == [field]
    assert not Share.objects.exists()
    assert not sees(lead, ty)


def test_a_family_need_not_be_told_where_a_reason_is_given(ty, worker, lead):
    share(ty, worker, lead.agency, is_family_told=False, why_not_told="It would not be safe yet")

    assert sees(lead, ty)


def test_share_child_is_refused_and_leaves_nothing_behind(ty, reviewer, lead, hillside):
    for by in (reviewer, lead):
        with pytest.raises(PermissionDenied):
            share(ty, by, hillside)

    assert not Share.objects.exists()
    assert not sees(lead, ty)


def test_an_agency_has_one_share_at_a_time(ty, worker, lead):
    share(ty, worker, lead.agency)

    with pytest.raises(ValidationError, match="End that share first"):
        share(ty, worker, lead.agency, level=Level.RECORD)

    assert not lead.has_perm("casework.view_record", ty)


def test_a_named_person_sees_besides_their_agency(ty, worker, lead, visitor):
    share(ty, worker, lead.agency)
    share(ty, worker, visitor.agency, user=visitor, level=Level.ASSESSMENT)

    assert [sees(user, ty) for user in (lead, visitor)] == [True, True]


@pytest.mark.parametrize("who", ["lead", "otherlead", "worker2"])
def test_a_share_by_name_is_with_somebody_of_that_agency(request, ty, worker, health_trust, who):
    with pytest.raises(ValidationError):
        share(ty, worker, health_trust, user=request.getfixturevalue(who))


def test_a_share_by_name_is_not_with_somebody_who_is_kept_out(ty, worker, manager, visitor):
    exclude_user(ty, by=manager, user=visitor, why="Her aunt")

    with pytest.raises(ValidationError):
        share(ty, worker, visitor.agency, user=visitor)


def test_the_council_shares_with_others_not_with_itself(ty, worker, host):
    with pytest.raises(ValidationError):
        share(ty, worker, host)


def test_ending_a_share_closes_the_child_and_says_so(ty, worker, lead):
    standing = share(ty, worker, lead.agency)

    end_share(standing, by=worker)

    assert not sees(lead, ty)
    assert str(story(ty, worker)[0].entry) == "No longer shared with Hillside Primary"


def test_a_share_ends_with_the_help_it_was_for(ty, worker, lead, hillside):
    teacher, nurse = (
        add_involvement(ty, by=worker, name=name, role="helps", agency=hillside)
        for name in ("Mr Bell", "Ms Shah")
    )
    share(ty, worker, hillside)

    end_involvement(teacher, by=worker)
    assert sees(lead, ty)  # the school still helps
    end_involvement(nurse, by=worker)
    assert not sees(lead, ty)


def test_help_that_ends_for_one_child_ends_no_share_of_another(ty, mia, worker, lead, hillside):
    for child in (ty, mia):
        share(child, worker, hillside)
    helper = InvolvementFactory(child=ty, agency=hillside)

    end_involvement(helper, by=worker)

    assert (sees(lead, ty), sees(lead, mia)) == (False, True)


def test_help_of_somebody_without_an_agency_ends_no_share(ty, worker, lead):
    share(ty, worker, lead.agency)
    grandmother = InvolvementFactory(child=ty)

    end_involvement(grandmother, by=worker)

    assert sees(lead, ty)


def test_a_share_of_a_child_one_may_not_share_is_refused(worker, manager, lead):
    child = ChildFactory()
    exclude_user(child, by=manager, user=worker, why="His nephew")

    with pytest.raises(PermissionDenied):
        share(child, worker, lead.agency)
