"""Asking, ringing back, emergencies and colleagues, as people meet them on pages."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from audit import clock
from audit.models import AuditEvent
from casework.actions import break_glass, exclude_user, restrict_child
from casework.models import BreakGlass, Enquiry
from tests.factories import ChildFactory, allocate, arranging


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


def test_the_page_that_opens_it_names_the_worker_and_not_the_child(client, duty, rex, worker2):
    asked(client, duty, name="Rex Quiett")
    page = client.get(reverse("glass_break", args=[Enquiry.objects.get().ref])).content.decode()

    assert "Open a restricted record" in page
    assert "Quiet<" not in page
    assert "Rex Quiet" not in page


def alike(page):
    """A page without what differs from one showing of it to the next."""
    return re.sub(r'(value|action|href)="[^"]*"|\d\d:\d\d', "", page)


@pytest.mark.parametrize("is_restricted", [True, False])
def test_whoever_is_kept_from_a_child_is_answered_like_for_no_child_at_all(
    client, worker, manager, rex, ty, is_restricted
):
    child = rex if is_restricted else ty
    exclude_user(child, by=manager, user=worker, why="Her nephew")
    nobody = asked(client, worker, name="Zed Nobody").replace("Zed Nobody", "")
    named = asked(client, worker, name=child.person.name)

    assert alike(named.replace(child.person.name, "")) == alike(nobody)
    assert "We know nobody who fits" in named
    enquiry = Enquiry.objects.latest("pk")
    assert client.get(reverse("glass_break", args=[enquiry.ref])).status_code == 403
    assert not AuditEvent.objects.filter(actor_ref=worker.ref, child_ref=child.ref).exists()


def test_whoever_is_kept_out_after_asking_is_answered_so_from_then_on(client, duty, manager, rex):
    asked(client, duty)
    exclude_user(rex, by=manager, user=duty, why="His cousin")
    enquiry = Enquiry.objects.get()
    page = client.get(reverse("enquiry", args=[enquiry.ref])).content.decode()

    assert "We know nobody who fits" in page
    path = reverse("glass_break", args=[enquiry.ref])
    client.post(path, {"child": rex.ref, "why": "Let me in"})
    assert not BreakGlass.objects.exists()


def test_half_an_hour_later_one_asks_again(client, duty, rex):
    asked(client, duty)
    path, opens = (
        reverse(name, args=[Enquiry.objects.get().ref]) for name in ("enquiry", "glass_break")
    )
    assert "Open it in an emergency" in client.get(path).content.decode()
    with clock.at(clock.now() + timedelta(minutes=31)):
        page = client.get(path).content.decode()
        assert client.get(opens).status_code == 403
    assert "Open it in an emergency" not in page
    assert "ask again" in page


def test_the_number_we_hold_is_in_the_form_and_another_is_refused_with_the_words_kept(
    client, duty, rex, hillside
):
    with arranging():
        hillside.phone = "01632 960118"
        hillside.save()
    client.force_login(duty, "agencies.backends.SignIn")
    answer = client.post(
        reverse("known"),
        {"name": "Rex Quiet", "caller_name": "Ms Ray", "why": "x", "agency": hillside.ref},
    )
    assert 'value="01632 960118"' in client.get(answer["Location"]).content.decode()

    ring = {"rung_back_on": "07700 900001", "told": "That we know him."}
    page = client.post(f"{answer['Location']}rung/", ring).content.decode()
    assert "Ring the number we hold for Hillside Primary: 01632 960118." in page
    assert "That we know him." in page
    client.post(f"{answer['Location']}rung/", ring | {"rung_back_on": "01632960118"})
    assert Enquiry.objects.get().told == "That we know him."
    assert "You rang back" in client.get(answer["Location"]).content.decode()


def test_a_reason_typed_for_too_long_survives_the_password(client, duty, rex):
    duty.set_password("to be asked for once more")
    duty.save()
    asked(client, duty)
    path = reverse("glass_break", args=[Enquiry.objects.get().ref])
    again = client.post(path, {"child": rex.ref, "why": "Alone in A&E"})
    assert again["Location"].startswith(reverse("account_reauthenticate"))

    answer = client.post(again["Location"], {"password": "to be asked for once more", "next": path})
    assert answer["Location"] == reverse("child", args=[rex.ref])
    assert BreakGlass.objects.get().why == "Alone in A&E"


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
    assert "What they opened" in page
    assert "Rex" not in page

    client.post(
        reverse("glass", args=[glass.ref]), {"finding": "justified", "finding_reasons": "Right."}
    )
    glass.refresh_from_db()
    assert (glass.finding, glass.reviewed_by) == ("justified", reviewer)


def test_too_many_wrong_passwords_are_answered_by_a_page_of_ours(client, duty):
    duty.set_password("a long enough password")
    duty.save()
    client.force_login(duty, "agencies.backends.SignIn")
    again = reverse("account_reauthenticate")
    for _ in range(10):
        assert client.post(again, {"password": "not it"}).status_code == 200
    answer = client.post(again, {"password": "not it"})

    assert answer.status_code == 429
    assert "Wait a minute" in answer.content.decode()


def test_a_band_above_every_page_says_how_few_can_open_it_or_until_when_one_reads(
    client, rex, worker2, duty
):
    asked(client, duty)
    opened = break_glass(Enquiry.objects.get(), by=duty, child=rex, why="Alone in A&E")
    pages = {}
    for user in (worker2, duty):
        client.force_login(user, "agencies.backends.SignIn")
        for name in ("child", "child_story", "child_plan", "child_network"):
            pages[user, name] = client.get(reverse(name, args=[rex.ref])).content.decode()

    until = opened.until.astimezone(get_default_timezone())
    emergency = f"You are reading this in an emergency until {until:%H:%M}."
    few = "Only 2 people can open this record."
    said = {key: (few in page, emergency in page) for key, page in pages.items()}
    assert said == {key: (key[0] == worker2, key[0] == duty) for key in pages}
