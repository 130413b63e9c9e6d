"""The recorder: once for all the children, and what is one child's stays that child's."""

import re

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from casework.actions import exclude_user
from casework.models import Entry, EntryChild
from frontend.fields import new_key
from tests.factories import (
    ChildFactory,
    allocate,
    restricted,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import shown, signed_in

SAID = {"kind": "visit", "when": "", "text": "Dawn opened the door before I knocked."}


@pytest.fixture
def desk(client, worker):
    return signed_in(client, worker)


@pytest.fixture
def harpers(ty, mia, worker):
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    return ty, mia


def recorder(child):
    return f"{reverse('entry_record')}?child={child.ref}"


def record(desk, child, *children, **more):
    about = [each.ref for each in children or [child]]
    return desk.post(recorder(child), SAID | {"once": new_key(), "child": about} | more)


def recorded():
    """What was written in the recorder; beginnings and endings of work tell themselves."""
    return Entry.objects.exclude(kind=Entry.Kind.MILESTONE)


def rows():
    told = EntryChild.objects.filter(entry__in=recorded()).select_related("child")
    return {row.child: (row.seen, row.words, row.meaning) for row in told}


def ticked(response):
    return set(re.findall(r'name="child" value="(\w+)"[^>]* checked', response.content.decode()))


def offered(response):
    return set(re.findall(r'name="child" value="(\w+)"', response.content.decode()))


def test_one_visit_is_recorded_once_for_all_and_each_child_has_their_own(desk, harpers):
    ty, mia = harpers
    own = {f"seen-{ty.ref}": "alone", f"words-{ty.ref}": "He came to the wrong house. Good."}
    own |= {f"seen-{mia.ref}": "seen", f"meant-{mia.ref}": "Mum stayed away this time."}
    answer = record(desk, ty, ty, mia, **own)

    assert answer.headers["location"] == reverse("child_story", args=[ty.ref])
    entry = recorded().get()
    assert (entry.kind, entry.text) == ("visit", "Dawn opened the door before I knocked.")
    assert entry.is_significant
    assert rows() == {
        ty: ("alone", "He came to the wrong house. Good.", ""),
        mia: ("seen", "", "Mum stayed away this time."),
    }


def test_the_words_and_one_child_are_all_that_is_required(desk, ty):
    desk.post(recorder(ty), {"child": [ty.ref], "kind": "call", "text": "She rang."})

    assert recorded().get().text == "She rang."
    assert rows() == {ty: ("", "", "")}


def test_the_child_one_came_from_is_ticked_and_brothers_and_sisters_are_a_tick(desk, harpers):
    page = desk.get(recorder(harpers[0]))

    assert ticked(page) == {harpers[0].ref}
    assert offered(page) == {child.ref for child in harpers}


def test_what_is_written_of_a_child_who_is_not_ticked_goes_nowhere(desk, harpers):
    ty, mia = harpers
    record(desk, ty, ty, **{f"words-{mia.ref}": "Not hers to read"})

    assert rows() == {ty: ("", "", "")}


def test_one_goes_back_to_the_story_of_somebody_it_is_about(desk, harpers):
    ty, mia = harpers

    assert record(desk, ty, mia).headers["location"] == reverse("child_story", args=[mia.ref])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": " "}, "Write what happened."),
        ({"child": []}, "Tick at least one child."),
        ({"when": "32nd of Octember"}, "Write when like"),
        ({"when": "tomorrow 10:00"}, "it cannot be later than now"),
        ({"kind": "seance"}, "Choose what it was."),
    ],
    ids=["no words", "no child", "no such day", "not yet", "no such kind"],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk, harpers, typed, sentence
):
    ty, mia = harpers
    own = {f"words-{mia.ref}": "She hid the torch", f"seen-{mia.ref}": "alone"}
    page = desk.post(recorder(ty), SAID | {"child": [ty.ref]} | own | typed)

    assert sentence in shown(page)
    assert "She hid the torch" in shown(page)
    assert re.search(rf'name="seen-{mia.ref}" value="alone"[^>]* checked', page.content.decode())
    assert ("Dawn opened the door" in shown(page)) == ("text" not in typed)
    assert not recorded().exists()


def test_a_day_without_a_time_is_kept_as_vaguely_as_it_was_said(desk, ty):
    record(desk, ty, when="yesterday")
    assert recorded().get().precision == "day"


