"""Putting one mutant into the Kith that is loaded in this process. There is no way back."""

import gc
import importlib
from types import CodeType, FunctionType, SimpleNamespace

from agencies.models import AGENCY_PERMISSIONS
from agencies.roles import Role

ANYBODY = "anybody"
ASKS = ("if not by.has_perm(permission, record):", "if not permission:")
"""How the body of every action is changed for one that everybody may do."""


def into_a_body(mutant):
    """Every living function that was made from this code is made from the mutated code."""
    code = code_in(mutant.edited(), mutant.file, mutant.target)
    became = living(mutant.file, mutant.target)
    for function in became:
        function.__code__ = code
    if not became:
        raise LookupError(f"{mutant.target} is nowhere in {mutant.file}.")


def into_an_action(mutant):
    """This action no longer asks; the others do."""
    before, after = ASKS
    path = "audit/actions.py"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if before not in text:
        raise LookupError(f"{path} does not say “{before}”.")
    code = code_in(text.replace(before, after), path, "action.<locals>.decorate.<locals>.perform")
    perform = within(getattr(module_of(mutant.file), mutant.target), "perform")
    perform.__wrapped__.__code__ = code


def into_a_door(mutant):
    """This page no longer asks; the others do."""
    view = getattr(module_of(mutant.file), mutant.target)
    if mutant.new == "signed out":
        view.login_required = False
        return
    cells = cells_of(view, "permission")
    if mutant.new == ANYBODY and "model" not in cells:
        AGENCY_PERMISSIONS[ANYBODY] = frozenset(Role)
        cells["permission"].cell_contents = ANYBODY
    elif mutant.new == ANYBODY:
        cells["model"].cell_contents = open_to_all(cells["model"].cell_contents)
        cells["seeing"].cell_contents = cells["permission"].cell_contents
    elif mutant.new == "seeing":
        cells["permission"].cell_contents = cells["seeing"].cell_contents
    else:
        cells["asks_why"].cell_contents = False


def into_a_table(mutant):
    """One line of a table says something weaker."""
    name, _, key = mutant.target.partition("|")
    module = module_of(mutant.file)
    table = attribute(module, name)
    known = vars(importlib.import_module("agencies.roles")) | vars(module)
    table[eval(key, known)] = eval(mutant.new, known)  # noqa: S307 - our own source


def into_a_class(mutant):
    owner, _, name = mutant.target.rpartition(".")
    setattr(attribute(module_of(mutant.file), owner), name, eval(mutant.new))  # noqa: S307 - as above


def into_a_default(mutant):
    """What is not said to be known less widely is known to everybody."""
    model, _, name = mutant.target.rpartition(".")
    field = attribute(module_of(mutant.file), model)._meta.get_field(name)
    field.__dict__["_get_default"] = lambda: 1


WAYS = {
    "body": into_a_body,
    "action": into_an_action,
    "door": into_a_door,
    "table": into_a_table,
    "attribute": into_a_class,
    "default": into_a_default,
}


def module_of(file):
    """The module that was loaded from this file."""
    name = file.removesuffix(".py").removesuffix("/__init__")
    return importlib.import_module(name.replace("/", "."))


def attribute(owner, path):
    for name in path.split("."):
        owner = getattr(owner, name)
    return owner


def code_in(source, file, qualname):
    """The code of one function of a file, compiled anew."""
    found = [
        code
        for code in codes(compile(source, module_of(file).__file__, "exec"))
        if code.co_qualname == qualname
    ]
    if len(found) != 1:
        raise LookupError(f"{qualname} is there {len(found)} times.")
    return found[0]


def codes(code):
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from codes(each)


def living(file, qualname):
    """Every function in this process made from that code: methods, properties, and closures."""
    path = module_of(file).__file__
    return [
        each
        for each in gc.get_objects()
        if type(each) is FunctionType  # to ask a lazy object what it is would wake it
        and each.__code__.co_qualname == qualname
        and each.__code__.co_filename == path
    ]


def cells_of(function, name):
    """{name: cell} of the closure of a decorated function that holds this name."""
    while function is not None:
        names = function.__code__.co_freevars
        if name in names:
            return dict(zip(names, function.__closure__, strict=True))
        function = getattr(function, "__wrapped__", None)
    raise LookupError(name)


def within(function, name):
    return cells_of(function, name)[name].cell_contents


def open_to_all(model):
    """A stand-in for a model, of which anybody may see any row."""
    rows = SimpleNamespace(permitting=lambda user, permission: model.objects.all())
    return SimpleNamespace(VIEW=None, _meta=model._meta, objects=rows)
