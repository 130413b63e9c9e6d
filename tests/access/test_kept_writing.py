"""Wherever long text is typed it is kept as it is typed, with a script and without one.

Every address of the table of access is opened by everybody who may. A form with lines to write in
it is kept as a draft, or stands below with its reason. So a page that is added later is kept too,
or this fails.
"""

from html.parser import HTMLParser

import pytest

from tests.access.addresses import address, browser, rows
from tests.access.table import PAGES, RESTRICTED

pytestmark = pytest.mark.django_db
OPEN, CLOSED = rows(PAGES), rows(RESTRICTED)
ALSO = {"entry_record": "?child={ty}", "child_share": "?agency={hillside}&level=3"}
LINES = 2
"""From so many lines on it is writing."""

SHORT = {
    "child_allocate": "a line on why somebody else works with the child: at most 300 letters",
    "child_exclude": "a line on why one person is kept out",
    "child_restrict": "a line on why the record is kept close",
    "child_share": "two lines of purpose; the preview between them and the end keeps them itself",
    "enquiry": "a line on what was said on the telephone",
    "episode_close": "at most 300 letters on why we finish",
    "episode_open": "at most 300 letters on why we begin",
    "glass": "a line on whether it was right",
    "glass_break": "a line, in an emergency, by somebody who must not lose a second",
    "known": "a line on why they ask; it is asked while they are on the telephone",
    "share_release": "only what is to be taken back from what was kept back",
}
"""Forms with lines to write that are not kept, and why. Nothing long is ever typed in them."""


class Forms(HTMLParser):
    """The forms of a page: are there lines to write in, are they left to the browser to keep, and
    what does the form carry?"""

    def __init__(self, page):
        super().__init__()
        self.found, self.here = [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.here = {"is_writing": False, "is_left": False, "carries": set()}
            self.is_off = attrs.get("autocomplete") == "off"
            self.found.append(self.here)
        elif self.here is None:
            return
        if tag == "textarea" and int(attrs.get("rows") or LINES) >= LINES:
            self.here["is_writing"] = True
        if tag == "textarea" and not (self.is_off or attrs.get("autocomplete") == "off"):
            self.here["is_left"] = True
        self.here["carries"] |= {attrs.get("name"), *(name for name in attrs if name[:4] == "data")}

    def handle_endtag(self, tag):
        if tag == "form":
            self.here = None


def pages(world):
    """(name, page) of every page that somebody may open."""
    refs = {"ty": world.ty.ref, "hillside": world.people["lead"].agency.ref}
    for table, which in ((OPEN, world.open), (CLOSED, world.restricted)):
        for name, answers in table.items():
            where = address(name, which) + ALSO.get(name, "").format(**refs)
            for who in (who for who, answer in answers.items() if answer == "open"):
                answer = browser(world.people.get(who)).get(where)
                if answer.headers.get("Content-Type", "").startswith("text/html"):
                    yield name.partition("@")[0], answer.content.decode()


@pytest.fixture(scope="module")
def written(world, django_db_blocker):
    """{(name of a page, whether its writing is kept): the forms}."""
    found = {}
    with django_db_blocker.unblock():
        for name, page in pages(world):
            for form in Forms(page).found:
                if form["is_writing"]:
                    is_kept = "draft_version" in form["carries"]
                    found.setdefault((name, is_kept), []).append(form)
    return found


def test_long_text_is_kept_wherever_it_is_typed(written):
    assert {name for name, is_kept in written if not is_kept} - set(SHORT) == set()


def test_no_exception_outlives_its_form(written):
    assert set(SHORT) - {name for name, is_kept in written if not is_kept} == set()


def test_what_is_kept_can_be_kept_without_a_script(written):
    kept = {name: forms for (name, is_kept), forms in written.items() if is_kept}

    assert {
        name
        for name, forms in kept.items()
        if any("data-draft-later" not in form["carries"] for form in forms)
    } == set()
    assert len(kept) > 10


def test_nothing_that_is_written_is_left_to_the_browsers_own_files(written):
    """Chromium writes what stands in a form into its own files, unless the field says not to."""
    left = {name for (name, _), forms in written.items() if any(each["is_left"] for each in forms)}

    assert left == set()
