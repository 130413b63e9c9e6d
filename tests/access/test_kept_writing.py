"""Wherever lines are typed they are kept as a draft, with a script and without one.

Every address of the table of access is opened, once for each kind of person who may. A form with
lines to write in is kept, or stands below with its reason: so is a page that is added later.
"""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from frontend.drafting import WRITING
from tests.access.addresses import address, browser, rows
from tests.access.table import PAGES
from tests.access.world import PASSWORD, ask

pytestmark = pytest.mark.django_db
OPEN = rows(PAGES)
ALSO = {"entry_record": "?child={ty}", "child_share": "?agency={hillside}&level=3"}
OF_EACH_KIND = ("worker", "manager", "reviewer", "duty", "lead", "visitor", "whole")

SHORT = {
    "assessment_seal": "why words about somebody else are taken out: a draft would keep them twice",
    "child_allocate": "at most 300 letters on why somebody else works with the child",
    "child_exclude": "a line on why one person is kept out",
    "child_restrict": "a line on why the record is kept close",
    "child_share": "at most 300 letters of purpose, which the preview carries from page to page",
    "enquiry": "what was said on the telephone, at most 500 letters",
    "enquiry_ring_back": "the same",
    "entry_seal": "why words about somebody else are taken out: a draft would keep them twice",
    "episode_close": "at most 300 letters on why we finish",
    "episode_open": "at most 300 letters on why we begin",
    "glass": "a finding on a record that its reviewer cannot open: no draft of it may be listed",
    "glass_break": "a line, in an emergency, of a record that is closed until it is sent",
    "message": "whom it is about: begun with the sender’s lines, kept as they wrote them",
    "message_aside": "at most 300 letters on why nothing is done",
    "map_seal": "why words about somebody else are taken out: a draft would keep them twice",
    "scale": "where one person stands, blind: a draft would show it to whoever comes next",
    "scale_path": "where a child stands, blind: the same",
    "write_to_us": "whoever writes may have no account: nothing is kept before they send it",
    "known": "at most 300 letters, while they wait on the telephone",
}
"""Forms with lines to write in that are not kept, and why."""


class Forms(HTMLParser):
    """What the forms of a page carry. What waits in a template for a script stands apart."""

    def __init__(self, page):
        super().__init__()
        self.found, self.here, self.apart = [], None, 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.apart += tag == "template"
        if self.apart:
            return
        if tag == "form":
            browser_keeps = attrs.get("autocomplete")
            self.here = {"lines": [], "carries": set(), "kept as": "", "files": browser_keeps}
            self.found.append(self.here)
        if self.here is None:
            return
        if tag == "textarea":
            self.here["lines"].append(attrs.get("autocomplete") or self.here["files"])
        self.here["carries"] |= {attrs.get("name"), *attrs}
        if attrs.get("name") == "draft_page":
            self.here["kept as"] = attrs["value"]

    def handle_endtag(self, tag):
        self.apart -= tag == "template"
        if tag == "form" and not self.apart:
            self.here = None


def addresses_for(world, who):
    """(name, address) of every page this person may open."""
    refs = {"ty": world.ty.ref, "hillside": world.hillside.ref}
    for name in (name for name in OPEN if OPEN[name][who] == "open"):
        where = address(name, world.open) + ALSO.get(name, "").format(**refs)
        yield name.partition("@")[0], where


def in_an_emergency(world):
    """The page that opens a closed record, after the password was written once more."""
    client = browser(world.people["late"])
    where = reverse("glass_break", args=[ask(world, "late").ref])
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client.get(where)


def lines_in(answer):
    """The forms of this page in which lines are written."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    return [form for form in Forms(answer.content.decode()).found if form["lines"]]


@pytest.fixture(scope="module")
def written(world, django_db_blocker):
    """[(name of a page, one of its forms in which lines are written)]"""
    found = []
    with django_db_blocker.unblock():
        for who in OF_EACH_KIND:
            client = browser(world.people[who])
            for name, where in addresses_for(world, who):
                found += [(name, form) for form in lines_in(client.get(where))]
        found += [("glass_break", form) for form in lines_in(in_an_emergency(world))]
    return found


def test_what_is_written_is_kept_wherever_lines_are_typed(written):
    assert {name for name, form in written if not form["kept as"]} == set(SHORT)


def test_what_is_kept_can_be_kept_without_a_script(written):
    kept = [(name, form) for name, form in written if form["kept as"]]

    assert {name for name, form in kept if "data-draft-later" not in form["carries"]} == set()
    assert {form["kept as"] for _, form in kept} <= set(WRITING)
    assert len({name for name, _ in kept}) > 30


def test_nothing_that_is_written_is_left_to_the_files_of_the_browser(written):
    """Chromium writes what stands in a form into its own files, unless the field says not to."""
    assert {
        name for name, form in written if form["lines"] != ["off"] * len(form["lines"])
    } == set()
