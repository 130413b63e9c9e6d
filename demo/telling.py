"""How the stories are told: data in, actions done by their people at their moments."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from audit import clock
from casework import uploads
from casework.actions import (
    Named,
    add_involvement,
    add_relative,
    decide_referral,
    describe_child,
    record_entry,
    take_referral,
)
from casework.actions.plans import WrittenStep
from casework.attaching import Beside
from casework.levels import Level
from casework.moments import Precision
from casework.story import ForChild
from demo.days import aged, at, day, on
from demo.heard import heard_back

WRITTEN_UP_AFTER = timedelta(hours=2)


class Call(NamedTuple):
    """Somebody tells us something: when, who to, who they are, about whom, and what we decided.

    Moments are ("Wed", 9, "22:40"): that day of the week, so many weeks ago, at that time.
    """

    when: tuple
    by: str
    about: tuple
    caller: tuple
    agency: str
    phone: str
    safe_to_ring: str
    worries: str
    going_well: str
    needs_to_happen: str
    decided: tuple
    decided_by: str
    outcome: str
    reasons: str


def take_call(town, family, call, facts):
    """Take the call; children not met before get their record, and join `family` by name."""
    with at(*call.when):
        referral = take_referral(
            town.host,
            by=town.people[call.by],
            children=[_named(family, name, facts) for name in call.about],
            caller_name=call.caller[0],
            caller_role=call.caller[1],
            agency=town.agencies[call.agency] if call.agency else None,
            phone=call.phone,
            safe_to_ring=call.safe_to_ring,
            worries=call.worries,
            going_well=call.going_well,
            needs_to_happen=call.needs_to_happen,
        )
        for child in referral.children_concerned():
            if child not in family.values():
                family[child.person.given_name] = child
    return referral


def decide_call(town, referral, call, is_told=True):
    """Decide what the call leads to, and why; and whoever rang is told, unless they wait still."""
    with at(*call.decided):
        decide_referral(
            referral, by=town.people[call.decided_by], outcome=call.outcome, reasons=call.reasons
        )
        if is_told:
            heard_back(referral, town.people[call.decided_by])


def _named(family, name, facts):
    if name in family:
        return Named(child=family[name])
    fact = facts[name]
    life = (
        {"expected_on": day(*fact["expected"])}
        if "expected" in fact
        else {"born_on": aged(*fact["born"])}
    )
    return Named(given_name=name, family_name=fact["family_name"], **life)


class Made(NamedTuple):
    """A file beside an entry: what it is called, what makes it, and the words beside it."""

    name: str
    make: Any
    caption: str
    transcript: str = ""


class Line(NamedTuple):
    """One entry: when, what kind, about whom, in what words; and what is each child's own.

    `own` says of a child (seen, their words, what it meant for them).
    """

    when: tuple
    kind: str
    about: tuple
    text: str
    title: str = ""
    by: str = "worker"
    level: Level = Level.RECORD
    own: dict[str, tuple] = {}
    readers: tuple = ()
    is_significant: bool = False
    is_shared_per_child: bool = False
    files: tuple = ()
    precision: Precision = Precision.MINUTE


def record(town, family, line):
    """Write a line into the story of each child it is about, an hour or two after it happened."""
    rows = [ForChild(family[name], *line.own.get(name, ())) for name in line.about]
    details: dict[str, Any] = {"is_significant": True} if line.is_significant else {}
    happened = on(*line.when)
    with clock.at(happened + WRITTEN_UP_AFTER):
        return record_entry(
            rows[0].child,
            by=town.people[line.by],
            kind=line.kind,
            title=line.title,
            text=line.text,
            rows=rows,
            happened_at=happened,
            level=line.level,
            readers=[town.people[key] for key in line.readers],
            is_shared_per_child=line.is_shared_per_child,
            attached=[_kept(town.people[line.by], rows[0].child, file) for file in line.files],
            precision=line.precision,
            **details,
        )


def _kept(user, child, made):
    """The file as if somebody had sent it: it is examined like any other."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        path.write_bytes(made.make())
        upload = uploads.take(user, "entry_record", child.ref, [child.ref], made.name, path)
    return Beside(upload, made.caption, made.transcript)


class Helper(NamedTuple):
    """One line of the network card, on the card of every child in `about`."""

    name: str
    role: str
    about: tuple
    phone: str = ""
    agency: str = ""
    user: str = ""
    person: str = ""
    level: Level | None = None


def introduce(town, family, helpers, people=None, by="worker"):
    """Write down who helps whom. Returns {(child's name, helper's name): line of the card}."""
    return {
        (name, helper.name): add_involvement(
            family[name],
            by=town.people[by],
            name=helper.name,
            role=helper.role,
            phone=helper.phone,
            agency=town.agencies[helper.agency] if helper.agency else None,
            user=town.people[helper.user] if helper.user else None,
            person=people[helper.person] if helper.person else None,
            level=helper.level,
        )
        for helper in helpers
        for name in helper.about
    }


class Kin(NamedTuple):
    """Somebody of the family: who they are, and to which children they are what.

    `through` is the key of the parent whose mother, sister or partner they are.
    """

    key: str
    facts: dict
    ties: dict[str, dict]
    through: str = ""


def relate(town, family, relatives, by="worker"):
    """Write down who everybody is to each child. Returns {key: person}."""
    people = {}
    for kin in relatives:
        through = {"through": people[kin.through]} if kin.through else {}
        for name, tie in kin.ties.items():
            facts = {"person": people[kin.key]} if kin.key in people else kin.facts
            made = add_relative(family[name], by=town.people[by], **tie, **through, **facts)
            people[kin.key] = made.person
    return people


def describe(town, family, facts, by="worker"):
    """Write down who each child is, beside the name and the birthday."""
    for name, child in family.items():
        extra = {key: value for key, value in facts[name].items() if key not in MET_WITH}
        if extra:
            describe_child(child, by=town.people[by], **extra)


MET_WITH = {"family_name", "born", "expected"}
"""What is known of a child from the first call."""


class Asked(NamedTuple):
    """A step of the plan: what, who (a helper's name), and by ("Fri", 2) or in words."""

    what: str
    who: str
    by: Any


class Wanted(NamedTuple):
    """A need: of which children, why we think so, how serious, what is wanted, who does what."""

    about: tuple
    needs: str
    why: str
    seriousness: str
    seriousness_why: str
    outcome: str
    steps: tuple


def as_need(family, network, wanted):
    """A need in the shape its action takes it in."""
    facts = wanted._asdict()
    return facts | {
        "children": [family[name] for name in facts.pop("about")],
        "steps": [_as_step(network, wanted.about, step) for step in wanted.steps],
    }


def _as_step(network, about, step):
    who = next(network[name, step.who] for name in about if (name, step.who) in network)
    when = {"by_words": step.by} if isinstance(step.by, str) else {"by_on": day(*step.by)}
    return WrittenStep(step.what, who, **when)
