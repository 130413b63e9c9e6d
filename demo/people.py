"""Who works in Northmoor: its agencies, its teams, and the people who sign in."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password

from agencies.actions import add_agency, add_team, add_user, close_account, found_host
from agencies.models import Agency, User
from agencies.roles import Role
from audit.principals import SYSTEM
from demo.days import at

HOST = "Northmoor"
DOMAIN = "@example.test"
DUTY_PHONE = "01632 960100"
Kind = Agency.Kind

AGENCIES = (
    ("Hillside Primary", Kind.EDUCATION, "01632 960110"),
    ("Eastfield Primary", Kind.EDUCATION, "01632 960111"),
    ("St Bede’s Primary", Kind.EDUCATION, "01632 960112"),
    ("Northmoor High", Kind.EDUCATION, "01632 960113"),
    ("Ashdown Academy", Kind.EDUCATION, "01632 960114"),
    ("Little Acorns Nursery", Kind.EARLY_YEARS, "01632 960116"),
    ("Northmoor Community Health", Kind.HEALTH, "01632 960120"),
    ("Northmoor General Hospital", Kind.HEALTH, "01632 960122"),
    ("Northmoor Police", Kind.POLICE, "01632 960130"),
    ("Northmoor Probation", Kind.PROBATION, "01632 960135"),
    ("Northmoor Youth Justice", Kind.YOUTH, "01632 960138"),
    ("Northmoor Homes", Kind.HOUSING, "01632 960126"),
    ("Northmoor Adult Care", Kind.ADULTS, "01632 960141"),
    ("Kestrel Families", Kind.VOLUNTARY, "01632 960150"),
    ("Haven", Kind.VOLUNTARY, "01632 960155"),
)

KEPT_CLOSE = {"Haven"}
"""A refuge. That it helps would tell where a mother goes; probation is kept close always."""

TEAMS = {"East": "Northmoor East", "West": "Northmoor West"}


class Account(NamedTuple):
    """Somebody who signs in. `what` is what the sign-in page says of them."""

    key: str
    name: str
    role: Role
    job: str
    phone: str
    agency: str = HOST
    team: str = ""
    what: str = ""


ACCOUNTS = (
    Account(
        "worker",
        "Priya Nair",
        Role.WORKER,
        "Social worker",
        "01632 960104",
        team="East",
        what="Social worker in the East team. She works with the Harpers and the Lindqvists.",
    ),
    Account(
        "worker2",
        "Daniel Abara",
        Role.WORKER,
        "Social worker",
        "01632 960105",
        team="West",
        what="Social worker in the West team. One of two who can open a restricted record.",
    ),
    Account(
        "aunt",
        "Petra Novak",
        Role.WORKER,
        "Social worker",
        "01632 960106",
        team="East",
        what="Social worker in the East team. One boy is her nephew, and for her he is not there.",
    ),
    Account(
        "manager",
        "Tom Achebe",
        Role.MANAGER,
        "Team manager",
        "01632 960101",
        team="East",
        what="Manager of the East team. He oversees decisions and asks what the figures mean.",
    ),
    Account(
        "reviewer",
        "Amira Haddad",
        Role.REVIEWER,
        "Independent reviewing officer",
        "01632 960108",
        what="Independent reviewer. She reads the work and writes what she thinks of it.",
    ),
    Account(
        "duty",
        "Martin Doyle",
        Role.DUTY,
        "Emergency duty worker",
        DUTY_PHONE,
        what="Emergency duty worker. He answers the telephone at night.",
    ),
    Account(
        "school",
        "Ann Shaw",
        Role.LEAD,
        "Safeguarding lead",
        "01632 960117",
        agency="Hillside Primary",
        what="Safeguarding lead at Hillside Primary. She sees what was shared with the school.",
    ),
    Account(
        "teacher",
        "Owen Bell",
        Role.PARTNER,
        "Class teacher",
        "01632 960118",
        agency="Hillside Primary",
        what="Class teacher at Hillside Primary. He sees the one child his school’s lead chose.",
    ),
    Account(
        "otherschool",
        "Graham Pike",
        Role.LEAD,
        "Safeguarding lead",
        "01632 960111",
        agency="Eastfield Primary",
        what="Safeguarding lead at Eastfield Primary. Nothing has been shared with his school.",
    ),
    Account(
        "health",
        "Grace Lowe",
        Role.PARTNER,
        "Health visitor",
        "01632 960121",
        agency="Northmoor Community Health",
        what="Health visitor. She sees the children shared with her by name.",
    ),
    Account(
        "police",
        "Sana Anwar",
        Role.LEAD,
        "Police constable, safeguarding",
        "01632 960133",
        agency="Northmoor Police",
        what="Police constable. She sees who helps one boy, and no more.",
    ),
    Account(
        "voluntary",
        "Leila Brooks",
        Role.LEAD,
        "Young carers’ worker",
        "01632 960151",
        agency="Kestrel Families",
        what="Works with young carers at a charity, Kestrel Families.",
    ),
    Account(
        "admin",
        "Chris Tan",
        Role.ADMIN,
        "Systems administrator",
        "01632 960109",
        what="Looks after accounts and agencies. He can open no child’s record.",
    ),
)

COLLEAGUES = (
    Account("manager2", "Ruth Kaplan", Role.MANAGER, "Team manager", "01632 960102", team="West"),
    Account("left", "Hannah Frost", Role.WORKER, "Social worker", "", team="East"),
)
"""People the stories need whom nobody is asked to sign in as; the second has moved away."""

PEOPLE = [
    {"email": account.key + DOMAIN, "name": account.name, "what": account.what}
    for account in ACCOUNTS
]
"""Whom the demo's sign-in page offers, in this order."""


class Town(NamedTuple):
    """Northmoor as the stories need it: the host, and agencies, teams and people by name or key."""

    host: Agency
    agencies: dict
    teams: dict
    people: dict

    def __getattr__(self, key):
        """`town.worker`: the person with that key."""
        try:
            return self.people[key]
        except KeyError:
            raise AttributeError(key) from None


def settle():
    """Found Northmoor, with its agencies, teams and people, four years ago."""
    with at("Mon", 208, "09:00"):
        host = found_host(None, by=SYSTEM, name=HOST, phone=DUTY_PHONE)
        agencies = {
            name: add_agency(
                host,
                by=SYSTEM,
                name=name,
                kind=kind,
                phone=phone,
                is_kept_close=name in KEPT_CLOSE,
            )
            for name, kind, phone in AGENCIES
        }
        teams = {key: add_team(host, by=SYSTEM, name=name) for key, name in TEAMS.items()}
        town = Town(host, {HOST: host, **agencies}, teams, {})
        for account in (*ACCOUNTS, *COLLEAGUES):
            town.people[account.key] = _welcome(town, account)
    give_everybody_the_one_password()
    return town


def _welcome(town, account):
    return add_user(
        town.host,
        by=SYSTEM,
        agency=town.agencies[account.agency],
        email=account.key + DOMAIN,
        name=account.name,
        role=account.role,
        job=account.job,
        phone=account.phone,
        teams=[town.teams[account.team]] if account.team else [],
    )


def give_everybody_the_one_password():
    """One password, made once: making it slowly, as it should be, for each takes five seconds."""
    User.objects.filter(email__endswith=DOMAIN).update(
        password=make_password(settings.DEMO_PASSWORD)
    )


def say_goodbye(town):
    """Hannah Frost has moved to another council; her name stays on what she did."""
    close_account(town.host, by=town.admin, user=town.left)
