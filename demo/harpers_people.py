"""The Harpers: a mother, two fathers, seven children in four schools. Who is who, and who helps."""

from casework.levels import Level
from casework.models import Fact, Relationship
from demo.telling import Helper, Kin

Is = Relationship.Kind

AT_BEVS = ("Jade", "Mia", "Ty", "Ruby", "Alfie", "Poppy")
EVERYBODY = (*AT_BEVS, "Callum")
DARRENS = ("Jade", "Callum", "Mia")
LEES = ("Ty", "Ruby", "Poppy")

CHILDREN = {
    "Jade": {
        "family_name": "Harper",
        "born": (16, 210),
        "pronouns": "she",
        "likes_to_be_told": "By text first, and not in lessons. She will say where.",
    },
    "Callum": {
        "family_name": "Harper",
        "born": (14, 33),
        "pronouns": "he",
        "likes_to_be_told": "Straight. Kofi can be there if he wants him to be.",
    },
    "Mia": {
        "family_name": "Harper",
        "born": (11, 330),
        "pronouns": "she",
        "likes_to_be_told": "That Mum knows about it too. She draws while she talks.",
    },
    "Ty": {
        "family_name": "Harper",
        "born": (9, 185),
        "given_name": "Tyler",
        "known_as": "Ty",
        "pronouns": "he",
        "likes_to_be_told": "The day before: who is coming, and why. Ask him about goalkeeping.",
    },
    "Ruby": {
        "family_name": "Harper",
        "born": (7, 72),
        "pronouns": "she",
        "likes_to_be_told": "What happens after. She asks what happens after that, too.",
    },
    "Alfie": {
        "family_name": "Harper",
        "born": (5, 240),
        "pronouns": "he",
        "likes_to_be_told": "With Mum beside him, and the digger in his hand.",
    },
    "Poppy": {
        "family_name": "Harper",
        "born": (2, 100),
        "pronouns": "she",
        "likes_to_be_told": "In few words, sitting on the floor.",
    },
}


def _each(names, **tie):
    return {name: dict(tie) for name in names}


MOTHER = {
    "kind": Is.MOTHER,
    "level": Level.NETWORK,
    "has_parental_responsibility": True,
    "lives_with": True,
}

RELATIVES = (
    Kin(
        "Dawn",
        {"given_name": "Dawn", "family_name": "Harper", "phone": "07700 900140"},
        _each(AT_BEVS, **MOTHER) | _each(("Callum",), **MOTHER | {"lives_with": False}),
    ),
    Kin(
        "Bev",
        {
            "given_name": "Beverley",
            "family_name": "Tranter",
            "known_as": "Bev",
            "pronouns": "she",
            "phone": "07700 900142",
        },
        _each(
            EVERYBODY,
            kind=Is.AUNT_OR_UNCLE,
            level=Level.NETWORK,
            words="Auntie Bev",
        ),
        through="Dawn",
    ),
    Kin(
        "Lee",
        {"given_name": "Lee", "family_name": "Mercer"},
        _each(
            LEES,
            kind=Is.FATHER,
            level=Level.PLAN,
            has_parental_responsibility=True,
            words="Kept away by order of the court",
        )
        | _each(("Jade", "Mia"), kind=Is.STEP_PARENT, words="Lived with them for eight years")
        | _each(
            ("Alfie",),
            kind=Is.STEP_PARENT,
            words="Brought him up and believes he is his. He must not learn otherwise from us.",
        ),
    ),
    Kin(
        "Darren",
        {"given_name": "Darren", "family_name": "Cole", "phone": "07700 900147"},
        _each(
            ("Callum",),
            kind=Is.FATHER,
            level=Level.NETWORK,
            has_parental_responsibility=True,
            lives_with=True,
            words="Callum lives with him",
        )
        | _each(
            ("Jade", "Mia"),
            kind=Is.FATHER,
            level=Level.ASSESSMENT,
            has_parental_responsibility=True,
        )
        | _each(
            ("Alfie",),
            kind=Is.FATHER,
            words="Dawn told Priya alone. To be told to nobody outside Alfie’s record.",
        )
        | _each(LEES, kind=Is.OTHER, words="Father of Jade, Callum and Mia"),
    ),
)

