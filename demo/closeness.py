"""Who is let in: a teacher, by his school; and twice somebody at night, to a closed record."""

from datetime import timedelta
from typing import NamedTuple

from audit import clock, events
from casework.actions import (
    ask_if_known,
    break_glass,
    link_colleague,
    review_glass,
    ring_back,
)
from casework.models import BreakGlass, Child
from casework.purposes import EMERGENCY
from demo.days import at, hours_ago, on


class Night(NamedTuple):
    """Somebody asks about Leo Fenwick at night, and duty opens his record to answer them."""

    caller: str
    agency: str
    asks: str
    told: str
    why: str


AT_THE_HOSPITAL = Night(
    caller="Dr Amin",
    agency="Northmoor General Hospital",
    asks="He is on the ward with his asthma, and a man who says he is his uncle wants to take him.",
    told="That we know him, and that I would ring again about who may take him home.",
    why=(
        "Leo is well enough to go home, with a man the ward has never met. I rang Daniel and Ruth "
        "twice each. Nobody can sleep until somebody knows who this man is."
    ),
)
AT_THE_DOOR = Night(
    caller="Sergeant Vance",
    agency="Northmoor Police",
    asks="Two officers are at his door. A neighbour heard shouting.",
    told="Who lives there. And that his mother checks the doors at night, so not to knock loudly.",
    why=(
        "Officers stand outside. They have to know who is in there before they knock, and neither "
        "Daniel nor Ruth answers."
    ),
)
FINDING = (
    "Two telephones rang out, and a boy could not go home. Martin opened two pages, found the "
    "uncle on the first, and closed it after four minutes. The West team has put a third number "
    "on its door since."
)


def closeness(town):
    """Let a teacher see Ty, and duty read what is kept of Leo Fenwick, on two nights."""
    _a_teacher(town)
    with at("Mon", 3, "10:40"):
        review_glass(
            _opens(town, AT_THE_HOSPITAL, on("Sat", 4, "02:10")),
            by=town.reviewer,
            finding=BreakGlass.Finding.JUSTIFIED,
            finding_reasons=FINDING,
        )
    _opens(town, AT_THE_DOOR, hours_ago(11))


def _a_teacher(town):
    """The school's safeguarding lead lets Ty's teacher see what was shared with the school."""
    with at("Mon", 2, "15:30"):
        share = _child("Tyler", "Harper").shares.live().get()
        link_colleague(share, by=town.school, user=town.teacher)


def _opens(town, night, moment):
    """Duty asks, rings back, opens the record to read, and looks at two pages."""
    leo, duty, agency = _child("Leo", "Fenwick"), town.duty, town.agencies[night.agency]
    with clock.at(moment):
        enquiry = ask_if_known(
            town.host,
            by=duty,
            name="Leo Fenwick",
            caller_name=night.caller,
            agency=agency,
            why=night.asks,
        )
    with clock.at(moment + timedelta(minutes=3)):
        ring_back(enquiry, by=duty, rung_back_on=agency.phone, told=night.told)
    with clock.at(moment + timedelta(minutes=7)):
        glass = break_glass(enquiry, by=duty, child=leo, why=night.why)
    for minutes, page in ((8, "child"), (11, "child_network")):
        with clock.at(moment + timedelta(minutes=minutes)):
            events.looked(duty, page, leo, {leo.ref}, EMERGENCY)
    return glass


def _child(given_name, family_name):
    return Child.objects.get(person__given_name=given_name, person__family_name=family_name)
