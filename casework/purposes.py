"""Host staff see widely and say why: one pick for every child that is not their own work."""

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


def purpose_for(user, reaches, said):
    """Why this person opens these children: a code, or None when they have yet to say.

    A partner opens what was shared with them; a worker their own work, what they opened in an
    emergency (they said why then), or what they gave a reason for: `said` answers, for the
    reference of a child, with the code they picked or "".
    """
    if not user.is_record_staff:
        return SHARED
    others = others_work(reaches)
    reasons = [EMERGENCY if reach.emergency_until else said(reach.child.ref) for reach in others]
    return (reasons[0] if reasons else OWN) if all(reasons) else None


def others_work(reaches):
    """Those that are not the reader's own work."""
    return [reach for reach in reaches if not reach.is_own_work]
