"""In a real browser: files are dropped, pasted, chosen, left out; sound is recorded in pieces."""

import time
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from casework.models import Attachment, Entry, Upload
from tests.attached import a_picture

pytestmark = pytest.mark.browser

WORDS = "She drew while we talked."
DRAWING = {"name": "drawing.png", "mimeType": "image/png", "buffer": a_picture()}
PROGRAM = {"name": "holiday.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\0" + b"\0" * 99}
LEAST, MOST_LOST = 3, 2
"""Seconds: how long is recorded at least, and how much of it a page that is killed may lose."""

HELD = """([bytes, words]) => {
  const held = new DataTransfer();
  held.items.add(new File([new Uint8Array(bytes)], "held.png", { type: "image/png" }));
  if (words) held.setData("text/plain", words);
  return held;
}"""
PASTE = """(held) => document.activeElement.dispatchEvent(
  new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }))"""
DURATION = """(sound) => new Promise((done) => {
  sound.preload = "auto";
  sound.onseeked = () => done(sound.duration === Infinity ? sound.currentTime : sound.duration);
  sound.onloadedmetadata = () => { sound.currentTime = 1e6; };
  sound.load();
})"""


@pytest.fixture(scope="module")
def browser_type_launch_args(browser_type_launch_args):
    """A microphone that beeps, and nobody who has to be asked for it."""
    beeps = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    return {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *beeps]}


@pytest.fixture(scope="module")
def browser(browser_type, browser_type_launch_args):
    beeping = browser_type.launch(**browser_type_launch_args)
    yield beeping
    beeping.close()


def item(desk):
    return desk.locator("[data-files-list] > li")


def held(desk, words=""):
    return desk.evaluate_handle(HELD, [list(a_picture()), words])


def finish(desk):
    desk.get_by_label("What happened?").fill(WORDS)
    desk.get_by_role("button", name="Finish").click()
    desk.wait_for_url("**/story/**")


def recorded():
    return [file.name for file in Attachment.objects.filter(entry__text=WORDS).order_by("place")]


def test_files_are_chosen_dropped_and_pasted_and_stand_beside_the_words(recorder):
    desk = recorder()
    desk.locator("input[type=file]").set_input_files([DRAWING])
    expect(item(desk).get_by_label("What is it?")).to_have_count(1)
    desk.locator("form.recorder").dispatch_event("drop", {"dataTransfer": held(desk)})
    expect(item(desk).get_by_label("What is it?")).to_have_count(2)
    desk.get_by_label("What happened?").focus()
    desk.evaluate(PASTE, held(desk))
    expect(item(desk).get_by_label("What is it?")).to_have_count(3)
    item(desk).get_by_label("What is it?").first.fill("Who he lives with")

    finish(desk)
    assert recorded() == ["drawing.png", "held.png", "held.png"]
    assert Attachment.objects.with_words().first().caption == "Who he lives with"


def test_words_that_are_pasted_go_where_words_go(recorder):
    desk = recorder()
    desk.get_by_label("What happened?").focus()
    desk.evaluate(PASTE, held(desk, "A letter"))
    desk.wait_for_timeout(500)

    assert not Upload.objects.exists()


def test_what_is_left_out_is_not_recorded(recorder):
    desk = recorder()
    desk.locator("input[type=file]").set_input_files([DRAWING, {**DRAWING, "name": "other.png"}])
    expect(item(desk).get_by_label("What is it?")).to_have_count(2)
    desk.get_by_label("Leave it out: drawing.png").check()

    finish(desk)
    assert recorded() == ["other.png"]
    assert not Upload.objects.exists()


def test_what_is_refused_says_why_and_the_rest_is_recorded(recorder):
    desk = recorder()
    desk.locator("input[type=file]").set_input_files([PROGRAM, DRAWING])

    expect(desk.get_by_role("alert")).to_contain_text(
        "“holiday.jpg” was not kept. This is a program"
    )
    expect(item(desk).get_by_label("What is it?")).to_have_count(1)
    finish(desk)
    assert recorded() == ["drawing.png"]


def begin_to_record(desk, seconds):
    """Press the button and let so many seconds be recorded. Returns when it began."""
    desk.get_by_role("button", name="Record sound").click()
    desk.get_by_role("group", name="Recording sound").wait_for()
    began = time.monotonic()
    desk.wait_for_timeout(seconds * 1000)
    return began


def seconds_of(desk):
    return item(desk).locator("audio").evaluate(DURATION)


def test_sound_is_sent_while_it_is_recorded_and_played_where_it_stands(recorder):
    desk, pieces = recorder(), []
    desk.on("request", lambda asked: pieces.append(asked.url) if "/piece/" in asked.url else None)
    began = begin_to_record(desk, LEAST)
    sent_meanwhile = len(pieces)
    desk.get_by_role("button", name="Stop and keep it").click()
    lasted = time.monotonic() - began
    expect(item(desk).locator("audio")).to_be_visible()

    assert sent_meanwhile >= LEAST
    assert seconds_of(desk) == pytest.approx(lasted, abs=1)
    finish(desk)
    assert Entry.objects.get(text=WORDS).attachments.get().kind == "sound"


def test_a_page_that_is_killed_while_it_records_loses_two_seconds_at_most(recorder):
    desk = recorder()
    began = begin_to_record(desk, LEAST + MOST_LOST)
    lasted = time.monotonic() - began
    with suppress(Error):
        desk.goto("chrome://crash")

    again = recorder()
    expect(item(again)).to_contain_text("It was cut off")
    again.get_by_role("button", name="Listen to what was received").click()
    expect(item(again).locator("audio")).to_be_visible()
    assert seconds_of(again) >= lasted - MOST_LOST
    finish(again)
    assert len(recorded()) == 1
