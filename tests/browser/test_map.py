"""A map made with the family: with the keyboard alone, and with fingers on a tablet alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.product import PASSWORD
from tests.browser.test_journey import pass_the_why_page
from tests.browser.test_keyboard import press, tab_to

pytestmark = pytest.mark.browser
TABLET = {"width": 820, "height": 1180}


class Keys:
    """Somebody without a mouse."""

    child = "Kit Denholm"

    def __init__(self, page):
        self.page = page

    def press(self, role, name):
        press(self.page, role, name)

    def write(self, label, text):
        tab_to(self.page, self.page.get_by_label(label))
        self.page.keyboard.insert_text(text)

    def open(self, summary):
        tab_to(self.page, self.page.locator("summary", has_text=summary).first)
        self.page.keyboard.press("Enter")


class Fingers:
    """Somebody with a tablet on the kitchen table: nothing is pointed at, everything is pressed."""

    child = "Jonah Bramley"

    def __init__(self, page):
        self.page = page

    def press(self, role, name):
        self.page.get_by_role(role, name=name).first.tap()

    def write(self, label, text):
        field = self.page.get_by_label(label)
        field.tap()
        field.fill(text)

    def open(self, summary):
        self.page.locator("summary", has_text=summary).first.tap()


@pytest.fixture
def tablet(kith, browser):
    context = browser.new_context(
        base_url=kith, viewport=TABLET, locale="en-GB", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill("worker2@example.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).first.tap()
    page.wait_for_url(f"{kith}/")
    yield page
    context.close()


def test_a_map_is_made_and_agreed_with_the_keyboard_alone(anyone):
    make_a_map(Keys(anyone("worker2")))


def test_a_map_is_made_and_agreed_by_touch_alone(tablet):
    make_a_map(Fingers(tablet))


def make_a_map(hand):
    """From the child's page to an agreed map: add, reword, move, make safety, take out, agree."""
    begin(hand)
    add(hand, "something that has happened", "What happened?", "Kit fell from the bunk.")
    add(hand, "something that has happened", "What happened?", "An older break nobody had seen.")
    add(hand, "something good", "What is good?", "He holds on to his dad.")
    add(hand, "a danger", "What are we worried could happen?", "Another bone could break.")
    add(hand, "its goal", "What will people see?", "He sleeps low, and the doctor knows.")
    move_and_reword(hand)
    show_that_it_is_safety(hand)
    take_out(hand)
    look_together_and_agree(hand)


def begin(hand):
    page = hand.page
    page.goto(f"/search/?q={hand.child.replace(' ', '+')}")
    hand.press("link", re.compile(f"^{hand.child}"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    pass_the_why_page(page)
    hand.press("link", re.compile("^Map$"))
    hand.press("link", re.compile("^Begin "))
    hand.press("button", "Begin the map")
    expect(page.get_by_role("heading", level=1)).to_have_text("The map")


def move_and_reword(hand):
    hand.open("Change: An older break nobody")
    hand.press("button", "Up")
    happened = hand.page.get_by_role("list", name="What has happened")
    expect(happened.locator(".wording").first).to_contain_text("An older break")
    hand.open("Change: An older break nobody")
    hand.press("link", "Reword")
    hand.page.get_by_label("What happened?").fill("")
    hand.write("What happened?", "An older break that no doctor had seen.")
    hand.press("button", "Save these words")
    expect(happened.locator(".wording").first).to_contain_text("no doctor had seen")


def show_that_it_is_safety(hand):
    hand.open("Change: He holds on")
    hand.press("link", "It protected the children")
    hand.write("When?", "yesterday")
    hand.press("button", "Put it on the map")
    safer = hand.page.locator(".pair").filter(has_text="What already keeps them safer")
    expect(safer).to_contain_text("He holds on to his dad.")


def take_out(hand):
    hand.open("Change: Kit fell")
    hand.press("link", "Take it out")
    hand.write("Why is it taken out?", "It is told in the other line.")
    hand.press("button", "Take it out")
    expect(hand.page.get_by_role("list", name="What has happened")).not_to_contain_text("Kit fell")


def look_together_and_agree(hand):
    hand.press("link", "Look at it together")
    hand.write("Who is in the room?", "Kit’s dad and his gran")
    hand.press("button", "Show the map")
    expect(hand.page.get_by_role("button", name="We have finished looking")).to_be_visible()
    expect(hand.page.get_by_role("navigation")).to_have_count(0)
    hand.press("link", "Agree the map")
    hand.press("button", "Agree it")
    expect(hand.page.get_by_role("main")).to_contain_text("with Kit’s dad and his gran.")


def add(hand, what, label, words):
    hand.press("link", re.compile(f"^Add {what}"))
    hand.write(label, words)
    hand.press("button", "Put it on the map")
    expect(hand.page.get_by_role("main")).to_contain_text(words)
