"""This got in my way: raised in two answers, taken on, passed up or removed, and kept."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from agencies.roles import Role
from audit import clock
from casework.actions import exclude_user
from learning.actions import move_blockage, raise_blockage
from learning.models import Blockage
from tests.access.addresses import browser
from tests.factories import AgencyFactory, ChildFactory, UserFactory
from tests.frontend.assessments.pages import shown

pytestmark = pytest.mark.django_db

SAID = {"what": "No interpreter before Thursday.", "stopped": "A visit waited nine days."}
BOARD = "blockage_list"


@pytest.fixture
def teacher(host):
    return UserFactory(agency=AgencyFactory(name="Hillside"), role=Role.PARTNER)


def moved(desk, blockage, **said):
    return desk.post(reverse("blockage", args=[blockage.ref]), said, follow=True)


def test_from_any_page_in_two_answers_to_the_board_and_a_managers_home(host, teacher, manager):
    desk = browser(teacher)
    there = reverse("blockage_new") + "?on=child_list"
    assert there in desk.get(reverse("child_list")).content.decode()
    form = desk.get(there).content.decode()
    assert 'value="child_list"' in form
    page = desk.post(there, SAID | {"page": "child_list"}, follow=True)

    blockage = Blockage.objects.get()
    assert (blockage.agency.name, blockage.page, blockage.team) == ("Hillside", "child_list", None)
    assert all(words in shown(page) for words in SAID.values())
    home = shown(browser(manager).get("/"))
    assert "Got in somebody’s way" in home
    assert SAID["what"] in home


@pytest.mark.parametrize("missing", SAID)
def test_what_is_missing_is_asked_for_and_the_rest_stays(host, teacher, missing):
    answer = browser(teacher).post(reverse("blockage_new"), SAID | {missing: " "})

    assert "There is a problem" in shown(answer)
    assert all(words in shown(answer) for name, words in SAID.items() if name != missing)
    assert not Blockage.objects.exists()


def test_a_page_that_is_none_is_not_kept(host, teacher):
    browser(teacher).post(reverse("blockage_new"), SAID | {"page": "/children/abc?q=Ty"})

    assert Blockage.objects.get().page == ""


def test_taken_on_tried_passed_up_and_removed_is_read_by_whoever_raised_it(host, teacher, manager):
    blockage = raise_blockage(host, by=teacher, **SAID)
    desk, theirs = browser(manager), browser(teacher)
    stands = ["Nobody has it yet"]
    for did, words in [
        ("taken", ""),
        ("tried", "Asked two agencies"),
        ("escalated", "To the head of service"),
        ("removed", "A contract for evenings"),
    ]:
        page = shown(moved(desk, blockage, did=did, words=words))
        assert "There is a problem" not in page
        stands.append(Blockage.objects.get().where)

    assert stands == [
        "Nobody has it yet", "With a manager", "With a manager", "Passed up", "Removed",
    ]  # fmt: skip
    page = shown(theirs.get(reverse("blockage", args=[blockage.ref])))
    assert all(words in page for words in ("Asked two agencies", "A contract for evenings"))
    assert "No longer in your way" in shown(theirs.get("/"))
    assert "No longer in your way" not in shown(desk.get("/"))
    week = shown(desk.get(reverse("blockage_week")))
    assert "To the head of service" in week


@pytest.mark.parametrize("did", ["tried", "escalated", "removed"])
def test_without_words_where_there_is_something_to_say_nothing_is_done(host, teacher, manager, did):
    blockage = raise_blockage(host, by=teacher, **SAID)
    page = shown(moved(browser(manager), blockage, did=did, words=" "))

    assert "Write " in page
    blockage.refresh_from_db()
    assert (blockage.held_by, blockage.moves.count()) == (None, 0)


def test_what_was_removed_stands_and_is_raised_again_not_opened_again(host, worker, manager):
    blockage = raise_blockage(host, by=worker, **SAID)
    move_blockage(blockage, by=manager, did="removed", words="A contract")
    with pytest.raises(ValidationError):
        move_blockage(blockage, by=manager, did="tried", words="Again")

    for statement in (
        "UPDATE learning_blockage SET found = 'x'",
        "UPDATE learning_move SET words = 'x'",
        "DELETE FROM learning_move",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_agency_reads_what_got_in_its_own_way_and_no_other(host, teacher, worker):
    ours = raise_blockage(host, by=teacher, **SAID)
    theirs = raise_blockage(host, by=worker, what="No desk", stopped="Writing")
    colleague = UserFactory(agency=teacher.agency, role=Role.LEAD)
    page = shown(browser(colleague).get(reverse(BOARD)))

    assert SAID["what"] in page
    assert "No desk" not in page
    assert list(Blockage.objects.permitting(colleague, Blockage.VIEW)) == [ours]
    assert set(Blockage.objects.permitting(worker, Blockage.VIEW)) == {ours, theirs}


@pytest.mark.parametrize("field", SAID)
def test_whoever_is_kept_from_a_child_reads_none_that_names_them(host, worker, manager, field):
    zeb = ChildFactory(given_name="Zebulon")
    exclude_user(zeb, by=manager, user=worker, why="Her nephew")
    raise_blockage(host, by=manager, **SAID | {field: "About zebulon"})

    assert not Blockage.objects.permitting(worker, Blockage.VIEW).exists()
    assert Blockage.objects.permitting(manager, Blockage.VIEW).exists()


def test_the_board_says_how_long_they_stood_and_shows_one_team(
    host, worker, teacher, manager, east
):
    for days in (2, 4):
        with clock.at(clock.now() - timedelta(days=days)):
            blockage = raise_blockage(host, by=worker, **SAID)
        move_blockage(blockage, by=manager, did="removed", words="A contract")
    raise_blockage(host, by=teacher, what="No desk", stopped="Writing")
    desk = browser(manager)

    assert "Half of what was removed in the last year stood 3 days or less" in shown(
        desk.get(reverse(BOARD))
    )
    assert "No desk" not in shown(desk.get(reverse(BOARD), {"team": east.ref}))
    assert SAID["what"] in shown(desk.get(reverse(BOARD), {"team": east.ref}))


def test_the_week_is_of_its_days_alone(host, worker, manager):
    with clock.at(clock.now() - timedelta(days=14)):
        raise_blockage(host, by=worker, **SAID)
        day = clock.today()
    desk = browser(manager)

    assert SAID["what"] not in shown(desk.get(reverse("blockage_week")))
    assert SAID["what"] in shown(desk.get(reverse("blockage_week"), {"of": day.isoformat()}))
    assert desk.get(reverse("blockage_week"), {"of": "no day"}).status_code == 200
    assert "The week before" not in shown(
        desk.get(reverse("blockage_week"), {"of": day.isoformat()})
    )
