"""What stands in the record of a child of this council besides what everybody has."""

from audit import clock
from audit.principals import STRANGER
from casework.actions import (
    Named,
    add_legal_status,
    begin_section47,
    decide_referral,
    give_advice,
    record_entry,
    record_meeting,
    seal_entry,
    send_message,
    take_referral,
)
from casework.actions.processes import ForMeeting
from casework.attaching import Beside
from feedback.actions import tell_referrer, write_down_answer
from feedback.telling import begins_with
from tests.access.asked_of import raised
from tests.attached import UploadFactory


def kept_safe(child, worker):
    """An order, an enquiry, a conference, and the plan it made: all in force."""
    today, why = clock.today(), "He is afraid to go home"
    order = {"kind": "interim-care-order", "forbids": "He lives with his aunt", "from_on": today}
    plan = ForMeeting(child, "plan", "EMO")
    meeting = record_meeting(
        child, by=worker, kind="conference", held_on=today, rows=[plan], text=why
    )
    return {
        "legal": add_legal_status(child, by=worker, **order).ref,
        "section47": begin_section47(child, by=worker, began_on=today, why_begun=why).ref,
        "meeting": meeting.ref,
        "protection": child.protectionplans.get().ref,
    }


def heard_back(child, worker, professional):
    """Somebody of a school told us about this child, and was told what was decided."""
    referral = take_referral(
        worker.agency,
        by=worker,
        children=[Named(child)],
        caller_name=professional.name,
        agency=professional.agency,
        worries="He falls asleep at his desk.",
    )
    decide_referral(referral, by=worker, outcome="early-help", reasons="They want to be helped")
    words = begins_with(referral, worker, "letter") | {"contact_phone": "01632 960118"}
    to = {"variant": "professional", "to_email": professional.email}
    return tell_referrer(referral, by=worker, **words | to)


def disagreed(child, worker, professional):
    """They heard back, and disagree with what `worker` decided."""
    told = heard_back(child, worker, professional)
    words = "He has lost weight again"
    answer = write_down_answer(told.referral, by=worker, view="disagree", words=words)
    return {"told": told.ref, "relook": answer.relook.ref}


def a_message(host):
    """What a stranger wrote on the public page, of a child nobody knows."""
    said = {"sender": "public", "about": "A boy at number 6", "worries": "He is alone at night"}
    return send_message(host, by=STRANGER, **said)


def an_advice(worker):
    """What a school asked without naming a child, and what was advised."""
    said = {"asked_by": "Ms Lee, Hillside", "asked": "Who can help?", "advised": "The centre"}
    return give_advice(worker.agency, by=worker, **said)


def unmatched(worker):
    """{permission: what is told of children nobody has matched to any we know}"""
    message, advice = a_message(worker.agency), an_advice(worker)
    return {"casework.read_message": message, "casework.give_advice": advice}


def of_no_child(people):
    """What a stranger wrote, what was advised, and what got in a school’s way: {noun: ref}."""
    worker = people["worker"]
    return {
        "message": a_message(worker.agency).ref,
        "advice": an_advice(worker).ref,
        "blockage": raised(worker.agency, people["linked"]).ref,
    }


def beside_an_entry(child, worker):
    """A picture beside what was recorded of this child."""
    drawing = Beside(UploadFactory(worker, child), "Who he lives with")
    entry = record_entry(child, by=worker, kind="visit", text="He drew.", attached=[drawing])
    return entry.attachments.get()


def taken_out(world, child):
    """What was recorded about somebody else; two people of the council can still read it."""
    people = world.people
    entry = record_entry(child, by=people["worker"], kind="visit", text="Of somebody else")
    reviewers = [people["manager2"], people["reviewer"]]
    return seal_entry(entry, by=people["manager"], why="Another Ty", reviewers=reviewers)
