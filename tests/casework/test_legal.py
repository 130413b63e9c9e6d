"""Orders and conditions: what they forbid, until when, and who may know who must not come."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from audit import clock
from casework.actions import add_legal_status, end_legal_status, tell_the_plan, withdraw
from casework.codes import LEGAL_KINDS
from casework.levels import Level
from casework.models import Entry, LegalStatus
from tests.factories import (
    PersonFactory,
    RelationshipFactory,
    allocate,
    arranging,
    restricted,
    share_with,
    siblings,
)

FORBIDS = "He must not come within a hundred metres of the house or the school."


@pytest.fixture
def ty(ty, mia, worker, east):
    for child in siblings(ty, mia):
        allocate(child, worker=worker, team=east)
    return ty


@pytest.fixture
def lee(ty, mia):
    lee = PersonFactory(given_name="Lee", family_name="Mercer")
    for child in (ty, mia):
        RelationshipFactory(child=child, person=lee, kind="step-parent")
    return lee


def ago(days):
    return clock.today() - timedelta(days=days)


def write(child, by, kind="no-contact-condition", days=5, **more):
    return add_legal_status(
        child, by=by, **{"kind": kind, "forbids": FORBIDS, "from_on": ago(days), **more}
    )


def kept_away(lee, **more):
    return {"adult": lee, "must_not_collect": True, "must_not_contact": True, **more}


def told(user):
    return [status.line for status in LegalStatus.objects.permitting(user, LegalStatus.VIEW)]


def refused_by_the_database(says):
    return pytest.raises(IntegrityError, match=says)


def test_one_order_for_two_children_is_a_row_of_each_and_one_line_of_the_story(
    ty, mia, worker, lee
):
    status = write(ty, worker, children=[mia], made_by="Northmoor Police", **kept_away(lee))

    assert status.line == "Lee Mercer must not collect or contact Ty."
    assert LegalStatus.objects.get(child=mia).line == "Lee Mercer must not collect or contact Mia."
    (entry,) = Entry.objects.filter(kind="milestone", title="No-contact condition")
    assert (entry.text, entry.level, entry.is_significant) == (FORBIDS, Level.RECORD, True)
    assert {row.child for row in entry.child_rows.all()} == {ty, mia}


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
def test_a_school_learns_of_no_order_until_a_worker_says_so(ty, worker, lead, lee, level):
    share_with(lead.agency, ty, level=level)
    write(ty, worker, **kept_away(lee))

    assert told(lead) == []
    assert not Entry.objects.permitting(lead, Entry.VIEW).exists()


def test_ticked_the_plan_learns_the_line_for_its_own_child_and_the_card_does_not(
    ty, mia, worker, lead, visitor, lee
):
    share_with(lead.agency, ty, level=Level.PLAN)
    share_with(visitor, ty, level=Level.NETWORK)
    write(ty, worker, children=[mia], is_for_the_plan=True, **kept_away(lee))

    assert told(lead) == ["Lee Mercer must not collect or contact Ty."]
    assert told(visitor) == []
    (entry,) = Entry.objects.permitting(lead, Entry.VIEW)
    assert (entry.title, entry.text) == ("Lee Mercer must not collect or contact Ty.", "")


def test_who_knows_can_be_decided_later_and_taken_back(ty, worker, lead, lee):
    share_with(lead.agency, ty, level=Level.PLAN)
    status = write(ty, worker, **kept_away(lee))
    tell_the_plan(status, by=worker, is_for_the_plan=True)
    assert told(lead) == [status.line]
    tell_the_plan(status, by=worker, is_for_the_plan=False)
    assert told(lead) == []


def test_there_is_nothing_to_tell_of_an_order_that_keeps_nobody_away(ty, worker):
    with pytest.raises(ValidationError) as caught:
        write(ty, worker, "supervision-order", is_for_the_plan=True)
    assert list(caught.value.message_dict) == ["is_for_the_plan"]
    status = write(ty, worker, "supervision-order")
    with pytest.raises(ValidationError, match="keeps nobody away"):
        tell_the_plan(status, by=worker, is_for_the_plan=True)
    with arranging(), refused_by_the_database("only_who_must_not_come"):
        LegalStatus.objects.update(level=Level.PLAN)


def test_who_must_not_come_is_named_both_ways(ty, worker):
    with pytest.raises(ValidationError, match="Say who must not collect or contact"):
        write(ty, worker, must_not_collect=True)
    with arranging(), refused_by_the_database("is_named"):
        bare(ty, must_not_collect=True).save()
    assert write(ty, worker, must_not_collect=True, whom="Kev").line == "Kev must not collect Ty."


def bare(child, **more):
    """One as it stands, written past every action."""
    day = {"from_on": ago(5), "recorded_on": ago(0), "kind": "care-order", "sibling_key": "k"}
    return LegalStatus(child=child, **{"forbids": FORBIDS, **day, **more})


def test_an_adult_who_is_nobody_to_one_of_the_children_is_refused(ty, mia, worker, lee):
    stranger = PersonFactory(given_name="Una", family_name="Known")
    RelationshipFactory(child=ty, person=stranger)
    with pytest.raises(ValidationError) as caught:
        write(ty, worker, children=[mia], **kept_away(stranger))
    assert "Una Known is not written down as anybody to Mia" in " ".join(caught.value.messages)
    assert not LegalStatus.objects.exists()


def test_police_protection_ends_after_72_hours_as_the_law_says(ty, worker):
    status = write(ty, worker, "police-protection", days=1, from_time=time(22, 40))

    assert status.until_on == status.law_until_on == status.from_on + timedelta(days=3)
    assert status.law.days_source == "Children Act 1989, section 46(6)"
    assert status.is_in_force


@pytest.mark.parametrize(
    ("kind", "days", "is_possible"),
    [
        ("police-protection", 3, True),
        ("police-protection", 4, False),
        ("emergency-protection-order", 9, True),  # the eighth day was a public holiday
        ("emergency-protection-order", 13, False),
        ("emergency-protection-order-extended", 8, False),
        ("care-order", 4000, True),
    ],
)
def test_no_order_runs_longer_than_the_law_allows(ty, worker, kind, days, is_possible):
    until = {"until_on": ago(5) + timedelta(days=days)}
    if is_possible:
        assert write(ty, worker, kind, **until).until_on == until["until_on"]
        return
    with pytest.raises(ValidationError) as caught:
        write(ty, worker, kind, **until)
    assert list(caught.value.message_dict) == ["until_on"]
    assert LEGAL_KINDS[kind].days_source in " ".join(caught.value.messages)
    latest = LEGAL_KINDS[kind].at_the_latest(ago(5))
    with arranging(), refused_by_the_database("no_longer_than_the_law"):
        bare(ty, kind=kind, at_the_latest_on=latest, **until).save()


def test_a_day_to_come_and_an_end_before_the_beginning_are_refused_both_ways(ty, worker):
    for refused, field in (({"days": -1}, "from_on"), ({"until_on": ago(6)}, "until_on")):
        with pytest.raises(ValidationError) as caught:
            write(ty, worker, **refused)
        assert list(caught.value.message_dict) == [field]
    status = write(ty, worker)
    for day, says in ((ago(6), "cannot have ended before"), (ago(-1), "still to come")):
        with pytest.raises(ValidationError, match=says):
            end_legal_status(status, by=worker, ended_on=day, why_ended="Discharged")
    for wrong, says in (
        ({"from_on": ago(-1)}, "has_begun"),
        ({"until_on": ago(6)}, "ends_after_it_begins"),
        ({"ended_on": ago(1)}, "for_a_reason"),
        ({"ended_on": ago(1), "why_ended": "x"}, "for_a_reason"),
        ({"ended_on": ago(1), "why_ended": "x", "end_recorded_on": ago(2)}, "for_a_reason"),
        ({"forbids": ""}, "says_what_it_means"),
    ):
        with arranging(), refused_by_the_database(says):
            bare(ty, **wrong).save()


def test_its_last_day_is_a_day_of_it(ty, worker, lee):
    today, over = (write(ty, worker, until_on=day, **kept_away(lee)) for day in (ago(0), ago(1)))

    assert list(LegalStatus.objects.current()) == [today]
    assert (today.is_in_force, over.is_in_force) == (True, False)


def test_a_discharge_ends_it_for_both_and_tells_those_who_knew(ty, mia, worker, lead, lee):
    share_with(lead.agency, ty, level=Level.PLAN)
    status = write(ty, worker, children=[mia], is_for_the_plan=True, **kept_away(lee))
    also = LegalStatus.objects.get(child=mia)
    end_legal_status(
        status, by=worker, ended_on=ago(0), why_ended="The court ended it", also=[also]
    )

    assert not LegalStatus.objects.current().exists()
    told_to_the_school = Entry.objects.permitting(lead, Entry.VIEW).order_by("pk").last()
    assert told_to_the_school.title == "No longer so: Lee Mercer must not collect or contact Ty."
    assert "The court ended it" not in told_to_the_school.text
    with pytest.raises(ValidationError, match="over already"):
        end_legal_status(status, by=worker, ended_on=ago(0), why_ended="Again")


def test_what_takes_its_place_ends_it_for_the_same_children(ty, mia, worker):
    first = write(ty, worker, "emergency-protection-order", children=[mia], days=8)
    then = write(ty, worker, "interim-care-order", days=1, replaces=first)

    assert list(LegalStatus.objects.current().filter(child=ty)) == [then]
    first.refresh_from_db()
    assert (first.ended_on, first.why_ended) == (ago(1), "Replaced: Interim care order")
    assert LegalStatus.objects.get(child=mia).ended_on is None


def test_what_was_written_is_never_altered_and_a_mistake_is_withdrawn(ty, worker, lee):
    status = write(ty, worker, **kept_away(lee))
    for change in (
        "UPDATE casework_legalstatus SET forbids = 'x'",
        "UPDATE casework_legalstatus SET must_not_collect = NOT must_not_collect",
        "UPDATE casework_legalstatus SET adult_id = NULL, whom = 'x'",
        "DELETE FROM casework_legalstatus",
    ):
        with refused_by_the_database("never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    withdraw(status, by=worker, why="It is about another child")
    assert not LegalStatus.objects.current().exists()
    assert LegalStatus.objects.get().forbids == FORBIDS


def test_a_child_of_several_who_is_not_the_writers_refuses_the_whole(ty, mia, worker2):
    restricted(mia)
    with pytest.raises(PermissionDenied):
        write(ty, worker2, children=[mia])
    assert not LegalStatus.objects.exists()


def test_every_kind_names_its_law():
    assert len(LEGAL_KINDS) > 25
    for kind in LEGAL_KINDS.values():
        assert kind.label
        assert any(year in kind.source for year in ("Act 1976", "Act 1981", "Act 1989", "Act 1996",
                   "Act 2002", "Act 2003", "Act 2012", "Act 2020", "Act 2021"))  # fmt: skip
        assert bool(kind.days) == bool(kind.days_source) == bool(kind.days_in_words)
