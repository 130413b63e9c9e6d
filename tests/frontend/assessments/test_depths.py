"""An assessment of two paragraphs and one of forty pages read well at any width, and on paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from assessments.models import Assessment
from audit import clock
from tests.factories import (
    AssessmentChildFactory,
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    NeedFactory,
    NeedStepFactory,
    allocate,
    concluded,
    siblings,
)
from tests.frontend.assessments.pages import address

pytestmark = pytest.mark.browser

SEVEN = ("Jade", "Callum", "Mia", "Ty", "Ruby", "Alfie", "Poppy")
PASSAGE = (
    "Dawn says that mornings are the hardest. She is up before six, and by eight she has found "
    "four coats, three bags and one shoe, and nobody has eaten. The school sees children who come "
    "late and hungry; we saw a mother who does by herself what two people and a grandmother did a "
    "year ago. When Bev came for a week, every child was at school by nine, and Dawn slept."
)
WIDTHS = (1366, 390, 320)


def passages(count):
    return "\n\n".join([PASSAGE] * count)


def of_one(worker):
    """Two paragraphs about one child: what was found, and what was decided."""
    ty = ChildFactory(given_name="Ty", family_name="Harper")
    allocate(ty, worker=worker)
    made = AssessmentFactory(children=[ty], lead=worker, why="Does Ty need a worker?")
    DecisionPointFactory(assessment=made, set_by=worker)
    return concluded(made, worker, analysis=PASSAGE, reasons=PASSAGE)


def of_seven(worker):
    """Forty pages about seven brothers and sisters."""
    children = [ChildFactory(given_name=name, family_name="Harper") for name in SEVEN]
    for child in siblings(*children):
        allocate(child, worker=worker)
    made = AssessmentFactory(children=[], lead=worker, why="Who keeps the seven of them safe?")
    for child in children:
        AssessmentChildFactory(
            assessment=made, child=child, wishes=passages(4), took_part=passages(2)
        )
        for number in range(4):
            need = NeedFactory(
                assessment=made,
                children=list(dict.fromkeys([child, *children[: number % 3]])),
                needs=f"{child.person.given_name} needs a morning that begins with breakfast.",
                why=passages(4),
                seriousness_why=PASSAGE,
                outcome="At school by nine, having eaten, on four days of five.",
            )
            for _ in range(3):
                NeedStepFactory(need=need, by_on=clock.today() + timedelta(days=30))
    DecisionPointFactory(assessment=made, set_by=worker)
    return concluded(
        made, worker, history_considered=passages(20), analysis=passages(25), reasons=passages(8)
    )


DEPTHS = {"two paragraphs": (of_one, 1, 1), "forty pages": (of_seven, 40, 60)}


@pytest.fixture(params=DEPTHS)
def document(request, live_server, page, come_in, worker):
    """(an assessment of this depth, opened; the fewest and most sheets of paper it may take)"""
    make, least, most = DEPTHS[request.param]
    made = make(worker)
    come_in(worker)
    page.goto(f"{live_server.url}{address('assessment', made)}")
    return page, least, most


def printed(page):
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, outline=True, tagged=True)))


def test_it_is_as_wide_as_the_window_and_its_contents_lead_to_every_part(document):
    page, _, _ = document
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    parts = page.locator("article > section > h2").evaluate_all("all => all.map(one => one.id)")
    contents = page.get_by_role("navigation", name="In this assessment").get_by_role("link")
    led_to = contents.evaluate_all("all => all.map(one => one.hash.slice(1))")
    assert parts == led_to


def test_on_paper_it_takes_what_it_needs_and_no_heading_stands_alone(document):
    page, least, most = document
    headings = page.locator("article :is(h2, h3, h4):not(.hidden)").all_inner_texts()
    sheets = printed(page).pages
    last_lines = [sheet.extract_text().strip().splitlines()[-1] for sheet in sheets[:-1]]

    assert least <= len(sheets) <= most
    assert [line for line in last_lines if line.strip() in headings] == []


def test_what_is_only_pressed_is_not_printed_and_the_decision_is(document):
    page, _, _ = document
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed(page).pages).split())

    assert "In this assessment" not in text
    assert Assessment.Outcome.CHILD_IN_NEED.label in text
    assert "Who wrote this" in text
