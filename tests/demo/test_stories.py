"""The stories hold what they promise, and are all past, invented and told on working days."""

import re
from datetime import timedelta

import pytest
from django.conf import settings

from agencies.models import Agency, Membership, User
from assessments.models import Assessment
from audit import clock
from audit.models import AuditEvent
from casework.caseload import caseload
from casework.levels import Level
from casework.models import (
    Address,
    BreakGlass,
    Child,
    Entry,
    EntryChild,
    Goal,
    Involvement,
    Person,
    Referral,
    Relationship,
    Share,
    Step,
)
from demo.people import PEOPLE
from learning.figures import assessment_spread

pytestmark = pytest.mark.django_db

HARPERS = {"Jade", "Callum", "Mia", "Tyler", "Ruby", "Alfie", "Poppy"}
SIGN_IN_NAMES = [
    "worker", "worker2", "aunt", "manager", "reviewer", "duty", "school", "teacher",
    "otherschool", "health", "police", "voluntary", "admin",
]  # fmt: skip


def child(given_name, family_name="Harper"):
    return Child.objects.get(person__given_name=given_name, person__family_name=family_name)


def sees(user, given_name, family_name="Harper"):
    visible = Child.objects.permitting(user, "casework.view_network")
    return visible.filter(pk=child(given_name, family_name).pk).exists()


def spell(user, given_name, family_name):
    spells = {each.assessment.pk: each for each in assessment_spread(user).spells}
    return spells[child(given_name, family_name).assessment_rows.get().assessment_id]


def test_everybody_promised_signs_in_with_the_one_password(northmoor):
    assert [person["email"] for person in PEOPLE] == [
        f"{name}@example.test" for name in SIGN_IN_NAMES
    ]
    assert all(northmoor[name].check_password(settings.DEMO_PASSWORD) for name in SIGN_IN_NAMES)
    assert {name: northmoor[name].role for name in ("school", "health", "duty")} == {
        "school": "lead",
        "health": "partner",
        "duty": "duty",
    }


# The Harpers


def test_the_harpers_are_seven_children_two_fathers_four_schools_and_six_agencies(northmoor):
    harpers = Child.objects.filter(person__family_name="Harper")
    assert {each.person.given_name for each in harpers} == HARPERS
    fathers = Relationship.objects.filter(child__in=harpers, kind=Relationship.Kind.FATHER)
    assert {str(tie.person) for tie in fathers} == {"Lee Mercer", "Darren Cole"}
    helpers = Involvement.objects.filter(child__in=harpers, agency__is_host=False)
    schools = {line.agency.name for line in helpers if line.agency.kind == Agency.Kind.EDUCATION}
    assert schools == {"Hillside Primary", "Northmoor High", "Ashdown Academy", "St Bede’s Primary"}
    others = {line.agency.kind for line in helpers} - {Agency.Kind.EDUCATION}
    assert others == {"health", "police", "probation", "youth", "housing", "voluntary"}


def test_one_assessment_of_all_seven_was_moved_once_with_the_family_told(northmoor):
    assessment = child("Tyler").assessment_rows.get().assessment
    assert {row.child.person.given_name for row in assessment.child_rows.all()} == HARPERS
    points = list(assessment.decision_points.all())
    assert len(points) == 2
    assert all(point.told_on and point.told_how for point in points)
    assert [oversight.view for oversight in assessment.oversights.all()] == ["question", "agree"]
    assert assessment.addenda.count() == 1
    assert 18 <= (clock.today() - clock.day(assessment.concluded_at)).days <= 24


def test_a_visit_was_written_once_with_each_childs_own_words(northmoor):
    visit = Entry.objects.get(title="An hour with each of them")
    alone = visit.child_rows.filter(seen=EntryChild.Seen.ALONE).exclude(words="")
    assert len(visit.children_concerned()) == 6
    assert alone.count() == 5


def test_the_school_sees_tys_plan_and_nothing_of_the_others(northmoor):
    school, ty = northmoor["school"], child("Tyler")
    assert [sees(school, name) for name in sorted(HARPERS)] == [
        name == "Tyler" for name in sorted(HARPERS)
    ]
    steps = Step.objects.permitting(school, "casework.view_plan").filter(goal__plan__child=ty)
    goals = Goal.objects.permitting(school, "casework.view_plan").filter(plan__child=ty)
    card = Involvement.objects.permitting(school, Child.VIEW).filter(child=ty)
    entries = Entry.objects.permitting(school, Child.VIEW).filter(child_rows__child=ty)
    told = " ".join(
        [*(step.what for step in steps), *(goal.outcome for goal in goals)]
        + [f"{line} {line.phone}" for line in card]
        + [f"{entry.title} {entry.text}" for entry in entries]
    )
    hidden = (HARPERS - {"Tyler"}) | {"Darren", "Larch", "NM4", "Haven", "Devlin", "brother"}
    assert not [word for word in hidden | {"sister"} if re.search(rf"\b{word}\b", told)]
    assert "Breakfast and a quiet room before the bell" in told


