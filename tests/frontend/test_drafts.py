"""Long writing is kept on the server as it is typed, and is there when its writer comes back."""

import re
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from casework import drafts
from casework.actions import exclude_user, record_entry
from casework.models import Draft, Entry
from frontend.drafting import WRITING, page_of
from tests.factories import ChildFactory, allocate, share_with, siblings
from tests.frontend.assessments.pages import shown, signed_in

JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def desk(client, worker):
    return signed_in(client, worker)


def typed(child, text="Dawn opened the door", version=0, **more):
    return {
        "draft_page": "entry_record",
        "draft_target": child.ref,
        "draft_version": version,
        "child": [child.ref],
        "text": text,
        **more,
    }


def save(desk, words, **how):
    return desk.post(reverse("draft_save"), words, **how)


def recorder(child):
    return f"{reverse('entry_record')}?child={child.ref}"


def only():
    return Draft.objects.get(discarded_at=None)


def test_a_save_answers_with_the_hash_of_what_was_sent(desk, ty):
    body = urlencode(typed(ty), doseq=True)
    answer = desk.post(
        reverse("draft_save"), body, content_type="application/x-www-form-urlencoded", **JSON
    )

    assert answer.json()["sha256"] == sha256(body.encode()).hexdigest()
    assert answer.json()["version"] == only().version > 0
    assert re.fullmatch(r"\d\d:\d\d:\d\d", answer.json()["saved"])
    assert only().words == {"child": [ty.ref], "text": ["Dawn opened the door"]}


def test_a_draft_is_never_checked(desk, ty):
    save(desk, typed(ty, when="32nd of Octember", kind="no such kind", text=""), **JSON)

    assert only().words["when"] == ["32nd of Octember"]


def test_what_was_left_is_there_again_as_it_was_typed_and_is_not_called_wrong(desk, ty):
    save(desk, typed(ty, when="32nd of Octember"), **JSON)
    again = desk.get(recorder(ty))

    assert "Dawn opened the door" in shown(again)
    assert 'value="32nd of Octember"' in again.content.decode()
    assert "You left this unfinished" in shown(again)
    assert "There is a problem" not in shown(again)
    assert f'name="draft_version" value="{only().version}"' in again.content.decode()


def test_without_a_script_the_button_saves_and_comes_back_with_a_message(desk, ty):
    answer = save(desk, typed(ty), follow=True)

    assert answer.redirect_chain == [(recorder(ty), 302)]
    assert re.search(r"Saved \d\d:\d\d:\d\d\. It is in your unfinished writing", shown(answer))
    assert "Dawn opened the door" in shown(answer)


def test_the_line_ends_of_a_browser_and_of_a_script_are_the_same_words(desk, ty):
    save(desk, typed(ty, "One\r\n\r\nTwo"))

    assert save(desk, typed(ty, "One\n\nTwo"), **JSON).status_code == 200


@pytest.mark.parametrize("version", ["", "one", "-1", "²"])
def test_writing_that_does_not_say_its_version_is_refused(desk, ty, version):
    assert save(desk, typed(ty, version=version), **JSON).status_code == 400
    assert not Draft.objects.exists()


def test_writing_for_a_page_that_keeps_none_is_refused(desk, ty):
    assert save(desk, typed(ty) | {"draft_page": "child_looks"}, **JSON).status_code == 400


def test_a_stale_version_is_told_and_both_texts_are_shown_to_choose_from(desk, ty):
    save(desk, typed(ty, "From the desk"), **JSON)

    assert save(desk, typed(ty, "From the phone"), **JSON).status_code == 409
    choice = save(desk, typed(ty, "From the phone"))
    assert choice.status_code == 409
    assert "Your words From the phone" in shown(choice)
    assert "Saved somewhere else From the desk" in shown(choice)
    assert only().words["text"] == ["From the desk"]


NOT_SAID = ({}, {"draft_turn": "0"}, {"draft_turn": "9" * 30}, {"draft_hand": "x", "draft_turn": 2})
DESK = {"draft_hand": "0f3c1f0e-6f0a-4d5c-9a57-3d0d5a0f2b11"}


