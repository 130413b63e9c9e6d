"""Help that is actually given: written down by whoever gives it, ended, and if it helped."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from casework.actions import (
    add_service,
    end_involvement,
    end_service,
    say_of_service,
    withdraw,
)
from casework.help_given import services_lists
from casework.levels import Level
from casework.models import Child, Involvement, Service
from casework.story import story
from tests.factories import AgencyFactory, InvolvementFactory, UserFactory, share_with, siblings


@pytest.fixture
def teacher(ty, hillside):
    return InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)


def since_today(given="Breakfast", **details):
    return {"given": given, "from_on": clock.today(), **details}


def read_by(user, child):
    """[what help] that somebody reads of a child."""
    rows = Service.objects.permitting(user, Service.VIEW).filter(child=child)
    return [one.given for one in rows.order_by("pk")]


def views_for(user, child):
    return [str(view) for view in services_lists(user, child)["views"].model.objects.permitting(
        user, "casework.view_record"
    ).filter(service__child=child)]  # fmt: skip


def test_help_stands_in_the_plan_and_the_story_of_whoever_sees_the_plan(ty, worker, lead, teacher):
    share_with(lead.agency, ty, level=Level.PLAN)

    add_service(ty, by=worker, **since_today(who=teacher))

    assert read_by(lead, ty) == read_by(worker, ty) == ["Breakfast"]
    assert "Help began: Breakfast" in [row.entry.title for row in story(ty, lead)]


def test_a_school_writes_down_its_own_help_and_comes_on_the_card_by_it(ty, lead):
    share_with(lead.agency, ty, level=Level.NETWORK)

    service = add_service(ty, by=lead, **since_today("A quiet room"))

    line = Involvement.objects.get(child=ty)
    assert (service.involvement, line.user, line.agency) == (line, lead, lead.agency)
    add_service(ty, by=lead, **since_today("Breakfast"))
    assert Involvement.objects.filter(child=ty).count() == 1


def test_a_school_cannot_say_that_somebody_else_gives_help(ty, lead):
    share_with(lead.agency, ty)
    nan = InvolvementFactory(child=ty, name="Nan")

    service = add_service(ty, by=lead, **since_today(who=nan))

    assert service.involvement.agency == lead.agency


def test_a_clinic_that_is_kept_close_stays_so_when_it_gives_help(ty, lead, worker):
    clinic = AgencyFactory(name="Mill House", is_kept_close=True)
    nurse = UserFactory(agency=clinic)
    share_with(lead.agency, ty, level=Level.PLAN)
    share_with(clinic, ty, level=Level.PLAN)

    add_service(ty, by=nurse, **since_today("Somebody to talk to"))

    assert (read_by(lead, ty), read_by(nurse, ty)) == ([], ["Somebody to talk to"])
    assert "Somebody to talk to" not in str([row.entry.title for row in story(ty, lead)])


def test_help_for_brothers_and_sisters_is_written_once_for_those_the_person_helps(
    ty, mia, worker, teacher, hillside
):
    siblings(ty, mia)
    add_service(ty, by=worker, **since_today(who=teacher, also=[mia]))
    InvolvementFactory(child=mia, name="Mr Bell", agency=hillside)
    add_service(ty, by=worker, **since_today("A lift", who=teacher, also=[mia]))

    assert (read_by(worker, ty), read_by(worker, mia)) == (["Breakfast", "A lift"], ["A lift"])


def test_help_that_names_a_sister_is_refused_in_a_sentence(ty, mia, worker, teacher):
    siblings(ty, mia)

    with pytest.raises(ValidationError) as refused:
        add_service(ty, by=worker, **since_today("Breakfast with Mia", who=teacher))

    assert "Say it without “Mia”" in str(refused.value.message_dict["given"])
    assert not Service.objects.exists()


def test_what_the_family_thinks_is_not_for_whoever_gives_the_help(ty, worker, lead, teacher):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    service = add_service(ty, by=worker, **since_today(who=teacher))

    say_of_service(service, by=worker, helped="harmed", who="Dawn", words="He came home crying")

    assert views_for(worker, ty) == ["Dawn: It made things worse"]
    assert views_for(lead, ty) == []
    assert "crying" not in str([row.entry.text for row in story(ty, lead)])
    with pytest.raises(PermissionDenied):
        say_of_service(service, by=lead, helped="yes", who="Dawn")


def test_a_partner_ends_their_own_help_and_no_other(ty, worker, lead, teacher):
    share_with(lead.agency, ty, level=Level.PLAN)
    nan = InvolvementFactory(child=ty, name="Nan")
    own, hers = (add_service(ty, by=worker, **since_today(who=who)) for who in (teacher, nan))

    end_service(own, by=lead, until_on=clock.today())

    own.refresh_from_db()
    assert own.until_on == clock.today()
    with pytest.raises(PermissionDenied):
        end_service(hers, by=lead, until_on=clock.today())


@pytest.mark.parametrize("days", [-1, 1], ids=["before it began", "still to come"])
def test_help_does_not_end_before_it_began_nor_tomorrow(ty, worker, teacher, days):
    service = add_service(ty, by=worker, **since_today(who=teacher))

    with pytest.raises(ValidationError) as refused:
        end_service(service, by=worker, until_on=clock.today() + timedelta(days=days))

    assert refused.value.messages[0].endswith((".", "then."))


def test_who_stops_helping_gives_no_help_any_more(ty, worker, teacher):
    service = add_service(ty, by=worker, **since_today(who=teacher))

    end_involvement(teacher, by=worker)

    service.refresh_from_db()
    assert service.is_over


def test_help_written_by_mistake_leaves_the_plan_and_counts_for_nothing(ty, worker, teacher):
    service = add_service(ty, by=worker, **since_today(who=teacher))

    withdraw(service, by=worker, why="It was for another Ty")

    assert list(services_lists(worker, Child.objects.get(pk=ty.pk))["services"].standing()) == []
