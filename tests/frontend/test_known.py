"""Asking, ringing back, emergencies and colleagues, as people meet them on pages."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from casework.actions import restrict_child
from casework.levels import Level
from casework.models import BreakGlass, Enquiry, Exclusion, Share
from tests.factories import ChildFactory, UserFactory, allocate, share_with


@pytest.fixture
def rex(host, worker2, manager, east):
    rex = ChildFactory(given_name="Rex", family_name="Quiet", born_on=date(2018, 1, 2))
    allocate(rex, worker=worker2, team=east)
    restrict_child(rex, by=manager, why="A colleague’s child")
    return rex


def asked(client, user, name="Rex Quiet"):
    client.force_login(user, "agencies.backends.SignIn")
    answer = client.post(
        reverse("known"), {"name": name, "caller_name": "Dr Amin", "why": "He is in A&E"}
    )
    return client.get(answer["Location"]).content.decode()


def test_the_answer_of_a_closed_record_names_who_to_ring_and_not_the_child(
    client, duty, rex, worker2
):
    page = asked(client, duty)

    assert "There is a record you cannot open" in page
    assert worker2.name in page
    assert rex.ref not in page


def test_an_emergency_opens_the_record_to_read_with_a_reason(client, duty, rex):
    asked(client, duty)
    enquiry = Enquiry.objects.get()
    answer = client.post(
        reverse("glass_break", args=[enquiry.ref]), {"child": rex.ref, "why": "Alone in A&E"}
    )
    assert answer["Location"] == reverse("child", args=[rex.ref])
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(reverse("entry_record"), {"child": rex.ref}).status_code in {403, 404}
    assert client.get(reverse("child_share", args=[rex.ref])).status_code == 403


def test_whoever_reads_in_an_emergency_is_told_until_when_on_every_page(client, duty, rex):
    asked(client, duty)
    path = reverse("glass_break", args=[Enquiry.objects.get().ref])
    client.post(path, {"child": rex.ref, "why": "Alone in A&E"})
    ends = BreakGlass.objects.get().until.astimezone(get_default_timezone())

    for page in ("child", "child_story", "child_plan", "child_network", "child_work"):
        said = client.get(reverse(page, args=[rex.ref])).content.decode()
        assert f"You are reading this in an emergency until {ends:%H:%M}." in said, page
        assert "people can open this record" not in said


def test_its_workers_are_told_how_few_can_open_a_restricted_record(client, rex, ty, worker2, east):
    allocate(ty, worker=worker2, team=east)
    client.force_login(worker2, "agencies.backends.SignIn")

    said = client.get(reverse("child", args=[rex.ref])).content.decode()
    assert "Only 2 people can open this record." in said
    assert "in an emergency" not in said
    assert (
        "can open this record" not in client.get(reverse("child", args=[ty.ref])).content.decode()
    )


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("worker", "Is this child known?"),
        ("manager", "Is this child known?"),
        ("duty", "Is this child known?"),
        ("reviewer", "Emergencies"),
        ("lead", ""),
        ("visitor", ""),
        ("admin", ""),
    ],
)
def test_whoever_may_ask_or_review_finds_the_way_from_every_page(client, request, who, finds):
    client.force_login(request.getfixturevalue(who), "agencies.backends.SignIn")
    page = client.get("/").content.decode()

    ways = {"Is this child known?": "known", "Emergencies": "glass_list"}
    assert {name for name, url in ways.items() if f'href="{reverse(url)}"' in page} == {finds} - {
        ""
    }


def test_an_emergency_waits_on_the_reviewers_page_until_it_is_reviewed(
    client, duty, reviewer, worker, rex
):
    asked(client, duty)
    path = reverse("glass_break", args=[Enquiry.objects.get().ref])
    client.post(path, {"child": rex.ref, "why": "Alone in A&E"})
    link = f'href="{reverse("glass", args=[BreakGlass.objects.get().ref])}"'

    for user, waits in ((reviewer, True), (duty, False), (worker, False)):
        client.force_login(user, "agencies.backends.SignIn")
        assert (link in client.get("/").content.decode()) == waits
    client.force_login(reviewer, "agencies.backends.SignIn")
    client.post(
        reverse("glass", args=[BreakGlass.objects.get().ref]),
        {"finding": "justified", "finding_reasons": "Right."},
    )
    assert link not in client.get("/").content.decode()


def test_a_manager_finds_the_way_to_keep_a_record_close(client, ty, manager, worker, east):
    allocate(ty, worker=worker, team=east)
    for user, finds in ((manager, True), (worker, False)):
        client.force_login(user, "agencies.backends.SignIn")
        page = client.get(reverse("child_work", args=[ty.ref])).content.decode()
        assert (reverse("child_restrict", args=[ty.ref]) in page) == finds


def test_a_lead_finds_the_way_to_their_colleagues(client, ty, hillside, lead, visitor):
    share = share_with(hillside, ty, level=Level.PLAN)
    share_with(visitor, ty, level=Level.PLAN)
    for user, finds in ((lead, True), (visitor, False)):
        client.force_login(user, "agencies.backends.SignIn")
        page = client.get(reverse("child_network", args=[ty.ref])).content.decode()
        assert (reverse("share_colleagues", args=[share.ref]) in page) == finds


def test_an_emergency_without_a_reason_is_asked_for_one(client, duty, rex):
    asked(client, duty)
    answer = client.post(
        reverse("glass_break", args=[Enquiry.objects.get().ref]), {"child": rex.ref}
    )

    assert "Say why this cannot wait" in answer.content.decode()
    assert not BreakGlass.objects.exists()


def test_a_question_is_nobody_elses_to_open(client, duty, worker, rex):
    asked(client, duty)
    client.force_login(worker, "agencies.backends.SignIn")

    enquiry = Enquiry.objects.get()
    for page in ("enquiry", "glass_break", "enquiry_ring_back"):
        assert client.get(reverse(page, args=[enquiry.ref])).status_code == 404


def test_the_reviewer_reads_the_reason_and_writes_a_finding(client, duty, reviewer, rex):
    asked(client, duty)
    client.post(
        reverse("glass_break", args=[Enquiry.objects.get().ref]),
        {"child": rex.ref, "why": "Alone in A&E"},
    )
    client.force_login(reviewer, "agencies.backends.SignIn")
    glass = BreakGlass.objects.get()
    page = client.get(reverse("glass", args=[glass.ref])).content.decode()
    assert "Alone in A&amp;E" in page
    assert "Rex" not in page

    client.post(
        reverse("glass", args=[glass.ref]), {"finding": "justified", "finding_reasons": "Right."}
    )
    glass.refresh_from_db()
    assert (glass.finding, glass.reviewed_by) == ("justified", reviewer)


def test_a_manager_keeps_somebody_from_a_record_and_lets_them_back(client, ty, manager, east):
    aunt = UserFactory(name="Ann Aunt", agency=manager.agency, role="worker", teams=[east])
    allocate(ty, worker=aunt, team=east)
    client.force_login(manager, "agencies.backends.SignIn")
    UserFactory(agency=manager.agency, role="worker", teams=[east])
    client.post(reverse("child_exclude", args=[ty.ref]), {"user": aunt.ref, "why": "Her nephew"})
    assert not aunt.has_perm("casework.view_network", ty)

    page = client.get(reverse("child_restrict", args=[ty.ref])).content.decode()
    assert "Her nephew" in page
    client.post(reverse("child_include", args=[ty.ref]), {"user": aunt.ref})
    assert Exclusion.objects.filter(ended_at=None).count() == 0


def test_a_lead_links_a_colleague_and_takes_them_away(client, ty, hillside, lead):
    share = share_with(hillside, ty, level=Level.PLAN)
    teacher = UserFactory(name="Tia Teacher", agency=hillside, role="partner")
    client.force_login(lead, "agencies.backends.SignIn")
    client.post(reverse("share_colleagues", args=[share.ref]), {"user": teacher.ref})
    assert Share.objects.get(user=teacher).under == share

    page = client.get(reverse("share_colleagues", args=[share.ref])).content.decode()
    assert "Tia Teacher" in page
    client.post(reverse("share_unlink", args=[share.ref]), {"user": teacher.ref})
    assert not teacher.has_perm("casework.view_network", ty)
