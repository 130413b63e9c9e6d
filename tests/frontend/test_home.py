"""My work and the list of children: what each person sees there, and what is kept of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit import clock
from audit.models import AuditEvent
from casework import drafts
from casework.actions import Named, take_referral
from casework.levels import Level
from casework.models import Entry
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    StepFactory,
    allocate,
    share_with,
    told,
)
from tests.frontend.assessments.pages import shown, signed_in


def home(client, user):
    return signed_in(client, user).get(reverse("home"))


def names(lines):
    return [[child.person.short_name for child in line.children] for line in lines]


def listed():
    return AuditEvent.objects.filter(kind=AuditEvent.Kind.LISTED).get().listed_refs


def parts(response):
    """{heading: what waits under it}"""
    return {part.title: [need.what for need in part.needs] for part in response.context["waiting"]}


def test_my_children_are_there_latest_first(client, worker, worker2, ty, mia):
    allocate(ty, worker=worker)
    allocate(mia, worker=worker)
    allocate(ChildFactory(given_name="Not", family_name="Mine"), worker=worker2)
    now = clock.now()
    with clock.at(now + timedelta(minutes=1)):
        told(ty, text="Ty came to the door.")
    with clock.at(now + timedelta(minutes=2)):
        told(mia, text="Mia was asleep.")

    page = home(client, worker)

    assert names(page.context["lines"]) == [["Mia"], ["Ty"]]
    assert [line.line for line in page.context["lines"]] == [
        "Mia was asleep.",
        "Ty came to the door.",
    ]
    assert listed() == sorted([ty.ref, mia.ref])


def test_a_team_s_children_are_mine(client, worker, east, ty):
    allocate(ty, team=east)

    assert names(home(client, worker).context["lines"]) == [["Ty"]]


def test_brothers_and_sisters_share_a_line_when_the_same_was_told(client, worker, ty, mia):
    for child in (ty, mia):
        allocate(child, worker=worker)
    with clock.at(clock.now() + timedelta(minutes=1)):
        told(ty, mia, text="Both were in bed.")

    assert names(home(client, worker).context["lines"]) == [["Mia", "Ty"]]


def test_two_children_of_one_entry_are_not_tied_for_a_reader_of_one_child_s_part(
    client, lead, hillside, ty, mia
):
    for child in (ty, mia):
        share_with(hillside, child)
    told(ty, mia, text="Private.", level=Level.PLAN, is_shared_per_child=True, kind="visit")
    assert [line.line for line in home(client, lead).context["lines"]] == ["Private."]

    third = ChildFactory(given_name="Ruby")
    told(ty, mia, third, text="More.", level=Level.PLAN, is_shared_per_child=True, kind="visit")
    page = home(client, lead)

    assert sorted(names(page.context["lines"])) == [["Mia"], ["Ty"]]
    assert {line.line for line in page.context["lines"]} == {"Visit"}
    assert "More." not in shown(page)


def test_a_partner_sees_the_children_shared_with_them_and_only_what_they_may_read(
    client, lead, hillside, ty, mia
):
    share_with(hillside, ty)
    told(ty, text="Only for the record.")
    told(ty, text="For the plan.", level=Level.PLAN, happened_at=clock.now() - timedelta(days=3))

    page = home(client, lead)

    assert names(page.context["lines"]) == [["Ty"]]
    assert page.context["lines"][0].line == "For the plan."
    assert "Children shared with us" in shown(page)
    assert "Mia" not in shown(page)
    assert listed() == [ty.ref]


@pytest.mark.parametrize("who", ["admin", "otherlead"])
def test_whoever_has_no_child_is_told_so_calmly(client, request, who, ty):
    user = request.getfixturevalue(who)
    page = home(client, user)

    assert page.status_code == 200
    assert "Ty" not in shown(page)
    calm = {"admin": "You can open no child’s record", "otherlead": "shared with you today"}
    assert calm[who] in shown(page)


def test_what_nobody_has_decided_waits_for_who_took_it_and_for_managers(
    client, worker, worker2, manager, duty, host
):
    children = [Named(given_name="Dera", family_name="Okafor")]
    take_referral(host, by=worker, children=children, caller_name="Mrs Shaw", worries="Tired")

    waits = {"Nobody has decided yet": ["Dera Okafor"]}
    assert parts(home(client, worker)) == waits
    assert parts(home(client, manager)) == waits
    assert parts(home(client, duty)) == waits
    assert parts(home(client, worker2)) == {}


def test_an_unfinished_assessment_waits_for_its_writer_and_for_a_manager(
    client, worker, manager, east, ty
):
    allocate(ty, worker=worker, team=east)
    assessment = AssessmentFactory(children=[ty], lead=worker)
    DecisionPointFactory(assessment=assessment, set_by=worker)

    assert parts(home(client, worker)) == {"Assessments you are writing": ["Ty Harper"]}
    assert parts(home(client, manager)) == {"Waiting for what you think": ["Ty Harper"]}


def test_what_i_said_i_would_do_waits(client, worker, lead, hillside, ty):
    share_with(hillside, ty)
    goal = GoalFactory(child=ty)
    of_school = InvolvementFactory(child=ty, agency=hillside)
    StepFactory(goal=goal, what="Breakfast", involvement=of_school, by_words="school days")
    StepFactory(goal=goal, what="Ring Doris", involvement=InvolvementFactory(child=ty, user=worker))

    assert parts(home(client, lead)) == {"You said you would": ["Breakfast"]}
    assert parts(home(client, worker)) == {"You said you would": ["Ring Doris"]}


def test_unfinished_writing_waits(client, worker, ty):
    drafts.save(worker, "entry_record", ty.ref, {"text": ["Dawn"]}, version=0, child_refs=[ty.ref])

    page = home(client, worker)

    assert parts(page) == {"Not finished yet": ["Something to record about Ty Harper"]}
    assert f"{reverse('entry_record')}?child={ty.ref}" in page.content.decode()


def test_a_share_that_ends_within_thirty_days_waits_for_the_child_s_workers(
    client, worker, worker2, hillside, ty, mia
):
    allocate(ty, worker=worker)
    allocate(mia, worker=worker)
    share_with(hillside, ty, until=clock.today() + timedelta(days=30))
    share_with(hillside, mia, until=clock.today() + timedelta(days=31))

    assert parts(home(client, worker)) == {
        "Sharing that ends soon": ["Ty Harper, with Hillside Primary"]
    }
    assert parts(home(client, worker2)) == {}


def everything_waits(worker, east, hillside, count):
    """`count` children of this worker, each with a share, a step, an assessment and a story."""
    for _ in range(count):
        child = ChildFactory()
        allocate(child, worker=worker, team=east)
        told(child, kind=Entry.Kind.VISIT)
        share_with(hillside, child)
        helper = InvolvementFactory(child=child, user=worker)
        StepFactory(goal=GoalFactory(child=child), involvement=helper)
        assessment = AssessmentFactory(children=[child], lead=worker)
        DecisionPointFactory(assessment=assessment, set_by=worker)


@pytest.mark.parametrize("count", [1, 3])
def test_home_costs_the_same_for_one_child_and_for_three(
    client, worker, manager, lead, east, hillside, django_assert_num_queries, count
):
    everything_waits(worker, east, hillside, count)

    for user, queries in ((worker, 5), (manager, 5), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(reverse("home")).status_code == 200


def test_the_list_tells_of_my_own_children_only(client, worker, worker2, ty, mia):
    allocate(ty, worker=worker)
    allocate(mia, worker=worker2)
    told(ty, text="Ty came to the door.")
    told(mia, text="Mia was asleep.")

    page = signed_in(client, worker).get(reverse("child_list"))

    assert sorted(names(page.context["lines"])) == [["Mia"], ["Ty"]]
    assert "Ty came to the door." in shown(page)
    assert "Mia was asleep." not in shown(page)
    assert listed() == sorted([ty.ref, mia.ref])


def test_the_list_goes_on_where_it_ended(client, worker):
    children = {ChildFactory().ref for _ in range(30)}
    signed_in(client, worker)

    first = client.get(reverse("child_list"))
    second = client.get(reverse("child_list"), {"after": first.context["next"]})
    seen = [
        child.ref
        for page in (first, second)
        for line in page.context["lines"]
        for child in line.children
    ]

    assert sorted(seen) == sorted(children)
    assert second.context["next"] == ""
    assert client.get(reverse("child_list"), {"after": "nonsense"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_child_and_for_three(
    client, worker, lead, east, hillside, django_assert_num_queries, count
):
    everything_waits(worker, east, hillside, count)

    for user, queries in ((worker, 5), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(reverse("child_list")).status_code == 200
