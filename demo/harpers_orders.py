"""What the police and the court said of Lee: one night's protection, bail, and an order."""

from datetime import time

from casework.actions import add_legal_status, end_legal_status, tell_the_plan
from casework.models import LegalStatus
from demo.days import at, day
from demo.harpers_people import AT_BEVS, LEES

AT_PUPILS_SCHOOL = ("Ty", "Ruby")
"""Hillside’s own: the school must know who may not wait at the gate."""

THAT_NIGHT = {
    "kind": "police-protection",
    "made_by": "Northmoor Police, PC Sana Anwar",
    "forbids": (
        "Ty, Ruby and Poppy stay at Bev’s tonight. Nobody may take them away from there, neither "
        "their father nor his mother."
    ),
}
BAILED = "Lee was let out on bail, and may not come near them."
BAIL = {
    "kind": "no-contact-condition",
    "made_by": "Northmoor Police",
    "forbids": "While he is on bail he may not go near Dawn, the house or the schools.",
    "must_not_collect": True,
    "must_not_contact": True,
}
ORDER = {
    "kind": "non-molestation-order",
    "made_by": "Northmoor Family Court",
    "forbids": (
        "He may not come to the house or the schools, nor ring, message or follow Dawn or the "
        "children."
    ),
    "must_not_collect": True,
    "must_not_contact": True,
}


def that_night(town, family, lee):
    """The police kept his three where they were until he was bailed, and told them so."""
    began = {"from_on": day("Wed", 9), "from_time": time(22, 55)}
    with at("Thu", 9, "11:15"):
        first = _written(town, family, LEES, THAT_NIGHT, **began)
        others = LegalStatus.objects.filter(sibling_key=first.sibling_key).exclude(pk=first.pk)
        over = {"ended_on": day("Thu", 9), "why_ended": BAILED, "also": list(others)}
        end_legal_status(first, by=town.worker, **over)
        bail = _written(town, family, AT_BEVS, BAIL, from_on=day("Thu", 9), adult=lee)
        _tell_hillside(town, family, bail)


def the_order(town, family, lee, until):
    """A week on the court said it too, and for longer."""
    with at("Thu", 8, "15:20"):
        order = _written(
            town, family, AT_BEVS, ORDER, from_on=day("Thu", 8), until_on=until, adult=lee
        )
        _tell_hillside(town, family, order)


def _written(town, family, names, words, **dates):
    first, *others = [family[name] for name in names]
    return add_legal_status(first, by=town.worker, children=others, **words, **dates)


def _tell_hillside(town, family, order):
    for status in LegalStatus.objects.filter(sibling_key=order.sibling_key):
        if status.child in [family[name] for name in AT_PUPILS_SCHOOL]:
            tell_the_plan(status, by=town.worker, is_for_the_plan=True)