def test_a_page_that_lost_its_answer_goes_on_and_hears_the_version_there_is(desk, ty):
    save(desk, typed(ty, "Dawn", draft_turn=1, **DESK), **JSON)

    answer = save(desk, typed(ty, "Dawn opened", draft_turn=2, **DESK), **JSON)

    assert answer.json()["version"] == only().version
    assert only().words == {"child": [ty.ref], "text": ["Dawn opened"]}


@pytest.mark.parametrize("said", NOT_SAID)
def test_a_page_that_does_not_say_rightly_who_it_is_is_a_stranger(desk, ty, said):
    hand = DESK | said
    save(desk, typed(ty, "From the desk", **hand), **JSON)

    assert save(desk, typed(ty, "From the phone", **hand), **JSON).status_code == 409
    assert only().words["text"] == ["From the desk"]


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Keep your words", "Mine, and long enough to be a sentence."),
        (
            "Keep both",
            "Theirs, and long enough to be a sentence.\n\nMine, and long enough to be a sentence.",
        ),
    ],
)
def test_one_or_both_texts_can_be_gone_on_with(desk, ty, button, kept):
    save(desk, typed(ty, "Theirs, and long enough to be a sentence."), **JSON)
    read = only().version
    choice = save(desk, typed(ty, "Mine, and long enough to be a sentence."))
    form = next(
        part
        for part in choice.content.decode().split("<form")[1:]
        if button in part.split("</form")[0]
    )
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form.split("</form")[0])
    desk.post(reverse("draft_save"), dict(fields))

    assert only().words["text"] == [kept]
    assert only().version == read + 1


def test_words_of_somebody_else_are_never_saved_as_mine(desk, ty, manager):
    answer = save(desk, typed(ty, draft_writer=manager.ref), **JSON)

    assert answer.status_code == 403
    assert not Draft.objects.exists()


def test_what_was_not_chosen_can_be_brought_back_for_a_day(desk, worker, ty):
    save(desk, typed(ty, "From the desk"), **JSON)
    save(desk, typed(ty, "From the phone"))
    assert [each.words["text"] for each in drafts.discarded(worker)] == [["From the phone"]]

    save(desk, typed(ty, "From the phone", version=only().version, draft_chosen="1"))
    assert only().words["text"] == ["From the phone"]
    assert [each.words["text"] for each in drafts.discarded(worker)] == [["From the desk"]]


def test_choosing_on_a_version_that_is_no_longer_the_last_overwrites_nothing(desk, ty):
    read = save(desk, typed(ty, "From the desk"), **JSON).json()["version"]
    save(desk, typed(ty, "Later", version=read), **JSON)
    answer = save(desk, typed(ty, "From the phone", version=read, draft_chosen="1"))
    assert answer.status_code == 409
    assert only().words["text"] == ["Later"]


def test_words_that_had_reached_the_record_are_not_kept_again(desk, worker, ty):
    record_entry(ty, by=worker, once="a" * 32, kind="visit", text="It was quiet", rows=[])
    sent = typed(ty, "It was quiet", once="a" * 32, draft_returned="1")

    assert save(desk, sent, **JSON).json()["recorded"] is True
    assert not Draft.objects.exists()


def test_recording_finishes_the_draft(desk, ty):
    read = save(desk, typed(ty), **JSON).json()["version"]
    desk.post(recorder(ty), typed(ty, "Dawn opened the door.", version=read, kind="visit"))

    assert Entry.objects.get().text == "Dawn opened the door."
    assert not Draft.objects.exists()


def test_recording_leaves_what_another_window_has_saved_since(desk, ty):
    read = save(desk, typed(ty), **JSON).json()["version"]
    save(desk, typed(ty, "From the phone", version=read), **JSON)
    desk.post(recorder(ty), typed(ty, "Dawn opened the door.", version=read, kind="visit"))

    assert only().words["text"] == ["From the phone"]


