"""Everything one person can ask for: each address of the table, with each reference there is.

The addresses come from the resolver, so that a page that is added tomorrow is asked for as well.
"""

import html
import re

from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse

from casework.models import Draft

OF_EVERY_KIND = 5
"""References of each kind to try where an address does not say of what it is."""
ENDS_IT = {"account_logout"}
ONWARD = re.compile(r'(?:href|action)="([^"#]+)|"next": ?"([^"]+)"')


def patterns():
    """[(name to reverse, view)] of every address of the table."""
    return list(_patterns(get_resolver(), ""))


def _patterns(resolver, namespace):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield namespace + (each.name or ""), each
        else:
            below = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _patterns(each, below)


def addresses(refs):
    """Every address there is: with those of the references of what it is a page of."""
    for name, pattern in patterns():
        asked = list(pattern.pattern.converters)
        if not asked:
            yield name, reverse(name)
            continue
        if asked == ["token"]:  # nobody can know one that is not theirs: only its hash is kept
            yield name, reverse(name, args=["one-that-never-was"])
            continue
        assert asked == ["ref"], f"{name} asks for more than a reference: {asked}"
        model = _model_of(pattern.callback)
        any_kind = (ref for those in refs.values() for ref in those[:OF_EVERY_KIND])
        for ref in refs[model] if model else any_kind:
            yield name, reverse(name, args=[ref])


def references():
    """{model: its references} of every model that has them."""
    found = {}
    for model in [*apps.get_models(), Draft]:
        has_ref = any(field.name == "ref" for field in model._meta.concrete_fields)
        if has_ref and not hasattr(model, "history_object"):
            found[model] = list(model._base_manager.values_list("ref", flat=True))
    return found


def _model_of(view):
    return getattr(view, "model", None) or getattr(getattr(view, "cls", None), "model", None)


def everything(client, refs, searched=()):
    """(address, answer) of all that `client` is answered, and of what it leads on to.

    Each address is read; what may be read is also sent an empty form. Every link from page to
    page of a list, and a search for each of `searched`, is followed.
    """
    waiting = [address for name, address in addresses(refs) if name not in ENDS_IT]
    waiting += [f"{reverse('search')}?q={words}" for words in searched]
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer
        if answer.status_code == 200:
            yield address, client.post(address.partition("?")[0], {})
            for onward in _onward(answer, address):
                if onward not in seen:
                    seen.add(onward)
                    waiting.append(onward)


def _onward(answer, address):
    """The links of a page that differ from it only by what is asked: its other pages."""
    path = address.partition("?")[0]
    for link, following in ONWARD.findall(answer.content.decode(errors="replace")):
        onward = html.unescape(link or following).removeprefix("http://testserver")
        onward = path + onward if onward.startswith("?") else onward
        if onward.startswith("/") and "?" in onward:
            yield onward
