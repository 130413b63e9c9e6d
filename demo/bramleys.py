"""Esme and Jonah Bramley, kept safe by a plan that has ended for one; Kit Denholm, by none.

A strategy discussion, an enquiry, a conference, a plan, core groups and two reviews, each written
once for both children; and an enquiry that found a boy was not being hurt.
"""

from casework.actions import (
    close_episode,
    end_section47,
    record_meeting,
)
from casework.actions.processes import ForMeeting
from casework.levels import Level
from casework.models import Decision, Relationship, SafetyMeeting, Section47
from demo.days import at, day
from demo.telling import Call, Kin, decide_call, describe, relate, take_call

Kind, Found = SafetyMeeting.Kind, Section47.Outcome
BOTH = ("Esme", "Jonah")

CHILDREN = {
    "Esme": {"family_name": "Bramley", "born": (8, 140), "pronouns": "she",
             "likes_to_be_told": "With the date, so that she can put it on her calendar."},
    "Jonah": {"family_name": "Bramley", "born": (5, 60), "pronouns": "he",
              "likes_to_be_told": "After Esme, and by her if she will."},
    "Kit": {"family_name": "Denholm", "born": (6, 201), "pronouns": "he"},
}  # fmt: skip
MOTHER = {"kind": Relationship.Kind.MOTHER, "level": Level.NETWORK, "lives_with": True,
          "has_parental_responsibility": True}  # fmt: skip
CARYS = Kin("Carys", {"given_name": "Carys", "family_name": "Bramley"}, dict.fromkeys(BOTH, MOTHER))
DEAN = Kin(
    "Dean",
    {"given_name": "Dean", "family_name": "Pryce"},
    {name: {"kind": Relationship.Kind.STEP_PARENT, "words": "Moved out in May"} for name in BOTH},
    through="Carys",
)

A_BELT = Call(
    when=("Wed", 30, "09:40"),
    by="worker2",
    about=BOTH,
    caller=("Mrs Batty", "Headteacher"),
    agency="Eastfield Primary",
    phone="01632 960111",
    safe_to_ring="Before four",
    worries=(
        "Jonah would not sit down. There is a mark across both legs, as wide as a belt. He says "
        "that Dean did it because of the milk. Esme told her teacher the same, at another table."
    ),
    going_well="They are never late. Carys reads with the little ones on Fridays.",
    needs_to_happen="Somebody to see his legs today, and neither of them to be asked again by us.",
    decided=("Wed", 30, "10:05"),
    decided_by="worker2",
    outcome=Decision.Outcome.STRATEGY,
    reasons="A small boy is hurt and says by whom. We decide with the police and health today.",
)
A_FALL = Call(
    when=("Mon", 22, "13:10"),
    by="worker2",
    about=("Kit",),
    caller=("Sister Amadi", "Nurse, emergency department"),
    agency="Northmoor General Hospital",
    phone="01632 960122",
    safe_to_ring="Any time; ask for the nurse in charge",
    worries=(
        "Kit, 6, has a broken collar bone, and an older break that nobody had seen. His dad says "
        "that he fell from the bunk both times."
    ),
    going_well="He holds on to his dad and will not be X-rayed without him.",
    needs_to_happen="Somebody who can find out how both bones were broken.",
    decided=("Mon", 22, "14:00"),
    decided_by="worker2",
    outcome=Decision.Outcome.STRATEGY,
    reasons="Two breaks, one never seen. It may be the bunk; we must know before he goes home.",
)

THE_SAME_DAY = (
    "Jonah is hurt and both children say by whom. The police will ask them, once, on film, with "
    "Mrs Batty in the next room. Carys has asked Dean to leave and her sister is with her tonight."
)
WE_FOUND = (
    "Both of them told it the same way. Dr Osman says that it was a belt, and more than once. "
    "Carys did not know about the first time and says that she should have."
)
A_PLAN = (
    "Everybody agreed, Carys too. Jonah has been hit; Esme has watched and kept quiet for a year "
    "so that it would not be her. Dean may come back only when a review has said so."
)
STILL = (
    "Dean has stayed away. Jonah sleeps in his own bed four nights of seven. What is left for both "
    "of them is that they listen for the door."
)
FOR_ESME_IT_ENDS = (
    "Esme says that she has stopped counting cars, and her teacher has seen it. Jonah has not. The "
    "plan ends for her and goes on for him; the help from school goes on for both."
)
THE_BUNK = (
    "The X-rays went to a second doctor. Kit’s bones break more easily than they should, and "
    "nobody knew. Both falls happened as his dad said. He was not hurt by anybody."
)
NO_MORE = "Kit has a doctor for his bones, and his dad has had an apology. They want nothing else."


