"""Kayleigh Dunn, 17, and the baby she expects: two records, and one of them is of a mother.

The baby’s father is in prison, and will have parental responsibility once both their names stand
on the birth certificate. Kayleigh reads her own story; of the baby’s she is the mother.
"""

from assessments.actions import start_assessment
from casework.actions import add_relative
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship
from demo.days import at, day
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
from signs_of_safety.actions import add_statement, start_map
from signs_of_safety.models import Kind

Is, Seen = Relationship.Kind, EntryChild.Seen
BOTH = ("Kayleigh", "Baby")

CHILDREN = {
    "Kayleigh": {"family_name": "Dunn", "born": (17, 44), "pronouns": "she",
                 "likes_to_be_told": "By text first. Then she rings when she is ready."},
    "Baby": {"family_name": "Dunn", "expected": ("Wed", -9)},
}  # fmt: skip

MIDWIFE = Call(
    when=("Tue", 5, "11:20"),
    by="worker2",
    about=BOTH,
    caller=("Ros Keane", "Midwife"),
    agency="Northmoor General Hospital",
    phone="01632 960122",
    safe_to_ring="Mornings, on the ward",
    worries=(
        "Kayleigh is 17 and 24 weeks. She sleeps at her mum’s, at a friend’s, and twice in the "
        "hospital café. Jordan, the father, is in prison until next summer. She has nothing ready, "
        "and says that it is not real yet."
    ),
    going_well="She has come to every scan, once on foot in the rain. She asks good questions.",
    needs_to_happen="Somewhere to live before the baby comes, and somebody in it with her.",
    decided=("Tue", 5, "15:00"),
    decided_by="worker2",
    outcome=Decision.Outcome.ASSESSMENT,
    reasons="There is time to do this with her and not to her. She asked the midwife to ring us.",
)
TANYA = {"given_name": "Tanya", "family_name": "Dunn", "phone": "07700 900431", "pronouns": "she"}
JORDAN = {"given_name": "Jordan", "family_name": "Pike", "pronouns": "he"}
RELATIVES = (
    Kin("Tanya", TANYA, {
        "Kayleigh": {"kind": Is.MOTHER, "level": Level.NETWORK,
                     "has_parental_responsibility": True},
        "Baby": {"kind": Is.GRANDPARENT, "level": Level.NETWORK},
    }),
    Kin("Jordan", JORDAN, {
        "Baby": {"kind": Is.FATHER, "words": "In prison until next summer. Will have parental "
                 "responsibility when both names stand on the birth certificate."},
    }),
)  # fmt: skip
HELPERS = (
    Helper("Tanya Dunn", "Mum, and gran to be", BOTH, "07700 900431", person="Tanya"),
    Helper("Ros Keane", "Midwife", BOTH, "01632 960122", "Northmoor General Hospital"),
    Helper("Daniel Abara", "social worker", BOTH, user="worker2"),
)
BY_THE_RIVER = Line(
    when=("Thu", 4, "14:00"),
    kind=Entry.Kind.VISIT,
    about=BOTH,
    by="worker2",
    title="A walk with Kayleigh, because she did not want a room",
    text=(
        "She showed me the scan. She has a list on her phone: cot, somewhere with a door, mum not "
        "shouting. I said that the list was better than mine. She laughed, and then asked whether "
        "we take babies. I told her what we would have to see, and what we have to do before that."
    ),
    own={"Kayleigh": (Seen.ALONE, "The baby needs us to do this. Not me. Us.")},
)
BEGUN = {
    "why": "What has to be there for this baby on the first night, and who can give it.",
    "expected_on": ("Wed", -3),
    "expected_why": "Six weeks before the baby is due, so that nothing is decided in a hurry.",
    "told_on": ("Tue", 5),
    "told_how": "On the telephone, with Ros beside her.",
}
WORRY = (
    "Daniel and Ros are worried that if nobody finds Kayleigh a place of her own before the "
    "birth, she and the baby will sleep wherever there is a sofa, and a small baby can stop "
    "breathing there."
)


def kayleigh(town):
    """Build Kayleigh and the baby: the call, the walk, an assessment and a map that go on."""
    family = {}
    referral = take_call(town, family, MIDWIFE, CHILDREN)
    decide_call(town, referral, MIDWIFE)
    girl, baby = (family[name] for name in BOTH)
    with at("Tue", 5, "15:30"):
        describe(town, family, CHILDREN, by="worker2")
        add_relative(baby, by=town.worker2, person=girl.person, kind=Is.MOTHER, level=Level.NETWORK)
        people = relate(town, family, RELATIVES, by="worker2")
        introduce(town, family, HELPERS, people, by="worker2")
        start_assessment(girl, by=town.worker2, also=[baby], referral=referral, **_with_days(BEGUN))
    record(town, family, BY_THE_RIVER)
    with at("Wed", 2, "16:00"):
        sheet = start_map(girl, by=town.worker2, also=[baby], who_was_there="Kayleigh and Tanya")
        for kind, words, whose in (
            (Kind.STRENGTH, "She has been to every scan, once on foot in the rain.", "Ros Keane"),
            (Kind.STRENGTH, "I kept the sofa for her all through.", "Tanya"),
            (Kind.DANGER, WORRY, "Daniel and Ros"),
        ):
            about = [girl] if kind == Kind.STRENGTH else [girl, baby]
            add_statement(
                sheet, by=town.worker2, kind=kind, words=words, whose=whose, children=about
            )


def _with_days(facts):
    return {name: day(*said) if name.endswith("_on") else said for name, said in facts.items()}
