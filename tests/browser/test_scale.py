"""Great-grandmother Doris's plan: six people say where they stand, each by a link of their own."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import look_closely
from tests.browser.test_journey import pass_the_why_page

pytestmark = [pytest.mark.browser, pytest.mark.axe]
PHONE = {"width": 390, "height": 844}
SIX = {
    "Kim from nursery": (2, "Lily has been tired every Monday."),
    "Mrs Shaw": (3, "He still watches the clock from two."),
    "Noah": (5, "Nan-Nan comes now."),
    "Doris Whitlock": (7, "I have a key and I use it."),
    "Steph Whitlock": (8, "I am not that person every day."),
    "Dean Holroyd": (9, "I am home four nights out of seven."),
}
NOUGHT = "Nobody is awake for them tonight"


@pytest.fixture
def phones(kith, browser):
    """A telephone for each of them, with touch."""
    contexts = {
        name: browser.new_context(
            base_url=kith, viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True
        )
        for name in SIX
    }
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def test_six_people_stand_where_each_says_by_six_private_links_and_nobody_looks_early(
    anyone, phones
):
    worker, found = anyone("worker"), []
    links = ask_all_six(worker, found)
    assert len(set(links.values())) == len(SIX)
    said = []
    for name, phone in phones.items():
        phone.goto(links[name])
        looks_early(phone, said)
        say(phone, name, found)
        said.append(name)
        phone.goto("/f/")
        looks_early(phone, [other for other in said if other != name])
    reveal(worker)
    for name, (number, why) in SIX.items():
        stood = worker.get_by_role("listitem").filter(has_text=why).first
        expect(stood).to_contain_text(f"{number}{name}")
    for name in ("Doris Whitlock", "Noah"):
        phones[name].goto("/f/")
        arrived(phones[name], "Where everybody stands")
        expect(phones[name].get_by_text(SIX["Dean Holroyd"][1])).to_be_visible()
        expect(phones[name].get_by_text(SIX["Noah"][1])).to_have_count(0)
        look_closely(phones[name], "private: shown", found)
    assert found == []


def ask_all_six(worker, found):
    """Begin the scale at Doris's table, and make a link for each. Returns {name: link}."""
    worker.goto("/search/?q=noah+whitlock")
    worker.get_by_role("main").get_by_role("link", name="Noah Whitlock").first.click()
    pass_the_why_page(worker)
    worker.get_by_role("link", name="Map", exact=True).click()
    worker.get_by_role("link", name=re.compile("that is being made$")).first.click()
    worker.get_by_role("link", name=re.compile("^Scale it again")).click()
    worker.get_by_label("What is 0?").fill(NOUGHT)
    worker.get_by_label("What is 10?").fill("Somebody always is, and both know who.")
    worker.get_by_role("button", name="Ask the first person").click()
    arrived(worker, "Where are we today?")
    look_closely(worker, "scale", found)
    look_at_the_path(worker, found)
    worker.get_by_role("link", name="say it by a private link").click()
    arrived(worker, "Ask where they stand, each by a private link")
    look_closely(worker, "scale_ask", found)
    for name in list(SIX)[1:]:
        worker.get_by_label(name, exact=True).check()
    worker.get_by_label("Somebody else").fill("Kim from nursery")
    worker.get_by_label("Somebody who helps").check()
    worker.get_by_role("button", name="Make their links").click()
    arrived(worker, "Send each their own address now")
    look_closely(worker, "scale_ask: made", found)
    names, shown = worker.locator("dt").all_inner_texts(), worker.locator("dd").all_inner_texts()
    return dict(zip(names, shown, strict=True))


def look_at_the_path(worker, found):
    worker.get_by_role("link", name="show it on a path of stones").click()
    arrived(worker, "Where are you on the path?")
    look_closely(worker, "scale_path", found)
    worker.get_by_role("link", name="Somebody else").click()


def arrived(page, heading):
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def looks_early(phone, others):
    """Nothing of what anybody else said is there, nor that anybody did."""
    for name in others:
        expect(phone.get_by_text(name)).to_have_count(0)
        expect(phone.get_by_text(SIX[name][1])).to_have_count(0)


def say(phone, name, found):
    number, why = SIX[name]
    expect(phone.get_by_text(NOUGHT)).to_be_visible()
    look_closely(phone, f"private: {name}", found)
    phone.set_viewport_size(PHONE)
    if name == "Noah":
        phone.locator(".stones label").nth(number).tap()
        phone.get_by_label("My family and the others too").tap()
    else:
        phone.get_by_label(str(number), exact=True).tap()
        phone.get_by_label("The family, whoever else").tap()
    phone.get_by_label(re.compile("Why there|What makes it so")).fill(why)
    phone.get_by_role("button", name="Send mine").tap()
    arrived(phone, "Thank you")


def reveal(worker):
    worker.get_by_role("link", name="Done").click()
    expect(worker.get_by_text("Has said")).to_have_count(len(SIX))
    worker.get_by_role("link", name="Say it here instead").click()
    worker.get_by_role("link", name="show where everybody stands").click()
    worker.get_by_role("button", name="Show where everybody stands").click()
    expect(worker.get_by_role("heading", name="Where everybody stands")).to_be_visible()


def test_a_child_walks_the_path_with_the_keyboard_alone(anyone):
    page = anyone("worker")
    page.goto("/search/?q=ty+harper")
    page.get_by_role("main").get_by_role("link", name="Ty Harper").first.click()
    pass_the_why_page(page)
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_role("link", name=re.compile("that is being made$")).first.click()
    page.get_by_role("link", name=re.compile("^Go on with the scale")).click()
    page.get_by_role("link", name="show it on a path of stones").click()
    page.get_by_label("What is your name?").focus()
    page.keyboard.insert_text("Ty")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="4", exact=True)).to_be_checked()
    expect(page.locator(".stones label").nth(4).locator("circle.me")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Yours is kept")).to_be_visible()
