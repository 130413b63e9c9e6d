"""Sam Ridley, 14: five workers in two years. Two of the changes were ours."""

from typing import NamedTuple

from casework.actions import allocate_child, open_episode
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship
from demo.days import at
from demo.telling import (
    Call,
    Helper,
    Kin,
    Line,
    decide_call,
    describe,
    introduce,
    record,
    relate,
    take_call,
)

Seen = EntryChild.Seen
HIM = ("Sam",)

CHILDREN = {
    "Sam": {"family_name": "Ridley", "born": (14, 88), "pronouns": "he",
            "likes_to_be_told": "In writing, and not at school."}
}  # fmt: skip
RELATIVES = (
    Kin("Gary", {"given_name": "Gary", "family_name": "Ridley", "phone": "07700 900441"},
        {"Sam": {"kind": Relationship.Kind.FATHER, "level": Level.NETWORK, "lives_with": True,
                 "has_parental_responsibility": True}}),
)  # fmt: skip
HELPERS = (
    Helper("Gary Ridley", "Dad", HIM, "07700 900441", person="Gary"),
    Helper("Mr Iqbal", "Head of year", HIM, "01632 960113", "Northmoor High"),
)
THE_SCHOOL = Call(
    when=("Wed", 104, "10:10"),
    by="left",
    about=HIM,
    caller=("Mr Iqbal", "Head of year"),
    agency="Northmoor High",
    phone="01632 960113",
    safe_to_ring="After lunch",
    worries=(
        "Sam, 12, has been in school nine days since his mum died in the summer. His dad drinks in "
        "the evening and is kind and asleep. Sam does the washing."
    ),
    going_well="He is never late on a day on which he comes. He looks after the lizards.",
    needs_to_happen="Somebody for him who stays.",
    decided=("Wed", 104, "14:30"),
    decided_by="left",
    outcome=Decision.Outcome.EARLY_HELP,
    reasons="He and his dad both want help at home. One worker, for as long as it takes.",
)


class Change(NamedTuple):
    """From when who works with him, why it changed, and whether it was for our sake."""

    when: tuple
    worker: str
    team: str
    why: str = ""
    is_system_led: bool | None = None


WORKERS = (
    Change(("Thu", 104, "09:30"), "left", "East"),
    Change(("Mon", 83, "09:30"), "manager2", "West",
           "Sam’s street went to the West team, and Hannah did not go with it.", True),
    Change(("Tue", 71, "09:30"), "aunt", "East",
           "Ruth only held it: the West team had nobody. Petra had room.", True),
    Change(("Mon", 44, "09:30"), "worker", "East",
           "Gary asked for somebody else after the school meeting, and Sam said so too.", False),
    Change(("Wed", 12, "09:30"), "worker2", "West",
           "Sam asked for a man, and for somebody who likes reptiles.", False),
)  # fmt: skip
SAID = (
    Line(when=("Fri", 99, "15:40"), kind=Entry.Kind.VISIT, about=HIM, by="left",
         title="Sam at home", text="He showed me how the washing machine has to be held shut.",
         own={"Sam": (Seen.ALONE, "Are you the one who stays?")}),
    Line(when=("Thu", 70, "16:00"), kind=Entry.Kind.VISIT, about=HIM, by="aunt",
         title="Sam at home", text="I asked how it was going. He asked me which version I wanted.",
         own={"Sam": (Seen.ALONE, "I told the last one. And the one before.")}),
    Line(when=("Tue", 40, "15:50"), kind=Entry.Kind.VISIT, about=HIM, by="worker",
         title="Sam at school, with the lizards",
         text="Four days a week now. Gary goes to a group on Mondays, and Sam knows.",
         own={"Sam": (Seen.ALONE, "He’s all right on Mondays.")}),
    Line(when=("Thu", 3, "16:10"), kind=Entry.Kind.VISIT, about=HIM, by="worker2",
         title="Sam and I fed the lizards",
         text="I had read all of it before I came, and said so. He tested me on it.",
         own={"Sam": (Seen.ALONE, "You’re number five. You can write that down.")}),
)  # fmt: skip


def sam(town):
    """Build Sam’s two years."""
    family = {}
    decide_call(town, take_call(town, family, THE_SCHOOL, CHILDREN), THE_SCHOOL)
    boy = family["Sam"]
    with at("Wed", 104, "15:00"):
        describe(town, family, CHILDREN, by="left")
        introduce(town, family, HELPERS, relate(town, family, RELATIVES, by="left"), by="left")
        open_episode(boy, by=town.left, why="Help at home for Sam and Gary")
    for change in WORKERS:
        with at(*change.when):
            who = {"worker": town.people[change.worker], "team": town.teams[change.team]}
            by = town.manager2 if change.team == "West" else town.manager
            why = {"why": change.why, "is_system_led": change.is_system_led}
            allocate_child(boy, by=by, **who, **why)
    for line in SAID:
        record(town, family, line)
