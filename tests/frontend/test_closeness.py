"""Keeping somebody from a record, and letting a colleague see it, as people meet them on pages."""

import re

import pytest
from django.urls import reverse

from casework.actions import exclude_user
from casework.levels import Level
from casework.models import Exclusion, Share
from tests.factories import ChildFactory, UserFactory, allocate, share_with, siblings


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


def test_an_aunt_is_kept_from_the_brothers_and_sisters_who_stay_ticked(
    client, ty, mia, manager, worker, east
):
    noah = ChildFactory()
    allocate(ty, worker=worker, team=east)
    siblings(ty, mia, noah)
    client.force_login(manager, "agencies.backends.SignIn")
    page = client.get(reverse("child_restrict", args=[ty.ref])).content.decode()
    ticked = set(re.findall(r'name="also" value="(\w+)"[^>]*checked', page))
    assert ticked == {mia.ref, noah.ref}

    kept = {"user": worker.ref, "why": "Her nephew", "also": [mia.ref]}
    client.post(reverse("child_exclude", args=[ty.ref]), kept)
    assert {row.child for row in Exclusion.objects.filter(user=worker)} == {ty, mia}


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("", "Write who must not see it."),
        ("Zed", "Nobody who signs in here is called that."),
        ("W", "Write the e-mail address of the one you mean: "),
        ("worker", "Wes Worker is kept from it already."),
    ],
)
def test_the_person_to_keep_out_is_found_by_name_or_asked_for(
    client, ty, manager, worker, worker2, east, who, said
):
    allocate(ty, worker=worker, team=east)
    exclude_user(ty, by=manager, user=worker2, why="Her nephew")
    client.force_login(manager, "agencies.backends.SignIn")
    typed = worker2.email if who == "worker" else who
    answer = client.post(reverse("child_exclude", args=[ty.ref]), {"user": typed, "why": "Kin"})
    page = answer.content.decode()

    assert said in page
    assert "Kin" in page
    assert len(re.findall(r'id="id_why"', page)) == 1


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
