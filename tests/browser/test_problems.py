"""When something has to be put right, the page leads there."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_list_of_problems_takes_the_focus_and_leads_to_the_field(someone):
    page = someone("worker")
    page.goto("/referrals/new/")
    page.get_by_role("button", name="Save what they told us").click()

    expect(page).to_have_title("Error: Somebody rings – Kith")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    first = summary.get_by_role("link").first
    field = page.locator(first.get_attribute("href"))
    first.click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
