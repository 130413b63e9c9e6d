"""Astrid Lindqvist, her parents, her grandmother, and who helps her."""

from casework.levels import Level
from casework.models import Relationship
from demo.telling import Helper, Kin

Is = Relationship.Kind
HER = ("Astrid",)

CHILDREN = {
    "Astrid": {
        "family_name": "Lindqvist",
        "born": (4, 120),
        "pronouns": "she",
        "languages": "Swedish; a few words of English",
        "needs_interpreter": True,
        "likes_to_be_told": "Face to face, one thing at a time, with a picture. Stand on her left.",
    }
}


def _parent(kind, name, phone):
    tie = {
        "kind": kind,
        "level": Level.NETWORK,
        "has_parental_responsibility": True,
        "lives_with": True,
    }
    facts = {
        "given_name": name,
        "family_name": "Lindqvist",
        "phone": phone,
        "languages": "Swedish",
        "needs_interpreter": True,
    }
    return Kin(name, facts, {"Astrid": tie})


RELATIVES = (
    _parent(Is.MOTHER, "Elin", "07700 900181"),
    _parent(Is.FATHER, "Johan", "07700 900182"),
    Kin(
        "Birgit",
        {"given_name": "Birgit", "family_name": "Ek", "languages": "Swedish", "pronouns": "she"},
        {
            "Astrid": {
                "kind": Is.GRANDPARENT,
                "level": Level.NETWORK,
                "words": "Mormor; lives in Gothenburg",
            }
        },
        through="Elin",
    ),
)

HOME = {"lines": "Flat 6, 20 Canal Row, Northmoor", "postcode": "NM1 9PW"}

HELPERS = (
    Helper("Elin Lindqvist", "Mum", HER, "07700 900181", person="Elin"),
    Helper("Johan Lindqvist", "Dad", HER, "07700 900182", person="Johan"),
    Helper("Mormor Birgit", "Grandmother, by video on Sundays", HER, person="Birgit"),
    Helper("Priya Nair", "Social worker", HER, "01632 960104", "Northmoor", user="worker"),
    Helper(
        "Grace Lowe",
        "Health visitor",
        HER,
        "01632 960121",
        "Northmoor Community Health",
        user="health",
    ),
    Helper("Tess Bright", "Key person", HER, "01632 960116", "Little Acorns Nursery"),
    Helper("Dr Anand", "Hearing clinic", HER, "01632 960123", "Northmoor General Hospital"),
    Helper("Karin Holm", "Interpreter, Swedish", HER, "07700 900185"),
)