def test_a_form_sent_twice_is_recorded_once_and_leads_to_the_story(desk, ty):
    key = new_key()
    first, second = record(desk, ty, once=key), record(desk, ty, once=key)

    assert second.headers["location"] == first.headers["location"]
    assert recorded().count() == 1


def test_a_brother_or_sister_closed_to_the_writer_is_not_there(desk, worker, manager, harpers):
    ty, mia = harpers
    exclude_user(mia, by=manager, user=worker, why="Her aunt")
    page = desk.get(recorder(ty))

    assert offered(page) == {ty.ref}
    assert "Mia" not in shown(page)
    assert "Tick only children who are listed here." in shown(record(desk, ty, ty, mia))
    assert not recorded().exists()


def test_nobody_records_about_a_child_who_is_not_theirs(client, desk, manager, lead, otherlead, ty):
    closed = restricted(ChildFactory())
    assert desk.get(recorder(closed)).status_code == 404

    share_with(lead.agency, ty)
    assert signed_in(client, lead).get(recorder(ty)).status_code == 403
    assert record(client, ty).status_code == 403
    assert signed_in(client, otherlead).get(recorder(ty)).status_code == 404
    assert client.get(reverse("entry_record")).status_code == 403
    assert not recorded().exists()


def test_without_a_child_one_finds_the_child_first(desk, harpers):
    ty, mia = harpers
    own = desk.get(reverse("entry_record")).content.decode()
    found = desk.get(reverse("entry_record"), {"q": "tye harper"}).content.decode()

    assert {recorder(ty), recorder(mia)} <= set(re.findall(r'href="([^"]+)"', own))
    assert recorder(ty) in found
    assert recorder(mia) not in found


def test_whom_the_page_names_is_in_the_audit(desk, worker, harpers):
    desk.get(recorder(harpers[0]))

    listed = AuditEvent.objects.get(kind="listed", did="entry_record")
    assert listed.listed_refs == sorted(child.ref for child in harpers)


@pytest.mark.parametrize("count", [1, 3])
def test_the_recorder_costs_the_same_for_one_child_and_for_three(
    desk, django_assert_num_queries, count
):
    family = siblings(*(ChildFactory() for _ in range(count)))
    with django_assert_num_queries(6):
        desk.get(recorder(family[0]))


@pytest.mark.parametrize("count", [1, 3])
def test_finding_a_child_costs_the_same_for_one_and_for_three(
    desk, worker, django_assert_num_queries, count
):
    for _ in range(count):
        allocate(ChildFactory(family_name="Example"), worker=worker)
    with django_assert_num_queries(5):
        desk.get(reverse("entry_record"))
    with django_assert_num_queries(5):
        desk.get(reverse("entry_record"), {"q": "Example"})


def test_a_pasted_letter_keeps_its_lines_and_whose_words_they_are(desk, harpers):
    ty, _ = harpers
    letter = "Dear Priya,\n\nTy slept in maths.\nAgain.\n\nK. Bell"
    record(desk, ty, kind="document", text=letter, from_whom="Mr Bell, class teacher")

    entry = recorded().get()
    assert (entry.kind, entry.text, entry.from_whom) == (
        "document",
        letter,
        "Mr Bell, class teacher",
    )
    page = desk.get(reverse("child_story", args=[ty.ref]))
    assert "Ty slept in maths.<br>Again." in page.content.decode()
    assert "The words of Mr Bell, class teacher." in shown(page)


@pytest.mark.parametrize(
    ("typed", "precision", "said"),
    [
        ("about 0:01", "about", "about 00:01"),
        ("last week", "week", "In the week of"),
        ("in March 2025", "month", "In March 2025"),
        ("yesterday evening", "part", "in the evening"),
    ],
)
def test_what_is_said_vaguely_is_shown_as_vaguely(desk, harpers, typed, precision, said):
    ty, _ = harpers
    record(desk, ty, when=typed)

    assert recorded().get().precision == precision
    assert said in shown(desk.get(reverse("child_story", args=[ty.ref])))


def test_the_recorder_is_one_key_away_and_knows_whose_page_was_open(client, desk, harpers, lead):
    ty, _ = harpers

    def key(page):
        return re.search(r'<a href="([^"]*)"[^>]* accesskey="r">Record', page.content.decode())

    assert key(desk.get(reverse("child", args=[ty.ref]))).group(1) == recorder(ty)
    assert key(desk.get(reverse("home"))).group(1) == reverse("entry_record")
    share_with(lead.agency, ty)
    assert not key(signed_in(client, lead).get(reverse("child", args=[ty.ref])))