def test_a_step_that_names_his_sister_is_kept_back_and_the_school_has_one_to_do(northmoor):
    school, ty = northmoor["school"], child("Tyler")
    share = ty.shares.live().get(under=None)
    kept = [str(row.step) for row in share.withheld.filter(step__isnull=False, released_at=None)]
    assert "Evenings at Bev’s with Mia until Mum is home" in kept
    steps = Step.objects.permitting(school, "casework.progress_step").filter(goal__plan__child=ty)
    assert {(step.what, step.done_at is not None) for step in steps} == {
        ("Breakfast and a quiet room before the bell", False),
        ("Tells the office that only Mum or Bev collects", True),
    }
    seen = EntryChild.objects.filter(child=ty, entry__by_user=school, entry__kind="observation")
    assert seen.count() == 2


def test_refuge_probation_and_alfies_father_need_the_whole_record(northmoor):
    closed = Involvement.objects.filter(agency__name__in=["Haven", "Northmoor Probation"])
    assert {line.level for line in closed} == {Level.RECORD}
    father = Relationship.objects.get(child=child("Alfie"), kind=Relationship.Kind.FATHER)
    assert (str(father.person), father.level) == ("Darren Cole", Level.RECORD)
    assert {tie.kind for tie in Relationship.objects.filter(child=child("Alfie"))} >= {"sibling"}
    assert not Relationship.objects.filter(
        child=child("Alfie"), kind=Relationship.Kind.HALF_SIBLING
    ).exists()


def test_they_live_at_a_protected_address_but_for_callum(northmoor):
    now = {
        person.given_name: person.addresses.get(lived_until_on=None)
        for person in Person.objects.filter(family_name="Harper", child__isnull=False)
    }
    assert {name for name, address in now.items() if address.is_protected} == HARPERS - {"Callum"}


def test_other_partners_see_what_was_shared_with_them(northmoor):
    seen = {
        name: {str(each) for each in Child.objects.permitting(northmoor[name], Child.VIEW)}
        for name in ("health", "police", "voluntary", "otherschool", "admin")
    }
    assert seen == {
        "health": {"Alfie Harper", "Poppy Harper", "Astrid Lindqvist"},
        "police": {"Callum Harper"},
        "voluntary": {"Jade Harper", "Tegan Walsh"},
        "otherschool": set(),
        "admin": set(),
    }


# The Lindqvists, and one beside them


def test_astrid_took_74_days_for_three_reasons_and_her_family_was_told_each_time(northmoor):
    astrid = spell(northmoor["manager"], "Astrid", "Lindqvist")
    points = list(astrid.assessment.decision_points.all())
    assert (astrid.days, astrid.is_finished, len(astrid.revisions)) == (74, True, 2)
    assert ["hearing test" in points[0].why, "grandmother" in points[1].why] == [True, True]
    assert "interpreter, is ill" in points[2].why
    assert all(point.told_on for point in points)
    assert child("Astrid", "Lindqvist").person.needs_interpreter


def test_joel_took_60_days_and_nothing_is_written_between_the_17th_and_the_52nd(northmoor):
    joel = spell(northmoor["manager"], "Joel", "Marsden")
    assert (joel.days, joel.revisions) == (60, [])
    (point,) = joel.assessment.decision_points.all()
    assert point.told_on is None
    began = clock.day(joel.assessment.began_at)
    rows = EntryChild.objects.filter(child=child("Joel", "Marsden"))
    on_days = {(clock.day(row.happened_at) - began).days for row in rows}
    assert {17, 52, 60} <= on_days
    assert not [day for day in on_days if 17 < day < 52]
    assert (point.expected_on - began).days < 52


# A restricted family