HALVES = [(a, b) for a in DARRENS for b in LEES]
WHOLES = [("Jade", "Callum"), ("Jade", "Mia"), ("Callum", "Mia")]
ALFIES = [("Alfie", name) for name in EVERYBODY if name != "Alfie"]
"""Alfie is “brother” to every one of them: half or whole would say who his father is."""

BROTHERS_AND_SISTERS = [
    *[(a, b, Is.HALF_SIBLING) for a, b in HALVES],
    *[(a, b, Is.SIBLING) for a, b in (*WHOLES, *ALFIES)],
]

SCHOOL_HELPERS = (
    Helper("Mr Bell", "Class teacher", ("Ty",), "01632 960118", "Hillside Primary"),
    Helper("Miss Lindsay", "Class teacher", ("Ruby",), "01632 960119", "Hillside Primary"),
    Helper(
        "Ann Shaw",
        "Safeguarding lead",
        ("Ty", "Ruby"),
        "01632 960117",
        "Hillside Primary",
        user="school",
    ),
)

EARLIER_HELPERS = (
    Helper(
        "Grace Lowe",
        "Health visitor",
        ("Alfie", "Poppy"),
        "01632 960121",
        "Northmoor Community Health",
        user="health",
    ),
)

YOUNG_CARERS = (
    Helper(
        "Leila Brooks",
        "Young carers’ worker",
        ("Jade", "Mia"),
        "01632 960151",
        "Kestrel Families",
        user="voluntary",
    ),
)

CALLUMS_HELPERS = (
    Helper(
        "Kofi Mensah",
        "Youth justice worker",
        ("Callum",),
        "01632 960139",
        "Northmoor Youth Justice",
    ),
    Helper("Mr Tait", "Head of house", ("Callum",), "01632 960115", "Ashdown Academy"),
)

HELPERS_NOW = (
    Helper("Dawn Harper", "Mum", EVERYBODY, "07700 900140", person="Dawn"),
    Helper("Auntie Bev", "Aunt", EVERYBODY, "07700 900142", person="Bev"),
    Helper("Darren Cole", "Dad", ("Callum",), "07700 900147", person="Darren"),
    Helper("Priya Nair", "Social worker", EVERYBODY, "01632 960104", "Northmoor", user="worker"),
    Helper("Mr Kessler", "Tutor", ("Jade",), "01632 960113", "Northmoor High"),
    Helper("Mrs Fofana", "Form teacher", ("Mia",), "01632 960113", "Northmoor High"),
    Helper("Mrs Doran", "Reception teacher", ("Alfie",), "01632 960112", "St Bede’s Primary"),
    Helper("Mr Osei", "Neighbour at the old house", AT_BEVS, "07700 900171"),
    Helper(
        "PC Sana Anwar",
        "Police constable",
        ("Callum",),
        "01632 960133",
        "Northmoor Police",
        user="police",
    ),
)

SAFETY_HELPERS = (
    Helper(
        "Joe Marsh",
        "Housing officer",
        AT_BEVS,
        "01632 960127",
        "Northmoor Homes",
        level=Level.RECORD,
    ),
    Helper(
        "PC Sana Anwar",
        "Police constable",
        AT_BEVS,
        "01632 960133",
        "Northmoor Police",
        user="police",
        level=Level.RECORD,
    ),
)
"""A school does its part without knowing about the police or a new house, nor their steps."""

CLOSED_HELPERS = (
    Helper("Nicola Hart", "Worker for Mum", AT_BEVS, "01632 960156", "Haven"),
    Helper(
        "Paul Devlin",
        "Probation officer for Lee",
        AT_BEVS,
        "01632 960136",
        "Northmoor Probation",
    ),
)
"""Refuge and probation are known to the workers of the record alone: the card shows no trace."""

OF_LEE = {
    "kind": Fact.Kind.CONVICTION,
    "words": "On an order for hurting a man outside a pub two years ago. Paul Devlin told us.",
}
"""Read with the children it concerns, by those who work with the whole record."""

OLD_HOUSE = {"lines": "31 Pinder Street, Northmoor", "postcode": "NM2 7QA"}
AT_DARRENS = {"lines": "8 Cobden Court, Northmoor", "postcode": "NM1 3TT"}
BEVS_HOUSE = {
    "lines": "14 Larch Rise, Northmoor",
    "postcode": "NM4 2BE",
    "is_protected": True,
    "who_must_not_know": "Lee Mercer or anyone who may tell him",
}
