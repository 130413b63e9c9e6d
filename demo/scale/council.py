"""Agencies, teams and accounts: few enough to be made by the actions that people use."""

import random

from agencies.actions import add_agency, add_team, add_user, found_host
from agencies.models import Agency
from agencies.roles import Role
from audit.principals import SYSTEM
from demo.scale.shape import SEED
from demo.scale.words import FAMILY, GIVEN

TEAM_OF = 8
KINDS = {
    1: (Agency.Kind.HEALTH, "Northmoor Health Trust"),
    2: (Agency.Kind.POLICE, "Northmoor Police"),
    3: (Agency.Kind.EDUCATION, "Littlemoor Primary"),
    4: (Agency.Kind.VOLUNTARY, "The Old Mill Project"),
    5: (Agency.Kind.VOLUNTARY, "Newly Arrived Project"),
}
BY_NAME = {
    "worker": Role.WORKER,
    "manager": Role.MANAGER,
    "reviewer": Role.REVIEWER,
    "duty": Role.DUTY,
    "admin": Role.ADMIN,
}
PARTNER_NAMES = {1: "health", 2: "police", 3: "school", 4: "old", 5: "nobodys"}


def build(shape):
    """Returns (host, teams, workers, partners): partners in the order of `shape.shares_of`."""
    rand = random.Random(SEED)  # noqa: S311 - invented data
    host = found_host(None, by=SYSTEM, name="Northmoor Council", phone="01632 960000")
    teams = [
        add_team(host, by=SYSTEM, name=f"Team {number}")
        for number in range(1, max(3, shape.users // (3 * TEAM_OF)))
    ]
    workers = [_account(host, name, role, rand, teams[:1]) for name, role in BY_NAME.items()][:2]
    partners = [_partner(host, number, rand) for number in range(1, shape.agencies)]
    for number in range(shape.users - len(BY_NAME) - len(partners)):
        if number % 3 == 0:
            team = [teams[number // 3 % len(teams)]]
            workers.append(_account(host, f"w{number}", Role.WORKER, rand, team))
        else:
            agency = partners[number % len(partners)]
            _account(host, f"p{number}", Role.PARTNER, rand, agency=agency)
    return host, teams, workers, partners


def _partner(host, number, rand):
    kind, name = KINDS.get(number, (Agency.Kind.EDUCATION, f"Northmoor School {number}"))
    agency = add_agency(host, by=SYSTEM, name=name, kind=kind, phone="01632 960001")
    _account(host, PARTNER_NAMES.get(number, f"lead{number}"), Role.LEAD, rand, agency=agency)
    return agency


def _account(host, name, role, rand, teams=(), agency=None):
    return add_user(
        host,
        by=SYSTEM,
        agency=agency or host,
        email=f"{name}@example.test",
        name=f"{rand.choice(GIVEN)} {rand.choice(FAMILY)}",
        role=role,
        teams=teams,
    )