def test_a_restricted_child_is_known_to_two_people_and_to_nobody_else(northmoor):
    leo = child("Leo", "Fenwick")
    who = {name for name, user in northmoor.items() if sees(user, "Leo", "Fenwick")}
    assert (leo.is_restricted, who) == (True, {"worker2", "manager2"})
    assert leo.exclusions.get().user == northmoor["worker"]
    for name in ("worker", "manager", "duty", "reviewer"):
        user = northmoor[name]
        assert leo not in caseload(user, size=100)[0]
        assert not Assessment.objects.permitting(user, Assessment.VIEW).filter(
            child_rows__child=leo
        )
        assert not Entry.objects.permitting(user, Child.VIEW).filter(child_rows__child=leo)


def test_duty_opened_the_restricted_record_twice_and_one_waits_for_a_review(northmoor):
    waiting, reviewed = BreakGlass.objects.filter(child=child("Leo", "Fenwick"))
    assert (waiting.finding, reviewed.finding) == ("", "justified")
    assert {waiting.user, reviewed.user} == {northmoor["duty"]}
    assert reviewed.reviewed_by == northmoor["reviewer"]
    for glass in (waiting, reviewed):
        enquiry = glass.enquiry
        assert enquiry.rung_back_on == enquiry.agency.phone
        assert enquiry.asked_at < enquiry.rung_back_at < glass.opened_at
        assert glass.until < clock.now()
    looks = AuditEvent.objects.filter(purpose="emergency", child_ref=waiting.child.ref)
    assert looks.count() == 4


# Whom a record is kept from, and who lets whom in


def test_an_aunt_is_kept_from_her_nephew_and_from_nobody_else(northmoor):
    tomas = child("Tomas", "Novak")
    assert not tomas.is_restricted
    assert tomas.exclusions.get().user == northmoor["aunt"]
    who = {name for name in ("worker", "aunt", "duty") if sees(northmoor[name], "Tomas", "Novak")}
    assert who == {"worker", "duty"}
    others = Child.objects.exclude(pk=tomas.pk).filter(is_restricted=False)
    seen = Child.objects.permitting(northmoor["aunt"], Child.VIEW)
    assert set(seen) == set(others)


def test_the_teacher_sees_the_one_child_the_school_chose(northmoor):
    ty = child("Tyler")
    linked = Share.objects.get(user=northmoor["teacher"])
    assert (linked.child, linked.made_by) == (ty, northmoor["school"])
    assert linked.under == ty.shares.live().get(under=None)
    seen = Child.objects.permitting(northmoor["teacher"], Child.VIEW)
    assert [each.person.given_name for each in seen] == ["Tyler"]


# All of them


def test_the_learning_picture_has_a_spread(northmoor):
    spread = assessment_spread(northmoor["manager"])
    lower, middle, upper = spread.quartiles
    assert spread.finished >= 40
    assert spread.unfinished == 5
    assert 15 < lower < middle < upper < 45
    assert [spell.days for spell in spread.spells[:4]] == [74, 63, 60, 58]


def test_something_waits_on_the_home_page(northmoor):
    undecided = Referral.objects.permitting(northmoor["manager"], Referral.VIEW).undecided()
    mine = Step.objects.permitting(northmoor["worker"], "casework.view_plan")
    assert undecided.count() == 3
    assert mine.mine(northmoor["worker"]).exists()


def test_a_child_is_expected_and_not_born(northmoor):
    baby = child("Baby", "Ncube").person
    assert baby.is_unborn
    assert baby.expected_on > clock.today()


def test_nothing_has_happened_in_the_future_and_nobody_visits_at_a_weekend(northmoor):
    now = clock.now()
    assert not AuditEvent.objects.filter(at__gt=now).exists()
    assert not Entry.objects.filter(recorded_at__gt=now).exists()
    assert not Child.history.filter(history_date__gt=now - timedelta(minutes=1)).exists()
    seen = Entry.objects.filter(kind__in=["visit", "meeting"])
    assert {clock.day(entry.happened_at).weekday() for entry in seen} <= set(range(5))


def test_everybody_and_every_number_is_invented(northmoor):
    phones = [
        number
        for model in (Person, Involvement, Agency, Referral, Membership)
        for number in model.objects.exclude(phone="").values_list("phone", flat=True)
    ]
    assert [
        each for each in phones if not re.fullmatch(r"07700 900\d{3}|01632 960\d{3}", each)
    ] == []
    assert not User.objects.exclude(email__endswith="@example.test").exists()
    assert {address.postcode[:2] for address in Address.objects.all()} == {"NM"}


def test_a_visit_is_half_written_and_its_page_opens_with_the_words(northmoor, client):
    client.force_login(northmoor["worker"], backend="agencies.backends.SignIn")
    answer = client.get("/record/", {"child": child("Jade").ref})
    assert "to see whether it was" in answer.content.decode()
