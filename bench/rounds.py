"""Opening every page in turn, many times over: noise of the machine then falls on all alike."""

import random
import statistics
import time
from dataclasses import dataclass, field
from http import HTTPStatus

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.goals import FAILED
from bench.pages import FLOOR, Page
from bench.people import Somebody

SLOW, FEW = 2.0, 3
"""A page that takes longer than so many seconds is opened only so many times."""
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")

AUDIT = 'INSERT INTO "audit_auditevent"'


@dataclass
class Cell:
    """One page as one person opens it: its queries, beside those of the audit, and its times."""

    page: Page
    who: Somebody
    queries: int = 0
    skipped: str = ""
    is_slow: bool = False
    times: list = field(default_factory=list)

    @property
    def name(self):
        return f"{self.page.name} for {self.who.name}"

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def p95(self):
        """Nineteen of twenty were quicker; of fewer than twenty times, between the slowest two."""
        if len(self.times) <= 1:
            return self.times[0]
        return statistics.quantiles(self.times, n=20, method="inclusive")[-1]

    def open(self):
        """Open the page once. Returns the answer and how many seconds it took."""
        form = self.page.form(self.who) if self.page.form else None
        address, client = self.page.address(self.who), self.who.client
        began = time.perf_counter()
        answer = client.get(address) if form is None else client.post(address, form)
        took = time.perf_counter() - began
        if self.page.after:
            self.page.after(self.who)
        return answer, took

    def try_out(self):
        """Open it twice, unmeasured: once to see whether and how slowly, once to count queries."""
        if self.page.address(self.who) is None:
            self.skipped = "nothing to open"
            return
        answer, took = self.open()
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.skipped = FAILED
            return
        if answer.status_code != self.page.wanted:
            self.skipped = f"cannot open ({answer.status_code})"
            return
        self.is_slow = took > SLOW
        self.queries = self._count()

    def _count(self):
        form = self.page.form(self.who) if self.page.form else None
        address, client = self.page.address(self.who), self.who.client
        with CaptureQueriesContext(connection) as seen:
            client.get(address) if form is None else client.post(address, form)
        if self.page.after:
            self.page.after(self.who)
        statements = [query["sql"].lstrip() for query in seen.captured_queries]
        return sum(not sql.startswith((*CONTROL, AUDIT)) for sql in statements)


def measure(people, pages, rounds, say=lambda line: None):
    """Every page for every person, in an order of its own each round. Returns the cells."""
    cells = [Cell(page, who) for page in pages for who in people]
    for cell in cells:
        cell.try_out()
        say(f"{cell.name}: {cell.skipped or f'{cell.queries} queries'}")
    opened = [cell for cell in cells if not cell.skipped]
    rand = random.Random(1)  # noqa: S311 - an order to open pages in, the same in every run
    for number in range(rounds):
        for cell in rand.sample(opened, len(opened)):
            if number < FEW or not cell.is_slow:
                cell.times.append(cell.open()[1])
        say(f"round {number + 1} of {rounds}")
    return cells


def floor_of(cells):
    """The median of every opening of the bare page in this run, in seconds."""
    return statistics.median(
        took for cell in cells if cell.page.name == FLOOR for took in cell.times
    )