def bramleys(town):
    """Build the Bramleys, whose plan goes on for one, and Kit Denholm, whose matter is closed."""
    family = {}
    _begun(town, family, A_BELT, BOTH)
    with at("Wed", 30, "11:00"):
        relate(town, family, (CARYS, DEAN), by="worker2")
    _met(town, family, Kind.STRATEGY, ("Wed", 30, "16:20"), THE_SAME_DAY, "enquiry")
    _ended(town, family, ("Tue", 28, "15:00"), Found.CONFERENCE, WE_FOUND)
    _met(town, family, Kind.CONFERENCE, ("Thu", 27, "12:40"), A_PLAN, "plan", by="reviewer",
         category={"Esme": "EMO", "Jonah": "PHY"})  # fmt: skip
    for when in (("Wed", 26, "16:00"), ("Tue", 20, "16:00"), ("Tue", 9, "16:00")):
        _met(town, family, Kind.CORE_GROUP, when, "", "")
    _met(town, family, Kind.REVIEW, ("Thu", 15, "12:10"), STILL, "plan-goes-on", by="reviewer",
         category=dict.fromkeys(BOTH, "EMO"),
         took_part={"Esme": "Came for the first ten minutes, and read out her list.",
                    "Jonah": "Sent a drawing of his bed."})  # fmt: skip
    _met(town, family, Kind.REVIEW, ("Thu", 4, "12:30"), FOR_ESME_IT_ENDS, by="reviewer",
         outcome={"Esme": "plan-ends", "Jonah": "plan-goes-on"}, category={"Jonah": "EMO"},
         took_part={"Esme": "Chose who sat where.",
                    "Jonah": "Told his teacher what to say."})  # fmt: skip
    _kit(town, family)


def _kit(town, family):
    _begun(town, family, A_FALL, ("Kit",))
    _met(town, family, Kind.STRATEGY, ("Mon", 22, "16:40"), A_FALL.reasons, "enquiry",
         names=("Kit",))  # fmt: skip
    _ended(town, family, ("Wed", 20, "11:15"), Found.NOT_FOUND, THE_BUNK, names=("Kit",))
    with at("Fri", 20, "10:00"):
        close_episode(family["Kit"], by=town.people["worker2"], why=NO_MORE)


def _begun(town, family, call, names):
    decide_call(town, take_call(town, family, call, CHILDREN), call)
    with at(*call.decided):
        theirs = {name: family[name] for name in names}
        describe(town, theirs, CHILDREN, by="worker2")


CAME = {
    Kind.STRATEGY: "DC Ola Reid (police), Dr Osman (hospital) and Ruth Kaplan (social care)",
    Kind.CONFERENCE: "Carys, Mrs Batty, DC Reid, Dr Osman, Grace Lowe and the children’s worker",
    Kind.REVIEW: "Carys, her sister, Mrs Batty, Grace Lowe and the children’s worker",
    Kind.CORE_GROUP: "Carys, Mrs Batty and the children’s worker",
}


def _met(town, family, kind, when, text, outcome="", *, by="worker2", names=BOTH, **own):
    """`own` and a dict of `outcome` say what is one child's."""
    of_each = {"outcome": outcome, **own}
    rows = [
        ForMeeting(
            family[name],
            **{part: said.get(name, "") if isinstance(said, dict) else said
               for part, said in of_each.items()},
        )
        for name in names
    ]  # fmt: skip
    strategy = {"police_came": True, "health_came": True} if kind == Kind.STRATEGY else {}
    review = {"is_quorate": True} if kind == Kind.REVIEW else {}
    with at(*when):
        record_meeting(
            rows[0].child,
            by=town.people[by],
            kind=kind,
            held_on=day(*when[:2]),
            rows=rows,
            attended=CAME[kind],
            text=text,
            **strategy,
            **review,
        )


def _ended(town, family, when, outcome, why, names=BOTH):
    first, *others = [Section47.objects.open().get(child=family[name]) for name in names]
    with at(*when):
        end_section47(
            first,
            by=town.people["worker2"],
            ended_on=day(*when[:2]),
            outcome=outcome,
            why_ended=why,
            also=others,
        )
