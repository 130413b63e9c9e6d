"""Agencies, teams and accounts: few enough to be made by the actions that people use."""

import random
from typing import NamedTuple

from agencies.actions import add_agency, add_team, add_user, found_host
from agencies.models import Agency
from agencies.roles import Role
from audit.principals import SYSTEM
from demo.people import DOMAIN, HOST, give_everybody_the_one_password
from demo.scale.shape import HEALTH, NOBODYS, OLD, POLICE, SCHOOL, SEED
from demo.scale.words import family_name, given_name

TEAM_OF = 8
Kind = Agency.Kind
CHOSEN = {
    HEALTH: ("health", Kind.HEALTH, "Northmoor Health Trust"),
    POLICE: ("police", Kind.POLICE, "Northmoor Police"),
    SCHOOL: ("school", Kind.EDUCATION, "Littlemoor Primary"),
    OLD: ("old", Kind.VOLUNTARY, "The Old Mill Project"),
    NOBODYS: ("nobodys", Kind.VOLUNTARY, "Newly Arrived Project"),
}
BY_NAME = {
    "worker": Role.WORKER,
    "manager": Role.MANAGER,
    "reviewer": Role.REVIEWER,
    "duty": Role.DUTY,
    "admin": Role.ADMIN,
}


class Worker(NamedTuple):
    """A social worker, and the team they are in, by their keys in the database."""

    user: int
    team: int


class Partner(NamedTuple):
    """An agency that children are shared with, and those of its people who see by name."""

    agency: int
    kind: str
    lead: int
    colleagues: list


class Council(NamedTuple):
    """Who there is. The first of `workers` is the one who signs in as worker."""

    host: Agency
    workers: list
    partners: list

    def numbered(self):
        """[(number, partner)] as `Shape.sees` numbers them."""
        return enumerate(self.partners, start=1)


def build(shape):
    """Found the council, with its partners and everybody's accounts."""
    rand = random.Random(SEED)  # noqa: S311 - invented data
    host = found_host(None, by=SYSTEM, name=HOST, phone="01632 960000")
    teams = [
        add_team(host, by=SYSTEM, name=f"Team {number}")
        for number in range(1, max(3, shape.users // (3 * TEAM_OF)))
    ]
    named = [_account(host, name, role, rand, teams[:1]) for name, role in BY_NAME.items()]
    council = Council(host, [Worker(named[0].pk, teams[0].pk)], [])
    for number in range(1, shape.agencies):
        council.partners.append(_partner(host, number, rand))
    for number in range(shape.users - len(BY_NAME) - len(council.partners)):
        if number % 3 == 0:
            team = teams[number // 3 % len(teams)]
            user = _account(host, f"w{number}", Role.WORKER, rand, [team])
            council.workers.append(Worker(user.pk, team.pk))
        else:
            partner = council.partners[number % len(council.partners)]
            agency = Agency.objects.get(pk=partner.agency)
            user = _account(host, f"p{number}", Role.PARTNER, rand, agency=agency)
            partner.colleagues.append(user.pk)
    give_everybody_the_one_password()
    return council


def _partner(host, number, rand):
    otherwise = f"lead{number}", Kind.EDUCATION, f"Northmoor School {number}"
    name, kind, title = CHOSEN.get(number, otherwise)
    agency = add_agency(host, by=SYSTEM, name=title, kind=kind, phone="01632 960001")
    lead = _account(host, name, Role.LEAD, rand, agency=agency)
    return Partner(agency.pk, kind, lead.pk, [])


def _account(host, name, role, rand, teams=(), agency=None):
    return add_user(
        host,
        by=SYSTEM,
        agency=agency or host,
        email=name + DOMAIN,
        name=f"{given_name(rand)} {family_name(rand)}",
        role=role,
        teams=teams,
    )
