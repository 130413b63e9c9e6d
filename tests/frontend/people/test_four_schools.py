"""The Harpers go to four schools: none meets a word of another’s child, father or address."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.models import Agency
from agencies.roles import Role
from casework.levels import Level
from casework.models import Child
from tests import markers
from tests.factories import UserFactory, share_with
from tests.frontend.test_markers import Theirs, words_found

SCHOOLS = {
    "Hillside Primary": ("Ty", "Ruby"),
    "Northmoor High": ("Jade", "Mia"),
    "St Bede’s Primary": ("Alfie",),
    "Ashdown Academy": ("Callum",),
}
PAGES = ("child", "child_network", "child_story", "child_plan")
PROGRAMS = ("api:child", "api:child_network", "api:child_story", "api:child_plan")
EVERYWHERE = ("home", "child_list", "search", "api:children")
SEARCHED = ("Harper", "Ty", "Alfie", "Darren", "Mercer", "Larch Rise")


def asked(children):
    for name in (*PAGES, *PROGRAMS):
        yield from (reverse(name, args=[child.ref]) for child in children)
    yield from (reverse(name) for name in EVERYWHERE)
    yield from (f"{reverse('search')}?q={words}" for words in SEARCHED)


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN])
@pytest.mark.parametrize("school", SCHOOLS)
def test_a_school_meets_no_word_that_belongs_to_another_child(northmoor, school, level):
    agency = Agency.objects.get(name=school)
    lead = UserFactory(agency=agency, role=Role.LEAD)
    harpers = Child.objects.filter(person__family_name="Harper").with_person()
    children = [child for child in harpers if child.person.short_name in SCHOOLS[school]]
    for child in children:
        if not child.shares.live().filter(agency=agency, user=None).exists():
            share_with(agency, child, level=level)
    allowed = Theirs(lead).allowed()
    planted = markers.plant()
    client = Client()
    client.force_login(lead, backend="agencies.backends.SignIn")

    leaks, found = {}, set()
    for address in asked(children):
        answer = client.get(address)
        assert answer.status_code in (200, 403), address
        for where in words_found(answer, address, planted):
            found.add(where.field)
            if where not in allowed:
                leaks.setdefault(where.field, set()).add(address)

    assert leaks == {}
    assert found >= {"Person.known_as", "Involvement.name", "Involvement.phone"}
