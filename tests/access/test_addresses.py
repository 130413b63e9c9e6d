"""Every address answers everybody as the table says: on an open child, and on a restricted one."""

import pytest

from tests.access.addresses import address, addresses, browser, noun, rows, said
from tests.access.table import AS_IF_NOTHING_WAS_EVER_SHARED, PAGES, RESTRICTED

pytestmark = pytest.mark.django_db
OPEN, CLOSE = rows(PAGES), rows(RESTRICTED)
OF_THE_SAME_AGENCY = ("kept_out", "unlinked", "expired")
STILL = {("kept_out", "ratings")} | {(who, "blockage") for who in OF_THE_SAME_AGENCY}
"""A round of ratings tells of no child, nor does what got in a school’s way: a lead reads the one,
whoever works there the other, whomever they are kept from."""


def answers(world, name, refs, people):
    """{who: what they are answered at the address of this name}"""
    who = {one: world.people.get(one) for one in people}
    return {one: said(browser(user).get(address(name, refs))) for one, user in who.items()}


@pytest.mark.parametrize("name", OPEN)
def test_an_address_answers_everybody_as_the_table_says(world, name):
    assert answers(world, name, world.open, OPEN[name]) == OPEN[name]


@pytest.mark.parametrize("name", CLOSE)
def test_an_address_of_a_restricted_child_answers_as_the_table_says(world, name):
    everybody = OPEN[name] | CLOSE[name]

    assert answers(world, name, world.restricted, everybody) == everybody


@pytest.mark.parametrize("name", OPEN)
def test_what_is_over_opens_as_little_as_what_never_was(world, name):
    never = OPEN[name]["otherlead"]

    people = [who for who in AS_IF_NOTHING_WAS_EVER_SHARED if (who, noun(name, {})) not in STILL]
    answered = answers(world, name, world.open, people)
    assert answered == dict.fromkeys(people, never)


def test_every_address_is_in_the_table_and_the_table_names_no_other():
    assert {name.partition("@")[0] for name in OPEN} == set(addresses())


def test_every_address_about_a_child_is_in_the_table_of_a_restricted_one_too(world):
    about = {name for name in OPEN if address(name, world.open) != address(name, world.restricted)}
    assert about == set(CLOSE)
