"""Every method a program can send, at every address: nothing opens by another door."""

import pytest

from audit.models import AuditEvent
from tests.access.addresses import address, addresses, browser, names_a_record, rows, said
from tests.access.table import PAGES, RESTRICTED

pytestmark = pytest.mark.django_db
OPEN, CLOSE = rows(PAGES), rows(RESTRICTED)
OURS = [name for name in OPEN if not name.startswith("account_")]
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
ASKED_OF = ("worker2", "lead", "otherlead", "aunt", "admin")
BY_LINK = ("private", "private_open", "private_code", "private_answer", "write_to_us")
READ_BY_ALL = ("draft_here", *BY_LINK, "healthz", "readyz")
CLOSED = {"missing", "refused", "sign-in", "method"}


def done():
    return AuditEvent.objects.filter(kind=AuditEvent.Kind.DID).count()


@pytest.mark.parametrize("name", OURS)
def test_asking_for_the_head_says_what_asking_for_the_page_says(world, name):
    for who in ASKED_OF:
        client = browser(world.people[who])
        where = address(name, world.open)
        assert said(client.head(where)) == said(client.get(where)), who


@pytest.mark.parametrize("name", [name for name in OURS if name not in READ_BY_ALL])
def test_no_other_method_opens_or_changes_anything(world, name):
    before = done()
    for who in (None, *ASKED_OF, "worker"):
        client = browser(world.people.get(who))
        for method in OTHER_METHODS:
            answer = client.generic(method, address(name, world.open))
            told = {401, 403, 405} if name.startswith("api:") else {302, 405}
            is_list_of_methods = (method, answer.status_code) == ("OPTIONS", 204)
            assert answer.status_code in told or is_list_of_methods, (who, method)
            assert world.ty.ref.encode() not in answer.content
    assert done() == before


@pytest.mark.parametrize("name", [name for name in OURS if name not in READ_BY_ALL])
def test_an_empty_form_is_refused_to_whoever_is_refused_the_page(world, name):
    before = done()
    for who in ("anonymous", *ASKED_OF):
        expected = OPEN[name][who]
        if expected in CLOSED - {"method"}:
            answer = browser(world.people.get(who)).post(address(name, world.open), {})
            told = "method" if name.startswith("api:") and who != "anonymous" else expected
            assert said(answer) == told, who
    assert done() == before


@pytest.mark.parametrize("name", [name for name in CLOSE if "why" in OPEN[name].values()])
def test_a_form_sent_back_is_no_way_round_saying_why(world, name):
    for who in ("worker2", "reviewer", "duty"):
        if OPEN[name][who] == "why":
            answer = browser(world.people[who]).post(address(name, world.open), {})
            assert answer.status_code in {302, 405}, who


def test_an_address_with_a_reference_has_nothing_else_in_it():
    odd = {name for name in addresses() if addresses()[name].pattern.converters}
    assert {name for name in odd if not names_a_record(name)} == {"private_open"}
