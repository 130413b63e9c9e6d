"""Hidden and never made are one: the same status, the same bytes, and the same questions asked.

For every address with a reference in it, for everybody to whom what stands there is hidden, and by
each method. What is compared is what leaves us, less the keys that are new in every answer; and
what the database is asked, statement by statement.
"""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.urls import reverse

from casework.paging import write_cursor
from tests.access.addresses import address, browser, names_a_record, noun, rows
from tests.access.table import PAGES, RESTRICTED

pytestmark = pytest.mark.django_db
OPEN, CLOSE = rows(PAGES), rows(RESTRICTED)
NEVER = "zzzzzzzzzz"
OF_EACH_KIND = ("aunt", "worker2", "late", "otherlead", "network", "admin")
"""One of each kind to whom something may be hidden: kept out, not let in, no more, never."""

WITH_A_REFERENCE = [name for name in OPEN if names_a_record(name.partition("@")[0])]
NEW_EACH_TIME = re.compile(rb'(?:csrfmiddlewaretoken|once)" value="[^"]*"|nonce="[^"]*"')
BY_THE_CLOCK = {"Set-Cookie", "Expires"}
A_SAVEPOINT = re.compile(r'"s\d+_x\d+"')
MADE_FIRST = re.compile(r"^PREPARE (made_\d+) .*; (?=EXECUTE \1 )", re.DOTALL)
"""PostgreSQL is told a statement once for each connection, by whoever comes first."""


@contextmanager
def asked():
    """The statements put to the database, without their values."""
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(MADE_FIRST.sub("", A_SAVEPOINT.sub("a savepoint", sql)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


def answer(client, method, where, ref, data=None):
    """What leaves us, and what was asked: with the reference itself left out."""
    send = client.generic if data is None else client.post
    with asked() as statements:
        got = send(method, where) if data is None else send(where, data)
    headers = {name: value for name, value in got.items() if name not in BY_THE_CLOCK}
    said = [got.status_code, got.content, str(headers), statements]
    return [
        NEW_EACH_TIME.sub(b"", each).replace(ref.encode(), b"<ref>")
        if isinstance(each, bytes)
        else str(each).replace(ref, "<ref>")
        for each in said
    ]


def hidden_from(name):
    """[(who, of which child)] to whom what stands at this address is hidden.

    What is only sent to, and read by nobody, is hidden from all but whose it is.
    """
    hidden = "missing" if "missing" in OPEN[name].values() else "method"
    of_the_open = [(who, "open") for who, what in OPEN[name].items() if what == hidden]
    of_the_closed = [
        (who, "restricted") for who, what in CLOSE.get(name, {}).items() if what == "missing"
    ]
    return [one for one in of_the_open + of_the_closed if one[0] in OF_EACH_KIND]


@pytest.mark.parametrize("name", WITH_A_REFERENCE)
def test_what_is_hidden_is_exactly_as_what_never_was(world, name):
    people = hidden_from(name)
    assert people
    for who, which in people:
        refs = getattr(world, which)
        ref = refs[noun(name, refs)]
        there, never = address(name, refs), address(name, refs).replace(ref, NEVER)
        client = browser(world.people[who])
        for method in ("GET", "HEAD", "POST"):
            hidden = answer(client, method, there, ref)
            assert hidden == answer(client, method, never, NEVER), (who, method)


ASKED_WITH = {
    "entry_record": "child",
    "referral_new": "child",
    "search": "q",
}


@pytest.mark.parametrize("name", ASKED_WITH)
@pytest.mark.parametrize(("who", "which"), [("worker2", "restricted"), ("aunt", "open")])
def test_a_hidden_child_in_the_question_is_one_who_never_was(world, name, who, which):
    ref, client = getattr(world, which)["child"], browser(world.people[who])
    hidden, never = (
        answer(client, "GET", f"{reverse(name)}?{ASKED_WITH[name]}={each}", each)
        for each in (ref, NEVER)
    )
    assert hidden == never


@pytest.mark.parametrize("name", ["child_list", "api:children"])
@pytest.mark.parametrize(
    ("who", "which"), [("worker2", "restricted"), ("aunt", "open"), ("otherlead", "open")]
)
def test_a_hidden_child_at_the_end_of_a_page_is_one_who_never_was(world, name, who, which):
    ref, client = getattr(world, which)["child"], browser(world.people[who])
    moment = world.ty.group_grants.first().moved_at or world.moment
    hidden, never = (
        answer(client, "GET", f"{reverse(name)}?after={write_cursor(moment, each)}", each)
        for each in (ref, NEVER)
    )
    assert hidden[0] == never[0] == "200"
    assert hidden == never
