"""Everything here can be read on one screen, or nearly; and no page carries script or style."""

import re
import tomllib

import pytest

from tests.code import ROOT, files, functions, name

FUNCTION, FILE, TEMPLATE, COMPLEXITY = 40, 300, 80, 6
CODE = files(".py")
TEMPLATES = files(".html")

SAYS_NOTHING = {"core", "common", "utils", "util", "helpers", "manager", "handler", "process"}
INLINE = {
    "a style sheet": r"<style\b",
    "a style": r"<[^>]*\sstyle\s*=",
    "a script": r"<script\b(?![^>]*\ssrc=)",
    "something done on an event": r"<[^>]*\son[a-z]+\s*=",
    "a script in an address": r"javascript:",
}


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_and_its_functions_are_short(path):
    assert lines(path) <= FILE
    assert {
        function.name: length
        for function in functions(path)
        if (length := function.end_lineno - function.lineno + 1) > FUNCTION
    } == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short_and_holds_no_script_or_style(path):
    text = re.sub(r"{#.*?#}|{% comment .*?%}.*?{% endcomment %}", "", path.read_text("utf-8"))

    assert lines(path) <= TEMPLATE
    assert [what for what, looks in INLINE.items() if re.search(looks, text, re.I | re.S)] == []


def test_a_file_is_called_by_what_it_is_about():
    assert [name(path) for path in CODE if SAYS_NOTHING.intersection(path.stem.split("_"))] == []


def test_no_function_is_more_winding_than_agreed():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]

    assert rules["lint"]["mccabe"]["max-complexity"] <= COMPLEXITY
    assert "C90" in rules["lint"]["select"]
    excused = re.compile(r"#\s*noqa:[^\n]*\b(C901|PLR0915|PLR0912)\b")
    assert [name(path) for path in CODE if excused.search(path.read_text("utf-8"))] == []
