"""What is taken away is gone at the very next request of somebody whose session is open.

Each row: who has the record open, how it is taken from them, and what they are told from then on.
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from agencies.actions import change_role, close_account, leave_team
from agencies.roles import Role
from audit import clock
from casework.actions import (
    add_involvement,
    allocate_child,
    ask_if_known,
    break_glass,
    end_involvement,
    end_links,
    end_share,
    exclude_user,
    link_colleague,
    link_the_caller,
    open_episode,
    restrict_child,
    step_down,
    unlink_colleague,
)
from casework.models import Entry, Link
from tests.access.world import told_of
from tests.factories import ChildFactory, UserFactory, allocate, arranging, share_with, told

PAGES = ("child", "child_story", "child_plan", "child_network")
OF_THE_API = ("api:child", "api:child_story", "api:child_plan", "api:child_network")
LISTS = ("home", "child_list", "api:children")
BY_ITSELF = {
    "a share by name runs out": timedelta(days=31),
    "an emergency is over": timedelta(minutes=60),
}
"""How long what ends by itself lasts at most."""


@pytest.fixture
def world(host, worker, worker2, manager, duty, lead, visitor, admin, ty, east, west, hillside):
    """Ty is everybody’s; Rex is restricted to the worker and the team, and open to `duty`."""
    rex = ChildFactory(given_name="Rex", family_name="Quiet")
    for child in (ty, rex):
        allocate(child, worker=worker, team=east)
        told(child)
    open_episode(ty, by=worker, why="The school rang")
    colleague = UserFactory(agency=host, role=Role.WORKER, teams=[east])
    UserFactory(agency=host, role=Role.WORKER, teams=[west])
    restrict_child(rex, by=manager, why="A colleague’s child")
    teacher = UserFactory(agency=hillside, role=Role.PARTNER)
    share = share_with(hillside, ty)
    link_colleague(share, by=lead, user=teacher)
    school = add_involvement(ty, by=worker, name="Mr Bell", role="teacher", agency=hillside)
    enquiry = ask_if_known(
        host, by=duty, name="Rex Quiet", caller_name="Dr Amin", why="He is in A&E"
    )
    break_glass(enquiry, by=duty, child=rex, why="Alone in A&E")
    by_name = share_with(visitor, ty)
    return SimpleNamespace(**locals())


def ends_the_membership(user):
    with arranging():
        user.membership.delete()


REMOVALS = {
    "the agency’s share ends": ("lead", "ty", lambda w: end_share(w.share, by=w.worker)),
    "and a colleague’s with it": ("teacher", "ty", lambda w: end_share(w.share, by=w.worker)),
    "a share by name ends": ("visitor", "ty", lambda w: end_share(w.by_name, by=w.worker)),
    "a share by name runs out": ("visitor", "ty", None),
    "the lead unlinks a colleague": (
        "teacher", "ty", lambda w: unlink_colleague(w.share, by=w.lead, user=w.teacher)
    ),
    "the school stops helping": ("lead", "ty", lambda w: end_involvement(w.school, by=w.worker)),
    "early help takes over and the share is not kept": (
        "lead", "ty", lambda w: step_down(w.ty, by=w.worker, lead=w.visitor, summary="Well")
    ),
    "a worker is kept out": (
        "colleague", "ty", lambda w: exclude_user(w.ty, by=w.manager, user=w.colleague, why="Aunt")
    ),
    "a lead is kept out": (
        "lead", "ty", lambda w: exclude_user(w.ty, by=w.manager, user=w.lead, why="Aunt")
    ),
    "whoever broke the glass is kept out": (
        "duty", "rex", lambda w: exclude_user(w.rex, by=w.manager, user=w.duty, why="Aunt")
    ),
    "an emergency is over": ("duty", "rex", None),
    "the record is restricted": (
        "worker2", "ty", lambda w: restrict_child(w.ty, by=w.manager, why="A colleague’s")
    ),
    "a restricted child has another worker and team": (
        "colleague", "rex", lambda w: allocate_child(
            w.rex, by=w.manager, worker=w.worker2, team=w.west, why="He moved", is_system_led=False
        )
    ),
    "a worker leaves the team": (
        "colleague", "rex", lambda w: leave_team(w.host, by=w.admin, user=w.colleague, team=w.east)
    ),
    "a worker becomes an administrator": (
        "worker", "ty", lambda w: change_role(w.host, by=w.admin, user=w.worker, role=Role.ADMIN)
    ),
    "a lead is a lead no more": (
        "lead", "ty", lambda w: change_role(w.host, by=w.admin, user=w.lead, role=Role.PARTNER)
    ),
    "a worker’s membership ends": ("worker", "ty", lambda w: ends_the_membership(w.worker)),
    "a partner’s membership ends": ("visitor", "ty", lambda w: ends_the_membership(w.visitor)),
    "a worker’s account is closed": (
        "worker", "ty", lambda w: close_account(w.host, by=w.admin, user=w.worker)
    ),
    "a partner’s account is closed": (
        "visitor", "ty", lambda w: close_account(w.host, by=w.admin, user=w.visitor)
    ),
}  # fmt: skip


def a_session(user, child):
    """A browser in which this person has opened this child, and said why if need be."""
    client = Client()
    client.force_login(user, backend="agencies.backends.SignIn")
    client.post(reverse("child_why", args=[child.ref]), {"purpose": "covering"})
    return client


def answers(client, child):
    """{address: status} of everything about this child; a write among them."""
    read = {
        name: client.get(reverse(name, args=[child.ref]), {"purpose": "covering"}).status_code
        for name in (*PAGES, *OF_THE_API)
    }
    said = {"text": "I saw it", "happened_on": "today", "happened_at": ""}
    return read | {
        "child_contribute": client.post(
            reverse("child_contribute", args=[child.ref]), said
        ).status_code
    }


def lists_naming(client, child):
    return [name for name in LISTS if child.ref in client.get(reverse(name)).content.decode()]


@pytest.mark.parametrize("what", REMOVALS)
def test_what_is_taken_away_is_gone_at_the_next_request_of_an_open_session(world, what):
    who, which, take_away = REMOVALS[what]
    user, child = getattr(world, who), getattr(world, which)
    client, is_closed = a_session(user, child), what.endswith("account is closed")
    before = answers(client, child)
    assert {status for name, status in before.items() if name != "child_contribute"} == {200}
    assert "api:children" in lists_naming(client, child)

    if take_away:
        take_away(world)
    told_before = Entry.objects.count()
    with clock.at(clock.now() + BY_ITSELF.get(what, timedelta())):
        after, lists = answers(client, child), lists_naming(client, child)

    pages = 302 if is_closed else 404
    assert after == {
        **dict.fromkeys((*PAGES, "child_contribute"), pages),
        **dict.fromkeys(OF_THE_API, 401 if is_closed else 404),
    }
    assert lists == []
    assert Entry.objects.count() == told_before


@pytest.mark.parametrize("ends", ["ended", "run out"])
def test_a_private_link_shows_nothing_once_it_is_over(world, ends):
    referral = told_of(world.ty, world.worker)
    link, client = link_the_caller(referral, by=world.worker), Client()
    client.get(f"/f/{link.token}/")
    assert "received" in client.get("/f/").content.decode()

    lasts = Link.objects.get(pk=link.pk).expires_at
    if ends == "ended":
        end_links(referral, by=world.worker)
    with clock.at(lasts if ends == "run out" else clock.now()):
        over, never = client.get("/f/"), Client().get("/f/")

    assert over.content == never.content
