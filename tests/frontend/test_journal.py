"""In a real browser: what could not be sent is kept on the device, unreadable, and comes back."""

import re
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Error, expect

from casework import drafts
from casework.actions import record_entry
from casework.models import Draft, JournalKey
from tests.factories import share_with

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")
ON_DEVICE = "Saved on this device, not yet sent"
WORDS = "Dawn opened the door before I knocked."
PASSWORD = "a long invented password"
SAVE = "**/drafts/save/"
KEPT = """async () => {
  const database = await new Promise((done) => {
    indexedDB.open("kith").onsuccess = ({ target }) => done(target.result);
  });
  const all = await new Promise((done) => {
    const asking = database.transaction("words").objectStore("words").getAll();
    asking.onsuccess = () => done(asking.result);
  });
  return all.map((entry) => new TextDecoder("latin1").decode(entry.data));
}"""
"""What a thief of the device reads of the journal."""


def status(window):
    return window.locator("[data-draft]")


def text(window):
    return window.get_by_label("What happened?")


def cut_off(window):
    window.route(SAVE, lambda route: route.abort())


def leave_unsent(window, words=WORDS):
    """Type something that cannot be sent, and let the page die."""
    cut_off(window)
    text(window).fill(words)
    expect(status(window)).to_contain_text(ON_DEVICE, timeout=4000)
    with suppress(Error):
        window.goto("chrome://crash")


def kept_for(user, ty, words):
    return drafts.save(
        user, "entry_record", ty.ref, {"child": [ty.ref], "text": [words]},
        version=0, child_refs=[ty.ref],
    )  # fmt: skip


def test_what_a_dead_page_left_is_there_again_and_is_sent(recorder):
    leave_unsent(recorder())
    desk = recorder()

    expect(text(desk)).to_have_value(WORDS)
    expect(desk.get_by_text("You left this unfinished")).to_be_visible()
    assert Draft.objects.get().words["text"] == [WORDS]
    desk.wait_for_function("kith.journal.size().then((size) => size === 0)")


def test_what_lies_on_the_device_is_noise(recorder):
    desk = recorder()
    leave_unsent(recorder())

    found = desk.evaluate(KEPT)
    assert len(found) == 1
    assert "Dawn" not in found[0]
    assert WORDS.encode("utf-16-le").decode("latin1") not in found[0]
    assert (
        desk.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )


def test_any_page_sends_what_was_left_and_says_where_it_is(live_server, recorder, context):
    leave_unsent(recorder())
    home = context.new_page()
    home.goto(live_server.url)

    expect(home.get_by_text("Words kept on this device are saved now.")).to_be_visible()
    assert Draft.objects.get().words["text"] == [WORDS]
    home.get_by_role("link", name="Go on writing").first.click()
    expect(text(home)).to_have_value(WORDS)


def test_when_the_server_moved_on_both_texts_are_offered_and_neither_is_lost(recorder, worker, ty):
    leave_unsent(recorder(), "From the train, in the tunnel")
    kept_for(worker, ty, "From the desk at home")
    desk = recorder()

    expect(text(desk)).to_have_value("From the desk at home")
    expect(status(desk)).to_contain_text("You wrote something else here before, on this device")
    desk.get_by_role("button", name="See both and choose").click()
    expect(desk.get_by_role("main")).to_contain_text("From the train, in the tunnel")
    expect(desk.get_by_role("main")).to_contain_text("From the desk at home")
    desk.get_by_role("button", name="Keep your words").click()
    expect(text(desk)).to_have_value("From the train, in the tunnel")

    assert [draft.words["text"] for draft in drafts.readable(worker)] == [
        ["From the train, in the tunnel"]
    ]
    assert [draft.words["text"] for draft in drafts.discarded(worker)] == [
        ["From the desk at home"]
    ]
    desk.wait_for_function("kith.journal.size().then((size) => size === 0)")


def test_words_that_had_reached_the_record_do_not_come_back(recorder, worker, ty):
    desk = recorder()
    once = desk.locator("[name=once]").first.input_value()
    leave_unsent(desk)
    record_entry(ty, by=worker, once=once, kind="visit", text=WORDS, rows=[])
    desk = recorder()

    desk.wait_for_function("kith.journal.size().then((size) => size === 0)")
    expect(text(desk)).to_have_value("")
    assert not Draft.objects.exists()


def test_another_window_that_is_still_open_is_left_to_send_its_own(recorder):
    first = recorder()
    cut_off(first)
    text(first).fill(WORDS)
    expect(status(first)).to_contain_text(ON_DEVICE, timeout=4000)
    second = recorder()
    second.evaluate("kith.returned")

    expect(text(second)).to_have_value("")
    first.unroute(SAVE)
    expect(status(first)).to_have_text(SAVED, timeout=8000)
    assert Draft.objects.get().words["text"] == [WORDS]


