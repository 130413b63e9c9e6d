"""What was written stays as it was written; a mistake is withdrawn, and who sees which."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from audit import clock
from casework.actions import (
    begin_section47,
    end_section47,
    open_episode,
    record_meeting,
    withdraw,
)
from casework.actions.processes import ForMeeting
from casework.levels import Level
from casework.models import (
    Entry,
    ProtectionPlan,
    SafetyMeeting,
    Section47,
)
from tests.factories import allocate, restricted, share_with, siblings

WHY = "Ty has bruises nobody explains, and is afraid to go home."
TAKEN = {"police_came": True, "health_came": True}


@pytest.fixture
def ty(ty, mia, worker, east):
    for child in siblings(ty, mia):
        allocate(child, worker=worker, team=east)
    open_episode(ty, by=worker, why="The school rang")
    return ty


def ago(days):
    return clock.today() - timedelta(days=days)


def met(by, kind, days, *rows, **details):
    details = {"text": WHY, **(TAKEN if kind == "strategy" else {}), **details}
    rows = [ForMeeting(*row) for row in rows]
    return record_meeting(rows[0].child, by=by, kind=kind, held_on=ago(days), rows=rows, **details)


def conference(by, child, days, category="EMO"):
    return met(by, "conference", days, (child, "plan", category))


def review(by, child, days, outcome="plan-goes-on", category="EMO"):
    return met(by, "review", days, (child, outcome, category))


def sentence(caught):
    return " ".join(caught.value.messages)


def refused_by_the_database(says):
    return pytest.raises(IntegrityError, match=says)


def run(sql, **values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_was_written_is_never_altered_and_an_end_stays_said(ty, worker):
    met(worker, "strategy", 20, (ty, "enquiry"))
    enquiry = Section47.objects.get()
    end_section47(enquiry, by=worker, ended_on=ago(9), outcome="not-found", why_ended=WHY)
    for change in (
        "UPDATE casework_section47 SET why_begun = 'x'",
        "UPDATE casework_section47 SET why_ended = 'x'",
        "UPDATE casework_section47 SET ended_on = NULL, outcome = ''",
        "DELETE FROM casework_section47",
        "UPDATE casework_safetymeeting SET text = 'x'",
        "UPDATE casework_safetymeeting SET police_came = NULL",
        "UPDATE casework_safetymeetingchild SET outcome = 'no-enquiry'",
        "DELETE FROM casework_safetymeetingchild",
    ):
        with refused_by_the_database("never|It has ended"), transaction.atomic():
            run(change)
    with pytest.raises(ValidationError, match="over already"):
        end_section47(enquiry, by=worker, ended_on=ago(8), outcome="conference", why_ended=WHY)


def test_a_mistake_is_withdrawn_with_a_reason_and_both_stand(ty, worker):
    meeting = met(worker, "strategy", 20, (ty, "enquiry"))
    with pytest.raises(ValidationError):
        withdraw(meeting, by=worker, why="")
    withdraw(meeting, by=worker, why="It was about another Ty")

    meeting.refresh_from_db()
    assert (meeting.why_withdrawn, meeting.withdrawn_by) == ("It was about another Ty", worker)
    assert (meeting.text, Section47.objects.standing().count()) == (WHY, 0)
    begin_section47(ty, by=worker, began_on=ago(20), why_begun=WHY)
    with pytest.raises(ValidationError, match="withdrawn before"):
        withdraw(meeting, by=worker, why="Again")
    with refused_by_the_database("never altered"), transaction.atomic():
        run("UPDATE casework_safetymeeting SET withdrawn_at = NULL, why_withdrawn = ''")


def test_a_review_withdrawn_lets_the_plan_it_ended_go_on(ty, worker):
    first = conference(worker, ty, 30)
    last = review(worker, ty, 3, "plan-ends", "")
    withdraw(last, by=worker, why="It was about his brother")

    plan = ProtectionPlan.objects.open().get()
    assert (plan.began_on, plan.begun_by, plan.category) == (ago(30), first, "EMO")
    assert ProtectionPlan.objects.count() == 2


def test_a_conference_whose_plan_was_reviewed_is_not_withdrawn_before_the_review(ty, worker):
    first = conference(worker, ty, 30)
    then = review(worker, ty, 3)
    with pytest.raises(ValidationError, match="Withdraw the review first"):
        withdraw(first, by=worker, why="No")
    withdraw(then, by=worker, why="No")
    withdraw(first, by=worker, why="No")
    assert not ProtectionPlan.objects.standing().exists()


def test_one_of_several_children_who_is_not_the_writers_refuses_the_whole(ty, mia, worker2):
    restricted(mia)
    with pytest.raises(PermissionDenied):
        met(worker2, "strategy", 1, (ty, "no-enquiry"), (mia, "no-enquiry"))
    assert not SafetyMeeting.objects.exists()


def test_a_meeting_about_a_hidden_brother_or_sister_is_hidden_and_the_plan_is_not(
    ty, mia, worker, worker2
):
    met(worker, "conference", 1, (ty, "plan", "EMO"), (mia, "plan", "NEG"))
    restricted(mia)

    assert not SafetyMeeting.objects.permitting(worker2, SafetyMeeting.VIEW).exists()
    (plan,) = ProtectionPlan.objects.permitting(worker2, ProtectionPlan.VIEW)
    assert plan.child == ty


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
def test_no_partner_below_the_record_learns_of_any(ty, worker, lead, level):
    share_with(lead.agency, ty, level=level)
    met(worker, "strategy", 20, (ty, "enquiry"))
    conference(worker, ty, 9)

    for model in (SafetyMeeting, Section47, ProtectionPlan):
        assert model.objects.permitting(worker, model.VIEW).exists()
        assert not model.objects.permitting(lead, model.VIEW).exists()
    assert not Entry.objects.permitting(lead, Entry.VIEW).exists()
