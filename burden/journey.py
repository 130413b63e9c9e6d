"""From a call to a plan that is shared, for one child or for three brothers and sisters."""

import re
from datetime import date, timedelta
from secrets import choice

from burden.hand import Hand

LETTERS = "abdefgiklmnoprstu"
ONE, THREE = (("Bo", 7),), (("Asta", 9), ("Bo", 7), ("Cleo", 4))
AGENCY = "Northmoor Community Health"


def new_name():
    """A family name nobody else has, so that no child is taken for another."""
    return "".join(["Q", *(choice(LETTERS) for _ in range(6))])


def in_days(many):
    """The day so many days from now, as somebody at a desk writes it."""
    day = date.today() + timedelta(days=many)  # noqa: TID251, DTZ011 - the product runs by the real clock
    return f"{day.day} {day:%B}"


class Journey:
    """A worker, the page they are on, and the children somebody rings about."""

    def __init__(self, playwright, page, children):
        self.hand, self.page = Hand(playwright, page), page
        self.children, self.family = children, new_name()

    def goes(self):
        """All of it. Returns what it cost."""
        self.is_told()
        self.is_decided()
        self.is_answered()
        self.is_assessed()
        self.is_concluded()
        self.is_shared()
        return self.hand.count

    def is_told(self):
        hand, page = self.hand, self.page
        hand.follow(page.get_by_role("link", name="New call"))
        hand.answer(page.get_by_label("Who is calling?"), "Grace Lowe")
        hand.answer(page.get_by_label("Their role"), "health visitor")
        hand.pick(page.get_by_label("Where they work"), AGENCY)
        hand.answer(page.get_by_label("Phone"), "01632 960118")
        lines = [f"{name} {self.family} {age}" for name, age in self.children]
        hand.answer(page.get_by_label("Which children is this about?"), "\n".join(lines))
        hand.write(
            page.get_by_label("What are they worried about?"),
            "Bo has lost weight since August and falls asleep in the afternoon.",
        )
        hand.write(page.get_by_label("What is going well?"), "Always on time for school.")
        hand.send(page.get_by_role("button", name="Save what they told us"))

    def is_decided(self):
        hand, page = self.hand, self.page
        hand.tick(page.get_by_label("Assess what the children need"))
        when = page.get_by_label("When do you expect to be able to decide, and why then?")
        hand.answer(when, f"{in_days(20)}, when we have met both parents")
        hand.write(
            page.get_by_label("Why?", exact=True),
            "Nobody has met them at home, and we do not know who gets them up.",
        )
        hand.send(page.get_by_role("button", name="Decide"))

    def is_answered(self):
        """Whoever rang is rung back, and told what was decided, in words that stand there."""
        self.hand.send(self.page.get_by_role("button", name="They are told"))

    def is_assessed(self):
        hand, page = self.hand, self.page
        for name, _ in self.children:
            hand.write(page.get_by_label(f"What {name} wishes and feels"), "A slow morning.")
        hand.write(
            page.get_by_label(re.compile("^What you think all this means")),
            "Mum works nights. The mornings fall to an eight year old, and breakfast with them.",
        )
        hand.send(page.get_by_role("button", name="Save, and add a need"))
        hand.write(page.get_by_label(re.compile("need(s)?…$")), "breakfast before the bell")
        serious = page.get_by_role("group", name=re.compile("^How serious"))
        hand.tick(serious.get_by_role("radio").nth(1))
        hand.write(page.get_by_label(re.compile("^Why that, for")), "Hungry by ten, every day.")
        hand.write(page.get_by_label("What we want to see"), "Breakfast every school day.")
        hand.send(page.get_by_role("button", name="Add it, and finish"))

    def is_concluded(self):
        hand, page = self.hand, self.page
        hand.tick(page.get_by_label("A plan of help, with the family"))
        hand.write(page.get_by_label("Your reasons"), "They want this help, and know why.")
        hand.send(page.get_by_role("button", name="Finish the assessment"))

    def is_shared(self):
        hand, page = self.hand, self.page
        hand.follow(page.get_by_role("link", name=re.compile(f"^Share the plans? of .* {AGENCY}")))
        hand.write(page.get_by_label("What is it for?"), "So that Grace can help with breakfast.")
        hand.answer(page.get_by_label("Until when?"), in_days(90))
        hand.tick(page.get_by_label("Yes, they were told"))
        hand.send(page.get_by_role("button", name=f"Share with {AGENCY}"))
        for name, _ in self.children:
            if name not in page.get_by_role("main").inner_text():
                raise RuntimeError(f"The plan of {name} is not shared.")
