"""Who is kept out and let in, in real windows: an emergency, an exclusion, a colleague, a call.

Each run tells of a child of its own, so that runs do not meet. A window that is open when a
grant is taken away is refused at its very next click.
"""

import re

import pytest
from playwright.sync_api import expect

from burden.journey import new_name
from tests.browser.later import HEADER
from tests.browser.product import PASSWORD
from tests.browser.test_journey import pass_the_why_page

pytestmark = pytest.mark.browser


def a_new_child(page):
    """(name, address) of a child somebody has just rung about. Nobody works with them yet."""
    name = f"Nora {new_name()}"
    page.goto("/referrals/new/")
    page.get_by_label("Who is calling?").fill("Mrs Osei")
    page.get_by_label("Which children is this about?").fill(f"{name} 8")
    page.get_by_label("What are they worried about?").fill("She sleeps in the library.")
    page.get_by_role("button", name="Save what they told us").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mrs Osei rang about")
    return name, found(page, name)


def found(page, name):
    """The address of the child whom a search for this name finds."""
    page.goto(f"/search/?q={name}")
    return page.get_by_role("main").get_by_role("link", name=name).get_attribute("href")


def finds_nobody(page, name):
    page.goto(f"/search/?q={name}")
    expect(page.get_by_role("main")).to_contain_text("Nobody found for")


def opened(page, address):
    page.goto(address)
    pass_the_why_page(page)
    expect(page).to_have_url(re.compile(f"{address}$"))


def is_refused_at_the_next_click(page, link, ref):
    """The link still stands in the open window; pressed, there is nothing behind it."""
    with page.expect_navigation() as going:
        page.get_by_role("link", name=link, exact=True).click()
    assert going.value.status == 404
    assert page.request.get(f"/api/v1/children/{ref}/").status == 404


def ask(page, name, agency="", caller="Dr Amin"):
    page.get_by_role("link", name="Is this child known?").click()
    page.get_by_label("The child’s name").fill(name)
    page.get_by_label("Who is asking?").fill(caller)
    if agency:
        page.get_by_label("From which agency?").select_option(label=agency)
    page.get_by_label("Why do they ask?").fill("She is here, and nobody answers at home.")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"What we know of “{name}”")


def ref_of(address):
    return address.strip("/").rpartition("/")[2]


def restrict(manager, address):
    """The manager gives the child to a worker and a team, and closes the record to all others."""
    opened(manager, f"{address}work/")
    manager.get_by_role("link", name=re.compile("^Change who works with")).click()
    manager.get_by_label("Worker").select_option(label="Daniel Abara")
    manager.get_by_label("Team").select_option(label="Northmoor West")
    manager.get_by_role("button", name="Save").click()
    manager.get_by_role("link", name="Restrict it, or keep somebody out").click()
    closing = manager.get_by_role("region", name="Restrict this record")
    closing.get_by_role("button", name="Restrict it").click()
    expect(manager.get_by_role("main")).to_contain_text("Say why. It is part of the record.")
    closing.get_by_label("Why?").fill("Her father works with us.")
    closing.get_by_role("button", name="Restrict it").click()
    expect(manager.get_by_role("heading", name="This record is restricted")).to_be_visible()


def test_an_emergency_is_asked_for_opened_with_a_reason_read_reviewed_and_over(someone):
    name, address = a_new_child(someone("worker2"))
    elsewhere, manager = someone("manager"), someone("manager2")
    opened(elsewhere, address)
    restrict(manager, address)
    expect(manager.locator("body")).to_contain_text("Only 2 people can open this record.")
    is_refused_at_the_next_click(elsewhere, "Story", ref_of(address))

    duty = someone("duty")
    finds_nobody(duty, name)
    ask(duty, name, "Northmoor General Hospital")
    expect(duty.get_by_role("main")).to_contain_text("There is a record you cannot open")
    expect(duty.get_by_role("main")).to_contain_text("Daniel Abara")
    open_in_an_emergency(duty)
    expect(duty).to_have_url(re.compile(f"{address}$"))
    reads_and_does_not_write(duty, address)

    reviews(someone("reviewer"), "A child in A&E, and two telephones that nobody answers.")

    duty.set_extra_http_headers({HEADER: "61"})
    assert duty.goto(address).status == 404
    finds_nobody(duty, name)


def open_in_an_emergency(duty):
    """The password once more, then a reason: without one the words are asked for."""
    duty.get_by_role("link", name="Open it in an emergency").click()
    duty.get_by_label("Password").fill("a wrong one")
    duty.get_by_role("button", name="Go on").click()
    duty.get_by_label("Password").fill(PASSWORD)
    duty.get_by_role("button", name="Go on").click()
    duty.get_by_role("button", name="Open it now").click()
    expect(duty.locator(".govuk-error-summary")).to_contain_text("Say why this cannot wait.")
    duty.get_by_label("Why can this not wait?").fill(
        "A child in A&E, and two telephones that nobody answers."
    )
    duty.get_by_role("button", name="Open it now").click()


