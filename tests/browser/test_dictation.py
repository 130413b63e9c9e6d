"""The device's own dictation works wherever one writes; the browser's speech service is never used.

What a browser calls speech recognition sends a voice to whoever made the browser. Kith has no
button for it: the dictation of a telephone or a computer types into any field, as a keyboard does.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TRAP = """
window.asked = [];
for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) {
  Object.defineProperty(window, name, { get() { window.asked.push(name); } });
}
"""
"""Whoever so much as asks whether there is such a thing is noted."""
WRITING = ("/referrals/new/", "plan/goal/", "assess/", "contribute/")


def listened(page):
    """Nothing on the page has asked for what the browser calls speech recognition."""
    assert page.evaluate("window.asked") == []


def child_of(page, name):
    page.goto(f"/search/?q={name}")
    page.locator("main").get_by_role("link", name=re.compile(name)).first.click()
    return page.url


@pytest.fixture
def worker(anyone):
    page = anyone("worker")
    page.context.add_init_script(TRAP)
    return page


def test_no_page_one_writes_on_uses_the_speech_service_of_the_browser(worker):
    child = child_of(worker, "Ty Harper")
    for where in WRITING:
        worker.goto(where if where.startswith("/") else child + where)
        if where != "contribute/":
            worker.locator("textarea").first.fill("Something was said.")
        listened(worker)
    worker.goto(f"/record/?child={child.rstrip('/').rpartition('/')[2]}")
    worker.get_by_label("What happened?").fill("Something was said.")
    worker.keyboard.press("Tab")
    listened(worker)


def test_what_is_dictated_composed_pasted_and_dropped_is_kept_as_what_is_typed(worker):
    child = child_of(worker, "Ruby")
    worker.goto(f"/record/?child={child.rstrip('/').rpartition('/')[2]}")
    words = worker.get_by_label("What happened?")
    words.focus()
    worker.keyboard.insert_text("Dictated at once. ")
    device = worker.context.new_cdp_session(worker)
    device.send(
        "Input.imeSetComposition", {"text": "Compo", "selectionStart": 5, "selectionEnd": 5}
    )
    device.send("Input.insertText", {"text": "Composed slowly. "})
    worker.get_by_label("Whose words are these").fill("Pasted whole. ")
    worker.keyboard.press("Control+A")
    worker.keyboard.press("Control+C")
    words.focus()
    worker.keyboard.press("Control+End")
    worker.keyboard.press("Control+V")
    words.evaluate("box => document.execCommand('insertText', false, 'Dropped last.')")

    whole = "Dictated at once. Composed slowly. Pasted whole. Dropped last."
    expect(words).to_have_value(whole)
    expect(worker.locator(".saved")).to_contain_text("Saved", timeout=10_000)
    worker.reload()
    expect(words).to_have_value(whole)
    listened(worker)
