"""The keyboard alone takes a call, decides, begins an assessment, asks, and rings back."""

import re

import pytest
from playwright.sync_api import expect

from burden.journey import in_days, new_name

pytestmark = pytest.mark.browser
MOST_TABS = 120


def tab_to(page, what):
    """Press Tab until `what` has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if what.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The keyboard does not reach {what}.")


def write(page, label, text):
    tab_to(page, page.get_by_label(label))
    page.keyboard.insert_text(text)


def press(page, role, name):
    tab_to(page, page.get_by_role(role, name=name).first)
    page.keyboard.press("Enter")


def test_a_call_is_taken_decided_and_assessed_without_a_mouse(anyone):
    family = new_name()
    page = anyone("worker")
    press(page, "link", "New call")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Somebody rings")
    write(page, "Who is calling?", "Mrs Osei")
    write(page, "Which children is this about?", f"Dot {family} 6")
    write(page, "What are they worried about?", "She waits outside after dark.")
    press(page, "button", "Save what they told us")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mrs Osei rang about")

    tab_to(page, page.get_by_label("Assess what the children need"))
    page.keyboard.press("Space")
    when = "When do you expect to be able to decide, and why then?"
    write(page, when, f"{in_days(14)}, when we have met her father")
    tab_to(page, page.get_by_label("Why?", exact=True))
    page.keyboard.insert_text("We need to know who is at home.")
    press(page, "button", "Decide")
    press(page, "link", "Later: go on to the assessment")
    expect(page).to_have_url(re.compile("/assessments/[a-z2-9]+/write/$"))


def test_whether_a_child_is_known_is_asked_and_rung_back_without_a_mouse(anyone):
    page = anyone("duty")
    press(page, "link", "Is this child known?")
    write(page, "The child’s name", "Ty Harper")
    write(page, "Who is asking?", "Mr Bell")
    tab_to(page, page.get_by_label("From which agency?"))
    page.keyboard.type("Hillside")
    write(page, "Why do they ask?", "Nobody has come for him.")
    press(page, "button", "Ask")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ty Harper")

    write(page, "What did you tell them?", "That Priya Nair works with him.")
    press(page, "button", "I rang back")
    expect(page.get_by_role("heading", name="You rang back")).to_be_visible()


def test_the_first_stop_of_every_page_skips_to_what_it_is_about(anyone):
    page = anyone("worker")
    page.goto("/children/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
