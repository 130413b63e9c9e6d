"""A browser, a Kith in a process of its own, and people who sign in the way people do."""

import os

import pytest

from tests.browser.product import PASSWORD, running

WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def kith(tmp_path_factory):
    """The address of Kith with Northmoor in it, one for all browser tests of a run.

    KITH_AT names one that runs already with the tests' password, while a test is being written:
    `gunicorn tests.browser.later`, so that a request can come later.
    """
    if "KITH_AT" in os.environ:
        yield os.environ["KITH_AT"]
        return
    with running(tmp_path_factory.mktemp("kith")) as address:
        yield address


@pytest.fixture(params=[WIDE, NARROW], ids=["desktop", "phone"])
def size(request):
    """A desk and a telephone."""
    return request.param


@pytest.fixture
def someone(kith, browser, size):
    """`someone("worker")` is a page on which that person has signed in, in a browser of theirs."""
    yield from signing_in(kith, browser, size)


@pytest.fixture
def anyone(kith, browser):
    """The same at a desk only, for what does not depend on width."""
    yield from signing_in(kith, browser, WIDE)


def signing_in(kith, browser, size):
    contexts, errors = [], []

    def sign_in(name):
        context = browser.new_context(
            base_url=kith, viewport=size, locale="en-GB", timezone_id="Europe/London"
        )
        contexts.append(context)
        page = context.new_page()
        # A blocked script, a broken policy: whatever the browser complains of fails the test.
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/sign-in/")
        page.get_by_label("E-mail address").fill(f"{name}@example.test")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).first.click()
        page.wait_for_url(f"{kith}/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    # The browser itself logs every page that is refused or not found; those are asked for.
    assert [error for error in errors if "Failed to load resource" not in error] == []
