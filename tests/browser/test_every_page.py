"""Every page, for every person who can open it: accessible, and never wider than a telephone.

The pages are found as a person finds them, by following links from home, until every kind of
address has been met. A kind that nobody meets fails, unless it says here why it has no page.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.browser.product import PASSWORD
from tests.browser.test_journey import pass_the_why_page

pytestmark = [pytest.mark.browser, pytest.mark.axe]
ROOT = Path(__file__).resolve().parent.parent.parent
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST = {"width": 320, "height": 640}
WIDE = {"width": 1366, "height": 900}
PEOPLE = ["worker", "worker2", "manager", "reviewer", "duty", "school", "teacher", "otherschool",
          "health", "police", "voluntary", "admin"]  # fmt: skip
BEGINNINGS = [
    "/search/?q=ty+harper",
    "/search/?q=farid",
    "/search/?q=jonah",
    "/search/?q=noah+whitlock",
    "/",
    "/drafts/",
]
"""Where a person begins: at the find box, at home, at unfinished writing. First come a boy of whom
much is known, one whose assessment goes on, one with a protection plan, and one with two maps."""
TO = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
FILES = {"attachment", "attachment_small", "ratings_csv", "ratings_spreadsheet"}
"""A link to these saves a file: they are no pages."""
OF_A_KIND = 2
"""How many pages of one kind are looked at for each person: the first met may be the plainest."""
OF_MANY_FACES = {"assessment": 5, "referral": 4} | dict.fromkeys(
    ("search", "child", "child_work", "child_story", "child_network", "child_share",
     "child_protection", "entry", "map_sheet"), 3)  # fmt: skip
"""Kinds that look quite different from one to the next: finished or not, decided or not."""
BEYOND = {"referral": "assess/", "assessment": "add/", "child_work": "open/",
          "child": "step-up/"}  # fmt: skip
"""What is led to from some pages of a kind only: tried from each that is met."""


def kind(path):
    """The name of the address, or the path itself where there is none."""
    try:
        return resolve(urlsplit(path).path).url_name
    except Resolver404:
        return path


def follow(page, look):
    """Open pages from home on, by their links; `look` at each. Returns the kinds met."""
    met, opened, waiting = {}, set(), list(BEGINNINGS)
    while waiting:
        path = waiting.pop(0)
        is_enough = met.get(kind(path), 0) >= OF_MANY_FACES.get(kind(path), OF_A_KIND)
        if is_enough or path in opened or kind(path) in FILES:
            continue
        opened.add(path)
        answer = page.goto(path)
        if "/why/" in page.url:
            look(page, kind(page.url))
            met["child_why"] = 1
            page.get_by_role("radio").first.check()
            page.get_by_role("button", name="Open the record").click()
            answer = page.goto(path)
        if answer.status != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        name = kind(page.url)
        met[name] = met.get(name, 0) + 1
        look(page, name)
        waiting += links_of(page)
        if name in BEYOND:
            waiting.append(f"{urlsplit(page.url).path}{BEYOND[name]}")
    return set(met)


def ask_if_known(page, look):
    """Ask about the restricted child, and go as far as this person may. Returns the kinds met."""
    page.goto("/known/")
    page.get_by_label("The child’s name").fill("Leo Fenwick")
    page.get_by_label("Who is asking?").fill("Dr Amin")
    page.get_by_label("Why do they ask?").fill("He is on the ward.")
    page.get_by_role("button", name="Ask", exact=True).click()
    look(page, "enquiry")
    page.get_by_role("button", name="I rang back").click()
    look(page, "enquiry_ring_back")
    page.get_by_role("link", name="Is this child known?").click()
    page.get_by_role("region", name="You asked, since yesterday").get_by_role("link").first.click()
    way = page.get_by_role("link", name="Open it in an emergency")
    if not way.count():
        return {"enquiry", "enquiry_ring_back"}
    way.click()
    look(page, "account_reauthenticate")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    look(page, "glass_break")
    page.get_by_label("Why can this not wait?").fill("A child alone on a ward.")
    page.get_by_role("button", name="Open it now").click()
    look(page, "child")
    return {"enquiry", "enquiry_ring_back", "account_reauthenticate", "glass_break"}


def read_what_was_taken_out(page, look):
    """Go to words that were written about the wrong boy. Returns the kinds met."""
    page.goto("/search/?q=callum+harper")
    page.get_by_role("main").get_by_role("link", name="Callum Harper").first.click()
    page.goto(f"{page.url}story/")
    entry = page.get_by_role("paragraph").filter(has_text="by mistake was taken out")
    page.goto(entry.get_by_role("link", name="Open it").first.get_attribute("href"))
    look(page, "entry")
    page.get_by_role("link", name="Read what was taken out").click()
    look(page, "sealing")
    return {"sealing"}


def links_of(page):
    """The addresses of this site that the page leads to, each once, in the order of the page."""
    found = page.eval_on_selector_all("a[href]", TO)
    here = urlsplit(page.url)
    same = [urlsplit(link) for link in found]
    paths = [f"{link.path}{'?' + link.query if link.query else ''}" for link in same
             if (link.scheme, link.netloc) == (here.scheme, here.netloc)]  # fmt: skip
    return list(dict.fromkeys(paths))


def look_closely(page, name, found):
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": RULES}}
    result = page.evaluate("options => axe.run(document, options)", options)
    for violation in result["violations"]:
        where = [node["html"][:160] for node in violation["nodes"]][:3]
        found.append((name, violation["id"], where))
    page.set_viewport_size(NARROWEST)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROWEST["width"]:
        found.append((name, f"{width} pixels wide at {NARROWEST['width']}", []))
    page.set_viewport_size(WIDE)


MET = {}


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_a_person_can_open_is_accessible_and_narrow_enough(anyone, person):
    found = []
    page = anyone(person)
    MET[person] = follow(page, lambda page, name: look_closely(page, name, found))
    if "known" in MET[person]:
        MET[person] |= ask_if_known(page, lambda page, name: look_closely(page, name, found))
    if person == "reviewer":
        MET[person] |= read_what_was_taken_out(
            page, lambda page, name: look_closely(page, name, found)
        )
    assert found == []


def test_the_doors_are_accessible_to_whoever_has_not_signed_in(kith, browser):
    found = []
    page = browser.new_page(base_url=kith)
    for path in ("/sign-in/", "/no/such/page/", "/f/", "/tell-us/"):
        page.goto(path)
        look_closely(page, path, found)
    page.close()
    assert found == []


def test_a_private_link_leads_to_a_page_like_any_other(anyone, browser):
    found, worker = [], anyone("worker")
    calls = worker.get_by_role("region", name="Nobody has decided yet").get_by_role("link")
    worker.goto(f"{calls.first.get_attribute('href')}link/")
    pass_the_why_page(worker)
    worker.get_by_role("button", name="Make the link").click()
    look_closely(worker, "referral_link", found)
    caller = browser.new_page()
    caller.goto(worker.get_by_text("/f/").inner_text())
    assert urlsplit(caller.url).path == "/f/"
    look_closely(caller, "private", found)
    caller.close()
    assert found == []


WITHOUT_A_PAGE = {
    "attachment": "saves a file",
    "attachment_small": "a picture in a page",
    "account_login": "looked at above, by whoever has not signed in",
    "account_logout": "a button; its page only asks",
    "draft_save": "takes words; shows a page only when two texts meet",
    "draft_key": "for our own script",
    "draft_here": "for our own script",
    "draft_discard": "met by whoever has unfinished writing",
    "draft_restore": "a button",
    "network_join": "a button",
    "assessment_withdraw": "a button",
    "assessment_resume": "met where one stands still",
    "child_exclude": "the page that restricts, with errors",
    "child_include": "a button",
    "share_unlink": "a button",
    "ratings_remind": "a button",
    "ratings_end": "a button",
    "ratings_csv": "saves a file",
    "ratings_spreadsheet": "saves a file",
    "referral_unlink": "a button",
    "statement_move": "a button",
    "scale_unask": "a button",
    "entry_demote": "a button",
    "entry_pin": "a button",
    "entry_unpin": "a button",
    "entry_promote": "the entry's own page, with errors",
    "entry_tag": "the entry's own page, with errors",
    "section47_end": "met where an enquiry goes on; the page of protection_end in other words",
    "upload": "for our own script",
    "upload_begin": "for our own script",
    "upload_piece": "for our own script",
    "upload_finish": "for our own script",
    "upload_small": "a picture in a page",
    "private": "looked at above, by whoever has the link",
    "private_code": "a button",
    "private_answer": "looked at above, by whoever has the link",
    "private_open": "leads to the page of the link",
    "referral_decide": "the referral's own page, with errors",
    "share_release": "met where something is kept back",
    "healthz": "for machines",
    "readyz": "for machines",
}


def test_every_kind_of_address_was_met_by_somebody():
    if set(MET) != set(PEOPLE):
        pytest.skip("Not everybody was asked in this run.")
    met = set().union(*MET.values())
    names = {pattern.name for pattern in _pages(get_resolver().url_patterns)}
    assert names - met - set(WITHOUT_A_PAGE) == set()


def _pages(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif getattr(pattern, "namespace", None) is None:
            yield from _pages(pattern.url_patterns)
