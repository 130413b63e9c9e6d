"""In a real browser: words are saved within two seconds of a pause, and only then said to be."""

import re

import pytest
from playwright.sync_api import expect

from casework.models import Draft, Entry

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")
WORDS = "Dawn opened the door before I knocked."


def status(window):
    return window.locator("[data-draft]")


def text(window):
    return window.get_by_label("What happened?")


def test_a_pause_saves_and_another_window_begins_where_this_one_stopped(recorder):
    desk = recorder()
    expect(status(desk)).to_be_empty()
    text(desk).fill(WORDS)
    expect(status(desk)).to_have_text("Not saved yet")
    expect(status(desk)).to_have_text(SAVED, timeout=2000)

    assert Draft.objects.get().words["text"] == [WORDS]
    expect(text(recorder())).to_have_value(WORDS)


@pytest.mark.parametrize("fault", ["error", "hash", "sign-in", "gone"])
def test_nothing_is_called_saved_that_is_not(recorder, fault):
    desk = recorder()
    answers = {
        "error": lambda route: route.fulfill(status=500, json={"sha256": "", "saved": "14:02:31"}),
        "hash": lambda route: route.fulfill(json={"sha256": "0" * 64, "saved": "14:02:31"}),
        "sign-in": lambda route: route.fulfill(status=302, headers={"location": "/sign-in/"}),
        "gone": lambda route: route.abort(),
    }
    desk.route("**/drafts/save/", answers[fault])
    with desk.expect_request("**/drafts/save/"):
        text(desk).fill(WORDS)
    expect(status(desk)).to_contain_text("Saved on this device, not yet sent")
    assert not Draft.objects.exists()

    desk.unroute("**/drafts/save/")
    expect(status(desk)).to_have_text(SAVED, timeout=8000)
    assert Draft.objects.get().words["text"] == [WORDS]


@pytest.mark.parametrize("was_new", [True, False], ids=["new writing", "gone on with"])
def test_a_save_whose_answer_is_lost_is_in_nobodys_way(recorder, was_new):
    desk = recorder()
    if not was_new:
        text(desk).fill("Dawn")
        expect(status(desk)).to_have_text(SAVED, timeout=2000)

    def lose(route):
        route.fetch()  # the server keeps the words,
        route.abort()  # and the page never hears of it

    desk.route("**/drafts/save/", lose)
    with desk.expect_request("**/drafts/save/"):
        text(desk).fill(WORDS)
    expect(status(desk)).to_contain_text("Saved on this device, not yet sent")
    assert Draft.objects.get().words["text"] == [WORDS]
    text(desk).fill(f"{WORDS} She had seen the car.")
    desk.unroute("**/drafts/save/")

    expect(status(desk)).to_have_text(SAVED, timeout=8000)
    assert Draft.objects.get().words["text"] == [f"{WORDS} She had seen the car."]


def test_two_windows_are_told_and_both_texts_are_there_to_choose(recorder):
    desk, phone = recorder(), recorder()
    text(desk).fill("From the desk")
    expect(status(desk)).to_have_text(SAVED, timeout=2000)
    text(phone).fill("From the phone")
    expect(status(phone)).to_contain_text("This was also written somewhere else", timeout=2000)

    phone.get_by_role("button", name="See both and choose").click()
    expect(phone.get_by_role("heading", name="This was written in two places")).to_be_visible()
    expect(phone.locator(".two-texts").first).to_contain_text("From the phone")
    expect(phone.locator(".two-texts").first).to_contain_text("From the desk")
    phone.get_by_role("button", name="Keep your words").click()
    expect(text(phone)).to_have_value("From the phone")


def test_finishing_at_once_after_typing_leaves_no_draft_behind(recorder):
    desk = recorder()
    text(desk).fill(WORDS)
    expect(status(desk)).to_have_text(SAVED, timeout=2000)
    with desk.expect_request("**/drafts/save/"):
        text(desk).fill(f"{WORDS} She had seen the car.")
    desk.get_by_role("button", name="Finish").click()
    expect(desk.get_by_text("Recorded for Ty.")).to_be_visible()

    assert Entry.objects.get().text == f"{WORDS} She had seen the car."
    assert not Draft.objects.exists()


def test_without_javascript_the_button_keeps_the_words(browser, live_server, recorder, context):
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(context.cookies())
    window = plain.new_page()
    first = recorder()
    window.goto(first.url)
    text(window).fill(WORDS)
    window.get_by_role("button", name="Save and come back later").click()

    expect(window.get_by_text("It is in your unfinished writing")).to_be_visible()
    expect(text(window)).to_have_value(WORDS)
    plain.close()
