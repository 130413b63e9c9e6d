"""Noah and Lily Whitlock and great-grandmother Doris: a map made at her table, and the one after.

The family disagree with the worries and work with them all the same. What was agreed is in the
plan; the second map goes on from the first, and says what moved.
"""

from audit import clock
from casework.actions import progress_step
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship, Step
from casework.moments import Precision
from demo.days import at, day, on
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
from demo.whitlocks_scale import AT_FIRST, SINCE, scaled
from signs_of_safety.actions import (
    add_statement,
    agree_map,
    disagree_with,
    make_safety,
    reword_statement,
    start_map,
    tag_statement,
    take_out_statement,
)
from signs_of_safety.models import Kind, Statement

Is, Seen = Relationship.Kind, EntryChild.Seen
BOTH = ("Noah", "Lily")

CHILDREN = {
    "Noah": {"family_name": "Whitlock", "born": (7, 61), "pronouns": "he",
             "likes_to_be_told": "At Doris’s, and what time it will be over."},
    "Lily": {"family_name": "Whitlock", "born": (3, 190), "pronouns": "she",
             "likes_to_be_told": "With Noah, and a book."},
}  # fmt: skip
AT_HOME = {"level": Level.NETWORK, "lives_with": True}
MOTHER = {"kind": Is.MOTHER, "has_parental_responsibility": True, **AT_HOME}
STEPFATHER = {"kind": Is.STEP_PARENT, **AT_HOME}
DORIS = {"kind": Is.GREAT_GRANDPARENT, "level": Level.NETWORK}
RELATIVES = (
    Kin("Steph", {"given_name": "Steph", "family_name": "Whitlock"}, dict.fromkeys(BOTH, MOTHER)),
    Kin("Dean", {"given_name": "Dean", "family_name": "Holroyd"}, dict.fromkeys(BOTH, STEPFATHER)),
    Kin("Doris", {"given_name": "Doris", "family_name": "Whitlock"}, dict.fromkeys(BOTH, DORIS),
        through="Steph"),
)  # fmt: skip
HELPERS = (
    Helper("Doris Whitlock", "great-grandmother", BOTH, "07700 900411", person="Doris"),
    Helper("Steph Whitlock", "mother", BOTH, "07700 900412", person="Steph"),
    Helper("Dean Holroyd", "stepfather", BOTH, "07700 900413", person="Dean"),
    Helper("Mrs Shaw", "class teacher", ("Noah",), "01632 960111", "Eastfield Primary"),
    Helper("Priya Nair", "social worker", BOTH, user="worker"),
)

THAT_NIGHT = Call(
    when=("Mon", 23, "07:50"),
    by="worker",
    about=BOTH,
    caller=("Sgt Ian Vale", "Response sergeant"),
    agency="Northmoor Police",
    phone="01632 960130",
    safe_to_ring="Until two",
    worries=(
        "Noah, 7, rang 999 at nine last night. His mum could not be woken: a bottle of vodka. He "
        "had put his sister on the settee with a blanket and sat with her. Their stepdad was at "
        "work until six."
    ),
    going_well="He knew the address and the door code. Their great-grandmother came in slippers.",
    needs_to_happen="Somebody awake for them at night, and for Noah not to think it is his job.",
    decided=("Mon", 23, "09:30"),
    decided_by="worker",
    outcome=Decision.Outcome.ASSESSMENT,
    reasons="A boy of seven was in charge. We do not know how often, and the family can tell us.",
)

IN_OCTOBER = Line(
    when=("Thu", 4, "16:10"),
    kind=Entry.Kind.VISIT,
    about=BOTH,
    title="At Doris’s, after school",
    text=(
        "Steph wanted to drink on Monday and rang Doris before she rang anybody. Doris came over "
        "in her coat and stayed until Dean was home. Noah saw her come in and went back to bed. "
        "Steph told me all this herself, in front of Dean."
    ),
    own={"Noah": (Seen.ALONE, "Nan-Nan comes now. I don’t know about when she is poorly.",
                  "He is counting on one person of 81.")},
)  # fmt: skip

DANGER = (
    "Priya and Mrs Shaw are worried that when Steph drinks and Dean is at work, nobody is awake "
    "for Noah and Lily. If nothing changes, Lily could be hurt or Noah badly burned looking after "
    "her, and he will go on believing that it is his job."
)
DISAGREE = "We don’t agree with your worries, but we will work with them in the plan."
GOAL = (
    "Every night there is a grown-up awake who has not been drinking, and Noah knows who. All of "
    "us here see this for six months, through Christmas and a long shift of Dean’s. Then we close."
)
OWN_GOAL = (
    "The children go to their own beds and stay in them, and nobody in this house is ashamed."
)
JUDGEMENT = (
    "Seven good weeks. There have been good weeks before, and no plan then for who is awake. "
    "Everybody at the table would leave the children here tonight."
)
STEPS = (
    ("Shows Noah the number by the telephone, and lets him try it", "Doris Whitlock", ("Sat", 12)),
    ("Finds somebody for Steph to talk to about drink, in the daytime", "Priya Nair", ("Wed", 11)),
    ("Puts next week’s shifts on the fridge every Sunday", "Dean Holroyd", "every Sunday"),
)