def reads_and_does_not_write(duty, address):
    for page in ("story/", "plan/", "network/", ""):
        assert duty.goto(f"{address}{page}").status == 200, page
        banner = duty.get_by_role("region", name="An emergency")
        expect(banner).to_contain_text(re.compile(r"in an emergency until \d\d:\d\d\."))
        expect(banner).to_contain_text("It will be reviewed.")
    expect(duty.get_by_role("link", name=re.compile("^Record about"))).to_have_count(0)
    for page in ("share/", "restrict/", "plan/goal/", "contribute/"):
        assert duty.goto(f"{address}{page}").status == 403, page


def reviews(reviewer, why):
    """It waits on the reviewer's first page; the newest is the last of those that wait."""
    waiting = reviewer.get_by_role("region", name="Opened in an emergency: was it right?")
    waiting.get_by_role("link", name="Martin Doyle opened a restricted record").last.click()
    expect(reviewer.get_by_role("main")).to_contain_text(why)
    expect(reviewer.get_by_role("region", name="What they opened")).to_contain_text("At a glance")
    reviewer.get_by_label("It was right to open it").check()
    reviewer.get_by_label("Why?").fill("A child could not go home.")
    reviewer.get_by_role("button", name="Save your finding").click()
    expect(reviewer.get_by_role("status")).to_contain_text("Your finding is saved.")
    reviewer.get_by_role("region", name="Reviewed").get_by_role("link").first.click()
    expect(reviewer.get_by_role("main")).to_contain_text("A child could not go home.")


def test_whoever_is_kept_out_is_refused_at_the_next_click_and_finds_nothing(someone):
    aunt, manager = someone("aunt"), someone("manager")
    name, address = a_new_child(aunt)
    opened(aunt, address)

    opened(manager, f"{address}work/")
    manager.get_by_role("link", name="Restrict it, or keep somebody out").click()
    manager.get_by_label("Who must not see this record?").fill("petra novak")
    keeping = manager.get_by_role("region", name="Keep one person out")
    keeping.get_by_label("Why?").fill("She is Nora’s aunt.")
    keeping.get_by_role("button", name="Keep them out").click()
    expect(manager.get_by_role("status")).to_contain_text("Petra Novak cannot see this record")

    is_refused_at_the_next_click(aunt, "Story", ref_of(address))
    aunt.goto("/")
    finds_nobody(aunt, name)
    ask(aunt, name)
    expect(aunt.get_by_role("main")).to_contain_text("We know nobody who fits")
    expect(aunt.get_by_role("link", name="Open it in an emergency")).to_have_count(0)

    manager.get_by_role("button", name="Let back in Petra Novak").click()
    expect(manager.get_by_role("main")).not_to_contain_text("Petra Novak")
    assert found(aunt, name) == address


def test_a_lead_lets_a_colleague_see_a_child_and_takes_them_away(someone):
    lead, teacher = someone("school"), someone("teacher")
    ty = found(lead, "Ty Harper")
    lead.goto(f"{ty}network/")
    lead.get_by_role("link", name="Colleagues who can see Ty").click()
    links(lead, is_linked=True)
    opened(teacher, ty)
    expect(teacher.get_by_role("heading", level=1)).to_contain_text("Ty Harper")

    links(lead, is_linked=False)
    is_refused_at_the_next_click(teacher, "Plan", ref_of(ty))
    finds_nobody(teacher, "Ty Harper")

    links(lead, is_linked=True)
    opened(teacher, f"{ty}plan/")


def links(lead, *, is_linked):
    """Make it so, whatever an earlier run has left."""
    linked = lead.get_by_role("button", name="Take away Owen Bell")
    if is_linked and not linked.count():
        lead.get_by_label("Which colleague?").select_option(label="Owen Bell")
        lead.get_by_role("button", name="Let them see Ty").click()
        expect(lead.get_by_role("status")).to_contain_text("Owen Bell can see this child")
    if not is_linked and linked.count():
        linked.click()
        expect(lead.get_by_role("status")).to_contain_text("cannot see this child any more")


def test_a_caller_is_rung_back_on_the_number_we_hold_and_on_no_other(someone):
    duty = someone("duty")
    ask(duty, "Ty Harper", "Hillside Primary", caller="Mr Bell")
    main = duty.get_by_role("main")
    expect(main).to_contain_text("not even “not known”")
    expect(duty.get_by_role("link", name="01632 960110")).to_be_visible()
    number = duty.get_by_label("The number you rang")
    expect(number).to_have_value("01632 960110")

    number.fill("07700 900001")
    duty.get_by_label("What did you tell them?").fill("That Priya Nair works with him.")
    duty.get_by_role("button", name="I rang back").click()
    summary = duty.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Ring the number we hold for Hillside Primary: 01632 960110.")
    expect(duty.get_by_label("What did you tell them?")).to_have_value(
        "That Priya Nair works with him."
    )

    number.fill("01632960110")
    duty.get_by_role("button", name="I rang back").click()
    expect(duty.get_by_role("heading", name="You rang back")).to_be_visible()
    expect(main).to_contain_text("That Priya Nair works with him.")
    duty.get_by_role("link", name="Is this child known?").click()
    asked = duty.get_by_role("region", name="You asked, since yesterday")
    expect(asked.get_by_role("listitem").first).to_contain_text("Rung back.")
