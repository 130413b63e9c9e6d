"""The shape of a short story, told in `small_first` to `small_third`, built by `others`."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from assessments.models import Assessment
from audit import clock
from demo.days import moment, working_day

Outcome = Assessment.Outcome
HELP, EARLY = Outcome.CHILD_IN_NEED, Outcome.EARLY_HELP
NOTHING, CLOSE = Outcome.NO_FURTHER_ACTION, Outcome.CLOSE
TOGETHER = Outcome.STRATEGY


class Small(NamedTuple):
    """One family's assessment in a few sentences.

    `children` are names and ages; it began so many `weeks` ago and took so many `days` (None
    while it goes on). `need` is a SmallNeed, written short, or words of analysis where nothing
    more was needed. `moved` are the reasons why the day moved; one that begins with “!” was not
    told to the family. `later` is what was written after the first visit, evenly over the days.
    """

    family: str
    children: dict[str, int]
    weeks: int
    days: int | None
    caller: tuple[str, str, str]
    worry: str
    good: str
    saw: str
    words: str
    need: tuple[str, ...] | str
    outcome: str
    reasons: str
    moved: tuple[str, ...] = ()
    oversight: str = ""
    speaks: str = ""
    shared_with: str = ""
    mother: str = ""
    later: tuple[str, ...] = ()


class SmallNeed(NamedTuple):
    """What is needed, what we want to see, and the one step: who helps, as what, by doing what."""

    needs: str
    outcome: str
    helper: str
    role: str
    what: str
    agency: str = ""


HOURS = ("09:30", "10:15", "11:40", "13:30", "14:20", "15:45", "16:30")
WHY_THEN = (
    "After one visit and a word with everyone who knows them.",
    "By then I will have seen them at home, and on their own.",
    "That leaves time for the school to tell me what it sees.",
    "Their parent works nights, and this is the first free week.",
    "Two visits should be enough; I will say if they are not.",
    "The doctor sees them the week before, and I want to hear what is said.",
    "The family asked for this day, so that everyone can be there.",
    "It needs three conversations, and no more.",
)
TOLD_HOW = (
    "In person, that afternoon",
    "By telephone, and it is on their calendar",
    "On a card with my number",
    "In person, with everyone at the table",
    "By message, as they asked",
)
SERIOUS_WHY = (
    "It matters every day, and it can be put right.",
    "Left as it is, it would grow with them.",
    "They have managed so far; they should not have to manage alone.",
    "What happens at home is what they carry to school.",
)


@dataclass
class Telling:
    """One small story being told: by whom, since when, and whatever was made so far."""

    town: object
    small: Small
    rng: Random
    worker: object
    manager: object
    began: date
    children: list = field(default_factory=list)

    @property
    def child(self):
        return self.children[0]

    def after(self, days):
        """The working day at most so many days after it began."""
        return max(self.began, working_day(self.began + timedelta(days=days)))

    def at(self, date, hour=""):
        """Do what follows on that day."""
        return clock.at(moment(date, hour or self.rng.choice(HOURS)))
