"""Joel Marsden, whose assessment drifted: 60 days, five weeks of them silent, no reason written."""

from assessments.models import Assessment, Need, Oversight
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship
from demo.telling import Asked, Call, Helper, Kin, Line, Wanted

Kind, Seen = Entry.Kind, EntryChild.Seen
HIM = ("Joel",)

CHILDREN = {
    "Joel": {
        "family_name": "Marsden",
        "born": (3, 61),
        "pronouns": "he",
        "likes_to_be_told": "While he is doing something else.",
    }
}

RELATIVES = (
    Kin(
        "Kelly",
        {"given_name": "Kelly", "family_name": "Marsden", "phone": "07700 900191"},
        {
            "Joel": {
                "kind": Relationship.Kind.MOTHER,
                "level": Level.NETWORK,
                "has_parental_responsibility": True,
                "lives_with": True,
            }
        },
    ),
)

HELPERS = (
    Helper("Kelly Marsden", "Mum", HIM, "07700 900191", person="Kelly"),
    Helper("Sue Prior", "Nursery manager", HIM, "01632 960116", "Little Acorns Nursery"),
)

CALL = Call(
    when=("Fri", 12, "16:35"),
    by="left",
    about=HIM,
    caller=("Sister Amadi", "Nurse, emergency department"),
    agency="Northmoor General Hospital",
    phone="01632 960122",
    safe_to_ring="Any time; ask for the nurse in charge",
    worries=(
        "Joel, 3, pulled a mug of tea over his arm. Kelly brought him at once and had done the "
        "right thing under the tap. She told us that she has not slept properly since they moved "
        "and that there is nobody. She asked if somebody could come."
    ),
    going_well="She held him for all of it and knew every word of the dinosaur book.",
    needs_to_happen="Somebody who comes.",
    decided=("Mon", 11, "09:50"),
    decided_by="left",
    outcome=Decision.Outcome.ASSESSMENT,
    reasons="A mother who asks for help, alone with a small boy. A short assessment with her.",
)

BEGUN = {
    "when": ("Mon", 11, "12:00"),
    "by": "left",
    "why": "What would make it easier for Kelly to look after Joel, and who can give it.",
    "expected": ("Fri", 9),
    "expected_why": "Two visits and a word with the nursery should be enough.",
    "told_how": "",
}

BEFORE_SHE_LEFT = (
    Line(
        when=("Tue", 11, "11:00"),
        kind=Kind.VISIT,
        about=HIM,
        by="left",
        title="Kelly and Joel at home",
        text=(
            "Boxes still packed in the hall. Joel showed me his bandage and gave my bag one too. "
            "Kelly moved to get away from debts that were not hers. She cried, and made tea, and "
            "laughed at making tea. She would like a nursery place and a night’s sleep."
        ),
        own={"Joel": (Seen.SEEN, "Hot! I did cry and then I did stop.")},
    ),
    Line(
        when=("Wed", 10, "14:20"),
        kind=Kind.CALL,
        about=HIM,
        by="left",
        title="Little Acorns",
        text="There is a place for three mornings, and Sue Prior will hold it for him.",
    ),
)

THE_LAST_AND_THE_NEXT = (
    Line(
        when=("Thu", 9, "15:10"),
        kind=Kind.CALL,
        about=HIM,
        by="manager",
        title="Kelly rang",
        text="She asked who would come now that Hannah has gone. I said that somebody would ring.",
    ),
    Line(
        when=("Thu", 4, "10:00"),
        kind=Kind.VISIT,
        about=HIM,
        by="manager",
        title="I went myself",
        text=(
            "The boxes are unpacked. Kelly rang the nursery herself, weeks ago; he goes three "
            "mornings and she works two of them. She was polite. She said: “I thought you had "
            "decided I was all right and forgot to say.”"
        ),
        own={"Joel": (Seen.SEEN, "I have a peg with a whale.")},
    ),
)

NEED = Wanted(
    about=HIM,
    needs="Joel needs a mum who sleeps, and other grown-ups in his week.",
    why="What Kelly told the hospital, and has since put right by herself.",
    seriousness=Need.Seriousness.HELP,
    seriousness_why="She is managing and was very tired. A little help would be enough.",
    outcome="Joel is at nursery and Kelly has two evenings a month that are hers.",
    steps=(
        Asked("A place for a fourth morning after the holidays", "Sue Prior", "next term"),
        Asked("Rings Sue if the nights go wrong again", "Kelly Marsden", "any time"),
    ),
)

CONCLUDED = {
    "outcome": Assessment.Outcome.CLOSE,
    "closure": "RC7",
    "reasons": (
        "Kelly found most of what she needed without us. The nursery will go on looking out for "
        "them both. Nothing more is needed from social care."
    ),
}

RUTH_ASKS = {
    "view": Oversight.View.QUESTION,
    "reasons": (
        "I read this beside Astrid’s, which took longer and says why at every turn. What was "
        "happening around us in the five weeks when nothing happened for Joel? And has anybody "
        "told Kelly what she asked Hannah’s telephone to tell her?"
    ),
}