def test_what_was_typed_and_taken_back_does_not_come_back(recorder):
    desk = recorder()
    cut_off(desk)
    text(desk).fill(WORDS)
    expect(status(desk)).to_contain_text(ON_DEVICE, timeout=4000)
    text(desk).fill("")
    desk.wait_for_function("kith.journal.size().then((size) => size === 0)")


def test_signing_out_asks_about_what_was_not_sent_and_leaves_nothing(recorder, worker):
    desk = recorder()
    cut_off(desk)
    text(desk).fill(WORDS)
    expect(status(desk)).to_contain_text(ON_DEVICE, timeout=4000)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    desk.get_by_role("button", name="Sign out").click()
    desk.wait_for_timeout(500)
    assert "could not be sent yet" in asked[0]
    assert JournalKey.objects.filter(user=worker).count() == 1

    desk.evaluate("window.confirm = () => true")
    desk.get_by_role("button", name="Sign out").click()
    expect(desk.get_by_role("heading", name="Sign in")).to_be_visible()
    assert desk.evaluate(KEPT) == []
    assert not JournalKey.objects.exists()


def test_signing_out_sends_what_it_can_first(recorder, worker):
    desk = recorder()
    text(desk).fill(WORDS)
    desk.get_by_role("button", name="Sign out").click()
    expect(desk.get_by_role("heading", name="Sign in")).to_be_visible()

    assert Draft.objects.get().words["text"] == [WORDS]


def test_a_partners_device_keeps_nothing(live_server, context, come_in, lead, ty):
    share_with(lead.agency, ty)
    come_in(lead)
    desk = context.new_page()
    desk.goto(f"{live_server.url}{reverse('child_contribute', args=[ty.ref])}")
    cut_off(desk)
    desk.locator("textarea").first.fill(WORDS)

    expect(status(desk)).to_have_text(
        "Not saved yet Kith cannot be reached just now. It is sent as soon as it can be."
    )
    assert desk.evaluate("indexedDB.databases()") == []
    assert not JournalKey.objects.exists()


@pytest.fixture
def signed_out(recorder, come_in, worker):
    """The recorder with words in it, whose session has ended."""
    worker.set_password(PASSWORD)
    worker.save()
    come_in(worker)
    desk = recorder()
    desk.evaluate("kith.journal.prepare().then(() => true)")
    Session.objects.all().delete()
    text(desk).fill(WORDS)
    expect(status(desk)).to_contain_text("You have been signed out.", timeout=4000)
    return desk


def test_the_words_stay_while_one_signs_in_again_in_place(signed_out):
    desk = signed_out
    expect(status(desk)).to_contain_text(ON_DEVICE)
    opens = desk.get_by_role("button", name="Sign in here")
    opens.focus()
    desk.keyboard.press("Enter")
    panel = desk.get_by_role("dialog", name="Sign in to send what you wrote")
    expect(panel.get_by_label("Password")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opens).to_be_focused()

    desk.keyboard.press("Enter")
    panel.get_by_label("Password").fill("not the password")
    desk.keyboard.press("Enter")
    expect(panel.get_by_role("alert")).to_have_text("That password is not right. Try once more.")
    panel.get_by_label("Password").fill(PASSWORD)
    desk.keyboard.press("Enter")
    expect(panel).to_be_hidden()
    expect(status(desk)).to_have_text(SAVED, timeout=4000)

    expect(text(desk)).to_have_value(WORDS)
    assert Draft.objects.get().words["text"] == [WORDS]


def test_finishing_after_the_session_ended_asks_to_sign_in_and_then_finishes(signed_out):
    desk = signed_out
    desk.get_by_role("button", name="Finish").click()
    panel = desk.get_by_role("dialog")
    panel.get_by_label("Password").fill(PASSWORD)
    panel.get_by_role("button", name="Sign in and send").click()

    expect(desk.get_by_text("Recorded for Ty.")).to_be_visible()
    assert not Draft.objects.exists()


def test_under_somebody_else_nothing_of_the_first_is_shown_or_sent(
    signed_out, come_in, manager, live_server, context
):
    come_in(manager)
    expect(signed_out.get_by_role("heading", name="Somebody else is signed in here")).to_be_visible(
        timeout=8000
    )
    expect(text(signed_out)).to_be_hidden()
    assert WORDS not in signed_out.locator("body").inner_text()
    home = context.new_page()
    home.goto(live_server.url)
    home.evaluate("kith.returned")

    assert not Draft.objects.exists()


def test_the_words_are_back_when_their_writer_is(signed_out, come_in, manager, worker):
    come_in(manager)
    expect(text(signed_out)).to_be_hidden(timeout=8000)
    come_in(worker)

    expect(status(signed_out)).to_have_text(SAVED, timeout=12000)
    expect(text(signed_out)).to_have_value(WORDS)
