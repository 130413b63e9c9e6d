"""What is known of a grown-up: through the child it concerns, from its own level, or not at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from agencies.actions import add_agency
from agencies.models import Agency
from audit import clock
from audit.principals import SYSTEM
from casework.actions import add_fact, add_involvement, end_fact
from casework.levels import Level
from casework.models import Fact, Involvement
from tests.factories import (
    PersonFactory,
    RelationshipFactory,
    allocate,
    arranging,
    restricted,
    share_with,
)


@pytest.fixture
def ty(ty, worker, east):
    allocate(ty, worker=worker, team=east)
    return ty


@pytest.fixture
def dawn(ty, mia):
    """The mother of both."""
    dawn = PersonFactory(given_name="Dawn")
    for child in (ty, mia):
        RelationshipFactory(child=child, person=dawn)
    return dawn


def known(user, **which):
    return list(Fact.objects.permitting(user, Fact.VIEW).filter(**which))


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
def test_a_pregnancy_starts_at_the_record(ty, dawn, worker, lead, level):
    share_with(lead.agency, ty, level=level)
    fact = add_fact(ty, by=worker, person=dawn, kind="pregnancy", words="Due in May")

    assert (known(worker), known(lead)) == ([fact], [])


def test_what_a_worker_lets_everyone_know_is_known_from_that_level_on(ty, dawn, worker, lead):
    share_with(lead.agency, ty, level=Level.NETWORK)
    wide = add_fact(
        ty, by=worker, person=dawn, kind="pregnancy", words="Due in May", level=Level.NETWORK
    )
    add_fact(ty, by=worker, person=dawn, kind="other", words="Sees a lawyer", level=Level.PLAN)

    assert known(lead) == [wide]


@pytest.mark.parametrize("kind", ["health", "conviction", "whereabouts"])
def test_health_convictions_and_whereabouts_are_known_to_the_record_alone(ty, dawn, worker, kind):
    about = {"person": dawn, "kind": kind, "words": "In hospital", "level": Level.PLAN}
    with pytest.raises(ValidationError, match="kept to the record"):
        add_fact(ty, by=worker, **about)
    with arranging(), pytest.raises(IntegrityError, match="kept_to_the_record"):
        Fact(child=ty, known_on=clock.today(), **about).save()


def test_a_fact_concerns_one_child_and_is_read_with_no_other(ty, mia, dawn, worker, worker2):
    fact = add_fact(ty, by=worker, person=dawn, kind="health", words="In hospital")
    restricted(ty)

    assert known(worker) == [fact]
    assert known(worker2) == []
    assert worker2.has_perm("casework.view_record", mia)


def test_a_fact_is_of_somebody_who_is_somebody_to_the_child(ty, worker):
    with pytest.raises(ValidationError, match="of this child’s family"):
        add_fact(ty, by=worker, person=PersonFactory(), kind="other", words="Drives a van")


def test_what_is_no_longer_so_stays_in_the_record(ty, dawn, worker):
    fact = add_fact(ty, by=worker, person=dawn, kind="health", words="In hospital")
    end_fact(fact, by=worker)

    assert (fact.until_on, fact.history.count()) == (clock.today(), 2)
    assert not Fact.objects.current().exists()


@pytest.mark.parametrize("who", ["reviewer", "lead"])
def test_who_reads_only_writes_no_fact(request, ty, dawn, lead, who):
    share_with(lead.agency, ty, level=Level.RECORD)
    with pytest.raises(PermissionDenied):
        add_fact(
            ty, by=request.getfixturevalue(who), person=dawn, kind="other", words="Drives a van"
        )


def test_that_a_refuge_helps_starts_at_the_record(ty, host, worker, lead):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    haven = add_agency(
        host, by=SYSTEM, name="Haven", kind=Agency.Kind.VOLUNTARY, is_kept_close=True
    )
    probation = add_agency(host, by=SYSTEM, name="Probation", kind=Agency.Kind.PROBATION)
    for agency in (haven, probation, lead.agency):
        add_involvement(ty, by=worker, name="Ana", role="helps", agency=agency)

    seen = Involvement.objects.permitting(lead, Involvement.VIEW)
    assert [one.agency for one in seen] == [lead.agency]
    assert Involvement.objects.permitting(worker, Involvement.VIEW).count() == 3


def test_a_worker_may_still_let_everyone_know_of_a_refuge(ty, host, worker, lead):
    share_with(lead.agency, ty, level=Level.NETWORK)
    haven = add_agency(
        host, by=SYSTEM, name="Haven", kind=Agency.Kind.VOLUNTARY, is_kept_close=True
    )
    add_involvement(ty, by=worker, name="Ana", role="helps", agency=haven, level=Level.NETWORK)

    assert Involvement.objects.permitting(lead, Involvement.VIEW).exists()
