"""What is done to keep a child safe: any order that happened, and nothing that cannot have."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from audit import clock
from casework.actions import (
    begin_section47,
    close_episode,
    end_protection_plan,
    end_section47,
    open_episode,
    record_meeting,
    step_down,
)
from casework.actions.processes import ForMeeting
from casework.codes import CATEGORIES
from casework.levels import Level
from casework.models import (
    Entry,
    Episode,
    ProtectionPlan,
    SafetyMeeting,
    SafetyMeetingChild,
    Section47,
)
from tests.factories import allocate, arranging, share_with, siblings

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


def test_a_chain_from_strategy_discussion_to_the_end_of_a_plan_is_written_once_for_two(
    ty, mia, worker
):
    met(worker, "strategy", 60, (ty, "enquiry"), (mia, "no-enquiry"))
    enquiry = Section47.objects.get()
    end_section47(enquiry, by=worker, ended_on=ago(50), outcome="conference", why_ended=WHY)
    met(worker, "conference", 45, (ty, "plan", "PHY"), (mia, "plan", "EMO"))
    met(worker, "core-group", 40, (ty,), (mia,), attended="Dawn and Mr Bell", text="")
    met(worker, "review", 10, (ty, "plan-goes-on", "EMO", "He drew it"), (mia, "plan-ends"))

    mine, hers = ProtectionPlan.objects.get(child=ty), ProtectionPlan.objects.get(child=mia)
    assert enquiry.child == ty
    assert (mine.began_on, mine.first_category, mine.category) == (ago(45), "PHY", "EMO")
    assert (mine.ended_on, hers.ended_on, hers.why_ended) == (None, ago(10), WHY)
    titles = [entry.title for entry in Entry.objects.filter(child_rows__child=ty, kind="milestone")]
    assert "Strategy discussion" in titles
    assert "Child protection conference: a child protection plan begins" in titles


def test_what_happened_out_of_order_and_late_can_be_written(ty, worker):
    begin_section47(ty, by=worker, began_on=ago(5), why_begun=WHY)
    conference(worker, ty, 400)
    review(worker, ty, 300, "plan-ends", "")
    conference(worker, ty, 100)
    met(worker, "strategy", 4, (ty, "enquiry-goes-on"))
    review(worker, ty, 350)

    assert list(ProtectionPlan.objects.values_list("ended_on", flat=True)) == [None, ago(300)]


def test_a_second_open_plan_is_refused_in_a_sentence_and_by_the_database(ty, worker):
    conference(worker, ty, 30)
    with pytest.raises(ValidationError) as caught:
        conference(worker, ty, 3)
    assert "Ty has had a child protection plan since" in sentence(caught)
    assert "End that one first." in sentence(caught)
    with arranging(), refused_by_the_database("one_open_protectionplan|one protection plan"):
        spell(ProtectionPlan, ty, 3).save()


def test_a_plan_within_the_days_of_an_earlier_one_is_refused_both_ways(ty, worker):
    conference(worker, ty, 400)
    review(worker, ty, 300, "plan-ends", "")
    with pytest.raises(ValidationError, match="Check the day: there is one at a time"):
        conference(worker, ty, 350)
    with arranging(), refused_by_the_database("one protection plan at a time"):
        spell(ProtectionPlan, ty, 350, 320).save()


def test_a_second_open_enquiry_is_refused_in_a_sentence_and_by_the_database(ty, worker):
    begin_section47(ty, by=worker, began_on=ago(9), why_begun=WHY)
    for again in (
        lambda: begin_section47(ty, by=worker, began_on=ago(1), why_begun=WHY),
        lambda: met(worker, "strategy", 1, (ty, "enquiry")),
    ):
        with pytest.raises(ValidationError, match="Ty has had a section 47 enquiry since"):
            again()
    with arranging(), refused_by_the_database("one_open_section47|one section 47"):
        spell(Section47, ty, 1, why_begun=WHY).save()


def spell(model, child, began, ended=None, **more):
    """One as it stands, written past every action."""
    end = {"ended_on": ago(ended), "why_ended": WHY, "end_recorded_on": ago(0)} if ended else {}
    if model is ProtectionPlan:
        more |= {"category": "EMO", "first_category": "EMO"}
    return model(
        child=child, sibling_key="k", began_on=ago(began), recorded_on=ago(0), **end, **more
    )


def test_a_review_before_its_plan_is_refused_in_a_sentence_and_by_the_database(ty, mia, worker):
    conference(worker, ty, 30)
    plan = ProtectionPlan.objects.get()
    with pytest.raises(ValidationError) as caught:
        review(worker, ty, 31)
    assert "Ty had no child protection plan on" in sentence(caught)
    assert "Write down the conference that made it first" in sentence(caught)

    for child, days, of in ((ty, 31, plan), (mia, 3, plan), (ty, 3, None)):
        meeting = held(days)
        row = {"kind": "review", "held_on": ago(days), "outcome": "plan-ends", "plan": of}
        with arranging(), refused_by_the_database("A review is held|a_review_is_of_a_plan"):
            SafetyMeetingChild(meeting=meeting, child=child, **row).save()


def held(days, **more):
    with arranging():
        meeting = SafetyMeeting(
            held_on=ago(days), recorded_on=ago(0), **{"kind": "review", "text": WHY, **more}
        )
        meeting.save()
    return meeting


def test_a_review_after_its_plan_ended_is_refused(ty, worker):
    conference(worker, ty, 30)
    end_protection_plan(
        ProtectionPlan.objects.get(), by=worker, ended_on=ago(20), why_ended="They moved to Leeds"
    )
    with pytest.raises(ValidationError, match="had no child protection plan on"):
        review(worker, ty, 10)


def test_a_plan_cannot_end_at_a_review_before_the_last(ty, worker):
    conference(worker, ty, 30)
    review(worker, ty, 5)
    with pytest.raises(ValidationError, match="was still going on at the review of"):
        review(worker, ty, 20, "plan-ends", "")


@pytest.mark.parametrize(
    ("act", "model"), [("begin_section47", Section47), ("conference", ProtectionPlan)]
)
def test_an_end_before_its_beginning_is_refused_both_ways(ty, worker, act, model):
    if model is Section47:
        going_on = begin_section47(ty, by=worker, began_on=ago(9), why_begun=WHY)
        how, act = {"outcome": "not-found"}, end_section47
    else:
        conference(worker, ty, 9)
        going_on, how, act = ProtectionPlan.objects.get(), {}, end_protection_plan
    with pytest.raises(ValidationError) as caught:
        act(going_on, by=worker, ended_on=ago(10), why_ended=WHY, **how)
    assert list(caught.value.message_dict) == ["ended_on"]
    assert "it cannot have ended before" in sentence(caught)
    with arranging(), refused_by_the_database("ends_after_it_begins"):
        model.objects.filter(pk=going_on.pk).update(
            ended_on=ago(10), why_ended=WHY, end_recorded_on=ago(0), **how
        )


def test_an_end_without_a_reason_or_an_outcome_is_refused_by_the_database(ty, worker):
    enquiry = begin_section47(ty, by=worker, began_on=ago(9), why_begun=WHY)
    end = {"ended_on": ago(1), "end_recorded_on": ago(0)}
    for values, says in (
        ({**end, "outcome": "not-found"}, "ends_for_a_reason"),
        ({**end, "why_ended": WHY}, "ends_with_an_outcome"),
        ({"ended_on": ago(1), "why_ended": WHY, "outcome": "not-found"}, "future"),
        ({**end, "why_ended": WHY, "outcome": "not-found", "end_recorded_on": ago(2)}, "future"),
    ):
        with arranging(), refused_by_the_database(says):
            Section47.objects.filter(pk=enquiry.pk).update(**values)


def test_what_is_still_to_come_is_refused_both_ways(ty, worker):
    conference(worker, ty, 9)
    plan = ProtectionPlan.objects.get()
    for refused in (
        lambda: met(worker, "strategy", -1, (ty, "no-enquiry")),
        lambda: begin_section47(ty, by=worker, began_on=ago(-1), why_begun=WHY),
        lambda: end_protection_plan(plan, by=worker, ended_on=ago(-1), why_ended=WHY),
    ):
        with pytest.raises(ValidationError, match="still to come"):
            refused()
    with arranging(), refused_by_the_database("held_when_it_is_recorded"):
        SafetyMeeting(kind="core-group", held_on=ago(-1), recorded_on=ago(0)).save()
    with arranging(), refused_by_the_database("has_begun_when_it_is_recorded"):
        spell(Section47, ty, -1, why_begun=WHY).save()


@pytest.mark.parametrize("came", [(True, False), (False, True), (False, False)])
def test_police_and_health_came_or_it_is_said_why_not(ty, worker, came):
    said = dict(zip(("police_came", "health_came"), came, strict=True))
    with pytest.raises(ValidationError) as caught:
        met(worker, "strategy", 1, (ty, "no-enquiry"), **said)
    assert list(caught.value.message_dict) == ["why_absent"]
    with arranging(), refused_by_the_database("police_and_health_came"):
        SafetyMeeting(kind="strategy", held_on=ago(1), recorded_on=ago(0), text=WHY, **said).save()


def test_what_is_said_of_who_was_away_is_kept(ty, worker):
    said = {"police_came": True, "health_came": False, "why_absent": "Grace was ill; she rang."}
    assert met(worker, "strategy", 1, (ty, "no-enquiry"), **said).why_absent.startswith("Grace")


def test_a_plan_for_nothing_is_refused_both_ways(ty, worker):
    with pytest.raises(ValidationError, match="Choose what the plan is for"):
        conference(worker, ty, 1, category="")
    meeting = held(1, kind="conference")
    row = {"kind": "conference", "held_on": ago(1), "outcome": "plan"}
    with arranging(), refused_by_the_database("is_for_something"):
        SafetyMeetingChild(meeting=meeting, child=ty, **row).save()
    with arranging(), refused_by_the_database("decides_what_it_can"):
        SafetyMeetingChild(meeting=meeting, child=ty, **row | {"outcome": "enquiry"}).save()


def test_a_category_is_one_of_the_statistics(ty, worker):
    assert set(CATEGORIES) == {"NEG", "PHY", "SAB", "EMO", "MUL"}
    with pytest.raises(ValidationError, match="not a valid choice"):
        conference(worker, ty, 1, category="XXX")


@pytest.mark.parametrize("what", ["enquiry", "plan"])
def test_work_does_not_end_while_an_enquiry_or_a_plan_goes_on(ty, worker, visitor, what):
    if what == "enquiry":
        begin_section47(ty, by=worker, began_on=ago(9), why_begun=WHY)
    else:
        conference(worker, ty, 9)
    share_with(visitor, ty, level=Level.PLAN)
    for refused in (
        lambda: close_episode(ty, by=worker, why="All is well"),
        lambda: step_down(ty, by=worker, lead=visitor, summary="All is well"),
    ):
        with pytest.raises(ValidationError) as caught:
            refused()
        assert "Write down first how it ended, under Orders and protection." in sentence(caught)
    with arranging(), refused_by_the_database("Work does not end while"):
        ty.episodes.update(closed_on=ago(0), why_closed="All is well")
    with refused_by_the_database("Work does not end while"), transaction.atomic():
        run("UPDATE casework_episode SET closed_on = opened_on, why_closed = 'All is well'")


def test_work_ends_when_both_have_ended_and_never_without_a_reason(ty, worker):
    enquiry = begin_section47(ty, by=worker, began_on=ago(9), why_begun=WHY)
    end_section47(enquiry, by=worker, ended_on=ago(2), outcome="not-found", why_ended=WHY)
    with pytest.raises(ValidationError):
        close_episode(ty, by=worker, why="")
    with arranging(), refused_by_the_database("closes_for_a_reason"):
        ty.episodes.update(closed_on=ago(0))
    close_episode(ty, by=worker, why="All is well")
    assert Episode.objects.get().why_closed == "All is well"
