"""What the product has been told already, and what it asks or is told a second time."""

import re
from typing import NamedTuple

from burden.listed import FACTS


class Twice(NamedTuple):
    """One fact that was typed, or asked for, where it was known already."""

    page: str
    field: str
    what: str


class Facts:
    """Every answer typed so far, by the place it was typed in; and what it was typed twice."""

    def __init__(self):
        self.places, self.known, self.twice = {}, {}, []

    def typed(self, page, field, text, showing):
        """An answer was typed, at the so-manieth page that was loaded. Each of its lines is one."""
        for line in text.splitlines():
            said = " ".join(re.findall(r"\w+", line.casefold()))
            if self.places.setdefault(said, (showing, field)) != (showing, field):
                self.twice.append(Twice(page, field, line))
        for fact in FACTS:
            if [page, field] == fact["told"]:
                self.known[fact["fact"]] = page

    def asked(self, page, fields):
        """A form asks these: is one of them for a fact that another page was told?"""
        for label, name in dict.fromkeys((each.label, each.name) for each in fields):
            for fact in FACTS:
                told_on = self.known.get(fact["fact"], page)
                if told_on != page and re.search(fact["asked"], label, re.IGNORECASE):
                    self.twice.append(Twice(page, name, label))