def whitlocks(town):
    """Build the Whitlocks: the night in June, the map at Doris’s table, and the one after it."""
    family = {}
    decide_call(town, take_call(town, family, THAT_NIGHT, CHILDREN), THAT_NIGHT)
    with at("Mon", 23, "11:00"):
        describe(town, family, CHILDREN)
        people = relate(town, family, RELATIVES)
        network = introduce(town, family, HELPERS, people)
    first = _first(town, family, network)
    scaled(town, first, AT_FIRST, ("Thu", 13, "17:20"))
    with at("Mon", 11, "18:00"):
        for step in Step.objects.filter(goal__plan__child__in=family.values(), what=STEPS[0][0]):
            progress_step(step, by=town.worker, is_done=True, note="He rang her from the kitchen.")
    entry = record(town, family, IN_OCTOBER)
    second = _second(town, family, first, entry)
    scaled(town, second, SINCE, ("Thu", 2, "16:20"))


def _first(town, family, network):
    both = [family[name] for name in BOTH]
    with at("Thu", 14, "16:00"):
        sheet = start_map(both[0], by=town.worker, also=both[1:], who_was_there="Steph and Doris")
    add = _adding(town, sheet, both)
    with at("Thu", 13, "16:30"):
        june = on("Sun", 24, "21:00")
        add(Kind.HARM, "Steph had drunk a bottle of vodka and could not be woken. Noah, 7, rang "
            "999 and sat with Lily, 3.", whose="Sgt Vale", happened_at=june,
            precision=Precision.ABOUT, source="The police report of that night")  # fmt: skip
        add(Kind.HARM, "Noah made Lily’s tea on the cooker by himself, twice.", whose="Noah",
            happened_at=june, precision=Precision.MONTH)  # fmt: skip
        add(Kind.FACTOR, "Dean works nights, and the rota comes on a Sunday.", whose="Dean")
        add(Kind.FACTOR, "Three workers since March.", whose="Doris")
        read = add(Kind.STRENGTH, "Both children are read to every night. Lily knows the books by "
                   "heart.", whose="Mrs Shaw")  # fmt: skip
        tag_statement(read, by=town.worker, dimensions=["warmth", "stimulation"])
        add(Kind.STRENGTH, "Doris, 81, lives four doors away and is asked for by both.")
        danger = add(Kind.DANGER, DANGER, whose="Priya and Mrs Shaw")
        disagree_with(danger, by=town.worker, who="Steph and Dean", words=DISAGREE)
        goal = add(Kind.GOAL, GOAL, whose="Everybody at the table", answers=danger)
        add(Kind.GOAL, OWN_GOAL, whose="Steph", answers=danger, is_familys_own=True)
        for words, who, by in STEPS:
            when = {"by_words": by} if isinstance(by, str) else {"by_on": day(*by)}
            add(Kind.STEP, words, who=network["Noah", who], answers=goal, **when)
        agree_map(sheet, by=town.worker, judgement=JUDGEMENT,
                  who_was_there="Steph, Dean, Doris, Noah, Mrs Shaw and Priya")  # fmt: skip
    return sheet


def _adding(town, sheet, children):
    def add(kind, words, **details):
        return add_statement(
            sheet, by=town.worker, kind=kind, words=words, children=children, **details
        )

    return add


def _second(town, family, first, entry):
    both = [family[name] for name in BOTH]
    with at("Thu", 2, "15:30"):
        first.refresh_from_db()
        sheet = start_map(both[0], by=town.worker, also=both[1:], follows=first,
                          who_was_there="Steph, Dean, Doris and Noah")  # fmt: skip
        there = Statement.objects.filter(map=sheet)
        doris = there.get(words__startswith="Doris, 81")
        reword_statement(doris, by=town.worker, version=1, whose="Steph",
                         words="When Steph wants to drink she rings Doris first, and Doris comes "
                         "and stays until Dean is home.")  # fmt: skip
        danger = there.get(kind=Kind.DANGER)
        for when in (("Mon", 6, "21:00"), ("Mon", 4, "21:00")):
            make_safety(doris, by=town.worker, answers=danger, happened_at=on(*when),
                        precision=Precision.DAY, who_saw="Noah and Mrs Shaw")  # fmt: skip
        workers = there.get(words__startswith="Three workers")
        take_out_statement(workers, by=town.worker, why="It has been Priya since, every week.")
        _adding(town, sheet, both)(
            Kind.STRENGTH,
            "Steph told me all this herself, in front of Dean.",
            whose="Priya Nair",
            entry=entry,
            happened_at=clock.now(),
        )
    return sheet
