"""Host staff see widely and say why: one pick for every child that is not their own work."""

from casework.models import BreakGlass
from casework.reach import works_with

PURPOSES = {
    "covering": "I am covering for a colleague",
    "consulted": "I was asked about this family",
    "duty": "I am on duty and somebody rang",
    "oversight": "I oversee this work",
    "review": "I am reviewing this work",
    "allocating": "I am deciding who will work with them",
}
OWN, SHARED, EMERGENCY = "own-work", "shared-with-us", "emergency"
IN_WORDS = {
    **PURPOSES,
    OWN: "Their own work",
    SHARED: "It was shared with them",
    EMERGENCY: "They opened it in an emergency",
    "enquiry": "Somebody asked whether the child is known",
    "breakglass": "They reviewed an emergency",
    "": "",
}


def purpose_for(user, children, said):
    """Why this person opens these children: a code, or None when they have yet to say.

    A partner opens what was shared with them; a worker their own work, or what they gave a
    reason for: `said` answers, for the reference of a child, with the code they picked or "".
    """
    if not user.is_record_staff:
        return SHARED
    others = others_work(user, children)
    if not others:
        return OWN
    opened = emergencies(user, others)
    reasons = [EMERGENCY if child.ref in opened else said(child.ref) for child in others]
    return reasons[0] if all(reasons) else None


def others_work(user, children):
    """Those of `children` that are not this person's own work."""
    own = works_with(user, children)
    return [child for child in children if child.ref not in own]


def emergencies(user, children):
    """Those of `children` this person is reading in an emergency now. They said why then."""
    opened = BreakGlass.objects.live().filter(user_id=user.pk, child__in=children)
    return set(opened.values_list("child__ref", flat=True))
