"""Somebody at a desk, with a mouse and a keyboard, whose every movement is counted."""

from dataclasses import dataclass, field
from typing import NamedTuple

from burden.effort import Effort
from burden.facts import Facts
from burden.forms import WHERE, Sender, asked, forms_of, missing, page_name


class Required(NamedTuple):
    """An answer without which a form was sent back."""

    page: str
    field: str
    label: str


@dataclass
class Count:
    """What one journey cost."""

    loads: list = field(default_factory=list)
    required: list = field(default_factory=list)
    efforts: dict = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)


class Hand:
    """Fills in forms and presses buttons as a person does; `count` is what it cost so far.

    A question that a page requires and nobody told this script of is answered all the same, so
    that it is counted and not only stumbled over.
    """

    def __init__(self, playwright, page):
        self.page, self.count = page, Count()
        self.sender = Sender(playwright, page)
        self.effort = Effort()
        page.on("request", self._loads)
        self.arrive()

    def _loads(self, request):
        is_new = request.redirected_from is None
        if request.is_navigation_request() and request.frame == self.page.main_frame and is_new:
            self.count.loads.append("")

    def arrive(self):
        """A page has come: what its forms hold before anybody touches them."""
        self.here = page_name(self.page.url)
        if self.count.loads and not self.count.loads[-1]:
            self.count.loads[-1] = self.here
        before, self.effort = self.effort, self.count.efforts.setdefault(self.here, Effort())
        self.effort.hand = before.hand
        self.forms = forms_of(self.page)

    # Answers

    def answer(self, question, text):
        """A fact, typed."""
        self._go_to(question)
        self.effort.type(text)
        self.page.keyboard.insert_text(text)
        name = question.get_attribute("name")
        self.count.facts.typed(self.here, name, text, showing=len(self.count.loads))

    def write(self, question, text):
        """Sentences of one's own."""
        self._go_to(question)
        self.effort.narrate(text)
        self.page.keyboard.insert_text(text)

    def _go_to(self, question):
        self.effort.think()
        self.effort.click()
        question.click()

    def tick(self, choice):
        """A radio or a box to tick."""
        self.effort.think()
        self.effort.click()
        choice.check()

    def pick(self, question, label):
        """One line of a list: it is opened, and the line is pressed."""
        self.effort.think()
        self.effort.click()
        self.effort.click()
        question.select_option(label=label)

    # Commands

    def follow(self, link):
        """Go to another page."""
        self.effort.think()
        self.effort.click()
        with self.page.expect_navigation():
            link.click()
        self.arrive()

    def send(self, button):
        """Send the form of this button, and note what it would not have gone without."""
        where = button.evaluate(WHERE)
        first = self.forms[where["number"]]
        self._answer_what_nobody_told_of(first, where)
        last = forms_of(self.page)[where["number"]]
        for each in asked(self.sender, where, first, last):
            self.count.required.append(Required(self.here, each.plain, each.label))
        self.count.facts.asked(self.here, first.fields)
        self.effort.think()
        self.effort.click()
        with self.page.expect_navigation():
            button.click()
        self.arrive()

    def _answer_what_nobody_told_of(self, first, where):
        """Answer somehow whatever would be missing now."""
        now = forms_of(self.page)[where["number"]]
        for each in missing(self.sender, where, now):
            if first.values(each.name) != now.values(each.name):
                continue
            question = self.page.locator(f"[id='{each.id}']")
            if each.kind in ("radio", "checkbox"):
                self.tick(question)
            elif each.kind == "select":
                self.pick(question, question.locator("option").nth(1).inner_text())
            else:
                self.answer(question, "9")