def test_nobody_else_finds_a_draft(client, desk, manager, ty):
    save(desk, typed(ty), **JSON)
    draft = only()
    as_manager = signed_in(client, manager)

    assert "Dawn opened the door" not in shown(as_manager.get(recorder(ty)))
    assert "You have nothing unfinished" in shown(as_manager.get(reverse("draft_list")))
    for name in ("draft_discard", "draft_restore"):
        assert as_manager.post(reverse(name, args=[draft.ref])).status_code == 404
    assert only() == draft


def test_a_draft_closes_to_its_writer_with_a_child_in_it(desk, worker, manager, ty, mia):
    siblings(ty, mia)
    save(desk, typed(ty) | {"child": [ty.ref, mia.ref]}, **JSON)
    exclude_user(mia, by=manager, user=worker, why="Her aunt")

    assert "Dawn opened the door" not in shown(desk.get(recorder(ty)))
    assert "You have nothing unfinished" in shown(desk.get(reverse("draft_list")))
    assert desk.get(reverse("draft_discard", args=[only().ref])).status_code == 404


@pytest.mark.parametrize(
    ("name", "answer"), [("mia", 404), ("nobody", 404)], ids=["closed child", "no such child"]
)
def test_a_child_ticked_who_is_not_theirs_to_see_is_not_found(
    desk, worker, manager, ty, mia, name, answer
):
    exclude_user(mia, by=manager, user=worker, why="Her aunt")
    ref = {"mia": mia.ref, "nobody": "aaaaaaaaaa"}[name]

    assert save(desk, typed(ty) | {"child": [ty.ref, ref]}, **JSON).status_code == answer
    assert not Draft.objects.exists()


def test_a_draft_cannot_be_kept_for_a_page_that_is_not_theirs(client, lead, otherlead, ty):
    share_with(lead.agency, ty)

    assert save(signed_in(client, lead), typed(ty), **JSON).status_code == 403
    assert save(signed_in(client, otherlead), typed(ty), **JSON).status_code == 404


def test_what_is_one_childs_own_closes_the_draft_with_that_child(desk, ty, mia):
    siblings(ty, mia)
    save(desk, typed(ty, **{f"words-{mia.ref}": "She hid.", f"seen-{mia.ref}": ""}), **JSON)

    assert only().child_refs == sorted([ty.ref, mia.ref])


def test_discarding_asks_and_can_be_undone(desk, ty):
    save(desk, typed(ty), **JSON)
    discard = reverse("draft_discard", args=[only().ref])

    assert "Dawn opened the door" in shown(desk.get(discard))
    assert "Bring it back" in shown(desk.post(discard, follow=True))
    assert "You left this unfinished" not in shown(desk.get(recorder(ty)))

    ref = Draft.objects.get().ref
    back = desk.post(reverse("draft_restore", args=[ref]), follow=True)
    assert "Dawn opened the door" in shown(back)


def test_starting_again_discards_and_begins_an_empty_page(desk, ty):
    save(desk, typed(ty), **JSON)
    again = re.search(r'href="([^"]+)">Start again', desk.get(recorder(ty)).content.decode())[1]
    page = desk.post(again, follow=True)

    assert page.redirect_chain == [(recorder(ty), 302)]
    assert "Dawn opened the door" not in shown(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_unfinished_writing_costs_the_same_however_long_it_is(
    desk, worker, django_assert_num_queries, count
):
    for _ in range(count):
        child = ChildFactory()
        allocate(child, worker=worker)
        save(desk, typed(child), **JSON)
    with django_assert_num_queries(6):
        assert shown(desk.get(reverse("draft_list"))).count("Go on writing") == count


def test_a_save_costs_little(desk, ty, django_assert_num_queries):
    read = save(desk, typed(ty), **JSON).json()["version"]
    with django_assert_num_queries(9):
        save(desk, typed(ty, "More", version=read), **JSON)


def test_no_page_keeps_writing_under_a_name_that_is_none(desk):
    """Every page of WRITING has an address, with a reference or without one."""
    assert all(page_of(name, "aaaaaaaaaa").startswith("/") for name in WRITING)
