"""Every address there is, and what somebody is answered there."""

from functools import cache
from urllib.parse import urlsplit

from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

SAID = {200: "open", 403: "refused", 401: "refused", 404: "missing", 405: "method"}
NEVER_WAS = "never-was-a-token"


@cache
def addresses():
    """{name: pattern} of every address there is, those of the API with `api:` before them."""
    found = {}
    for pattern in get_resolver().url_patterns:
        prefix = f"{pattern.namespace}:" if getattr(pattern, "namespace", None) else ""
        for each in getattr(pattern, "url_patterns", [pattern]):
            if isinstance(each, URLPattern) and each.name != "nothing":
                found[prefix + each.name] = each
    return found


def names_a_record(name):
    """Whether a reference stands in the address of this name."""
    return list(addresses()[name].pattern.converters) == ["ref"]


def noun(name, refs):
    """Of what the address is a page: its first word, or what stands after an @."""
    name, _, of = name.partition("@")
    page = name.rpartition(":")[2]
    return of or (page if page in refs else page.partition("_")[0])


def address(name, refs):
    """Where the address of this name is, with the reference that belongs in it."""
    wants = addresses()[name.partition("@")[0]].pattern.converters
    args = [refs.get(noun(name, refs), NEVER_WAS)] if wants else []
    return reverse(name.partition("@")[0], args=args)


def browser(user=None):
    """Somebody’s browser, signed in; or nobody’s."""
    client = Client()
    if user is not None:
        client.force_login(user, "agencies.backends.SignIn")
    return client


def said(answer):
    """What an answer says, in the word of the table."""
    return led_to(answer["Location"]) if answer.status_code == 302 else SAID[answer.status_code]


def led_to(address):
    ways = {"/sign-in/again/": "again", "/sign-in/": "sign-in", "/why/": "why"}
    path = urlsplit(address).path
    return next((said for ending, said in ways.items() if path.endswith(ending)), "moved")


def rows(table):
    """{name: {who: what happens}} of a table as people read it."""
    header, *lines = [line.split() for line in table.strip().splitlines()]
    return {name: dict(zip(header, cells, strict=True)) for name, *cells in lines}
