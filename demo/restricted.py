"""A colleague’s child: two people can open the record, and for everyone else there is none."""

from assessments.actions import move_decision_point, start_assessment
from audit import clock
from casework.actions import allocate_child, exclude_user, restrict_child
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

HIM = ("Leo",)

CHILDREN = {
    "Leo": {
        "family_name": "Fenwick",
        "born": (6, 300),
        "pronouns": "he",
        "likes_to_be_told": "After school, at home, and not at Mum’s work.",
    }
}

CALL = Call(
    when=("Tue", 6, "11:00"),
    by="manager2",
    about=HIM,
    caller=("Mr Lomax", "Deputy head"),
    agency="St Bede’s Primary",
    phone="01632 960112",
    safe_to_ring="His own line, at lunch",
    worries=(
        "Leo told his teacher that he puts himself to bed, and that his mum sleeps on the stairs "
        "so that she will hear. His mother works at the front desk of children’s services. He "
        "asked us not to tell “the people Mum works with”."
    ),
    going_well="He is never late and always has a story. Meera rings us before we can ring her.",
    needs_to_happen="Somebody she does not work beside.",
    decided=("Tue", 6, "11:20"),
    decided_by="manager2",
    outcome=Decision.Outcome.ASSESSMENT,
    reasons=(
        "Leo is asking for help and Meera may be too. She is a colleague and her sister is one of "
        "our social workers, so the West team alone does this, and the record is closed to "
        "everyone else from this morning."
    ),
)

RELATIVES = (
    Kin(
        "Meera",
        {"given_name": "Meera", "family_name": "Fenwick", "phone": "07700 900161"},
        {
            "Leo": {
                "kind": Relationship.Kind.MOTHER,
                "level": Level.NETWORK,
                "has_parental_responsibility": True,
                "lives_with": True,
            }
        },
    ),
)

HELPERS = (
    Helper("Meera Fenwick", "Mum", HIM, "07700 900161", person="Meera"),
    Helper("Daniel Abara", "Social worker", HIM, "01632 960105", "Northmoor", user="worker2"),
    Helper("Mr Lomax", "Deputy head", HIM, "01632 960112", "St Bede’s Primary"),
)

VISITS = (
    Line(
        when=("Thu", 6, "16:30"),
        kind=Entry.Kind.VISIT,
        about=HIM,
        by="worker2",
        title="At home",
        text=(
            "Meera had made three kinds of biscuit and could eat none. Since Leo’s dad died she "
            "wakes at two and checks every door. She had told nobody, because at work she is the "
            "one who is always fine. We sat on the stairs, since that is where she sits."
        ),
        own={
            "Leo": (
                EntryChild.Seen.ALONE,
                "I do bedtime because Mum does the doors.",
                "He looks after her grief so quietly that nobody had seen it.",
            )
        },
    ),
    Line(
        when=("Wed", 3, "17:00"),
        kind=Entry.Kind.VISIT,
        about=HIM,
        by="worker2",
        title="Three weeks on",
        text=(
            "Meera has been to the bereavement group twice. Leo’s uncle comes on Wednesdays and "
            "does the doors with her, once, out loud. She has slept four whole nights."
        ),
        own={"Leo": (EntryChild.Seen.ALONE, "Uncle does the doors in a funny voice.")},
    ),
)


def restricted(town):
    """Build Leo Fenwick: open to Daniel Abara and Ruth Kaplan, and to nobody else."""
    family = {}
    decide_call(town, take_call(town, family, CALL, CHILDREN), CALL)
    leo = family["Leo"]
    with at("Tue", 6, "11:25"):
        allocate_child(
            leo,
            by=town.manager2,
            worker=town.worker2,
            team=town.teams["West"],
            why="A worker who does not know the family.",
            is_system_led=False,
        )
        restrict_child(leo, by=town.manager2, why="His mother works with us.")
        exclude_user(leo, by=town.manager2, user=town.worker, why="She is Leo’s aunt.")
    with at("Tue", 6, "14:00"):
        describe(town, family, CHILDREN, by="worker2")
        people = relate(town, family, RELATIVES, by="worker2")
        introduce(town, family, HELPERS, people, by="worker2")
    _assess(town, family)


def _assess(town, family):
    """Under way: the decision waits for the group that Meera has begun to go to."""
    with at("Wed", 6, "10:00"):
        assessment = start_assessment(
            family["Leo"],
            by=town.worker2,
            referral=family["Leo"].referral_rows.get().referral,
            why="What Leo and his mother need while they are grieving, and from whom.",
            expected_on=day("Fri", 2),
            expected_why="After two visits, and a talk with whoever Meera chooses to tell.",
            told_on=clock.today(),
            told_how="By telephone, on her own number",
        )
    for line in VISITS:
        record(town, family, line)
    with at("Thu", 3, "09:30"):
        move_decision_point(
            assessment,
            by=town.worker2,
            expected_on=day("Wed", -2),
            why="Meera asks for two more weeks of the group before anybody decides anything.",
            told_on=clock.today(),
            told_how="In person, on the stairs",
        )
