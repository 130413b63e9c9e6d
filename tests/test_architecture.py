"""The rooms of the house: an import only goes down, and some things are done in one place only."""

import ast
import inspect
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.code import DOMAIN, DOORS, ROOMS, ROOT, files, functions, imports, name, tree
from tests.test_permissions import ACTIONS

UP_TO_CASEWORK = {"audit", "agencies", "casework"}
BELOW = {
    "audit": set(),
    "agencies": {"audit"},
    "casework": {"audit", "agencies"},
    "assessments": UP_TO_CASEWORK,
    "signs_of_safety": UP_TO_CASEWORK,
    "feedback": UP_TO_CASEWORK,
    "learning": UP_TO_CASEWORK | {"assessments", "signs_of_safety", "feedback"},
    **{door: set(DOMAIN) for door in DOORS},
    "config": set(),
}
WEB = (
    "rest_framework",
    "drf_spectacular",
    "csp",
    "whitenoise",
    "django.forms",
    "django.http",
    "django.middleware",
    "django.shortcuts",
    "django.template",
    "django.urls",
    "django.views",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
)
SIGNALS = ("django.db.models.signals", "django.dispatch", "django.core.signals")

# What only one place does, and which.
ONE_PLACE = {
    "guardian": {"casework/models/grants.py"},
    "allauth": {
        "agencies/adapter.py",
        "agencies/backends.py",
        "frontend/known.py",
        "frontend/signing_in.py",
        "frontend/throttle.py",
    },
    "audit.writing.writing": {"audit/actions.py"},
    "casework.models.ChildGroupGrant": {
        "casework/caseload.py",
        "casework/grants.py",
        "demo/scale/granting.py",
    },
    "simple_history": {"audit/records.py"},
}
CODE = files(".py", *ROOMS, "config", "scripts")


def rooms_used_by(path):
    return {dotted.partition(".")[0] for dotted in imports(path)} & {*BELOW, "tests"}


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_the_rooms_below_it(room):
    assert {
        name(path): above
        for path in files(".py", room)
        if (above := rooms_used_by(path) - {room} - BELOW[room])
    } == {}


def test_every_room_is_in_the_picture():
    assert set(BELOW) == {*ROOMS, "config"}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "bench", "burden", "durability"} == set(BELOW)


@pytest.mark.parametrize("room", DOMAIN)
def test_the_rules_know_nothing_of_the_web(room):
    assert [
        (name(path), dotted)
        for path in files(".py", room)
        for dotted in imports(path)
        if dotted.startswith(WEB)
    ] == []


@pytest.mark.parametrize("what", ONE_PLACE)
def test_some_things_are_done_in_one_place_only(what):
    assert {
        name(path)
        for path in CODE
        for dotted in imports(path)
        if dotted == what or dotted.startswith(f"{what}.")
    } == ONE_PLACE[what]


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_imports_itself_by_way_of_others():
    modules = {module_of(path): path for path in CODE}
    graph = {
        module: {
            used
            for dotted in imports(path)
            for used in (dotted, dotted.rpartition(".")[0])
            if used in modules and used != module
        }
        for module, path in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(f"They import each other: {' → '.join(cycle.args[1])}")


def test_everything_is_imported_at_the_top():
    assert {
        (name(path), function.name)
        for path in [*CODE, *files(".py", "tests")]
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    } == set()


def test_nothing_of_ours_happens_by_signal():
    assert [
        name(path) for path in CODE for dotted in imports(path) if dotted.startswith(SIGNALS)
    ] == []


@pytest.mark.parametrize(
    "word", ["get_objects_for_user", "assign_perm", "remove_perm", ".is_superuser"]
)
def test_some_words_stand_in_no_code_but_the_tests(word):
    assert [name(path) for path in CODE if word in ast.unparse(tree(path))] == []


def writes_the_audit(node):
    """`AuditEvent(…)`, or `AuditEvent.objects.create(…)` and its like."""
    if not isinstance(node, ast.Call):
        return False
    written = ast.unparse(node.func)
    return written == "AuditEvent" or (
        written.startswith("AuditEvent.objects.")
        and written.rpartition(".")[2]
        in {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete"}
    )


def test_the_audit_is_written_in_one_place_only():
    assert {name(path) for path in CODE if any(map(writes_the_audit, ast.walk(tree(path))))} == {
        "audit/events.py"
    }


@pytest.mark.parametrize(
    "act",
    [
        act
        for module in ACTIONS
        for act in vars(module).values()
        if hasattr(act, "permission") and act.__module__.split(".")[0] in DOMAIN
    ],
    ids=lambda act: act.__name__,
)
def test_an_action_says_in_a_sentence_what_is_done_and_takes_by_whom(act):
    parameters = inspect.signature(act).parameters

    assert parameters["by"].kind is inspect.Parameter.KEYWORD_ONLY
    assert "request" not in parameters
    assert act.__doc__.strip()[0].isupper()
    assert act.__doc__.split("\n\n")[0].strip().endswith(".")
