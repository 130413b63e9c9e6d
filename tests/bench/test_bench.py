"""The bench itself, very small: every page is opened for everybody, and its figures are kept.

How long anything took is never looked at here: a busy machine would fail.
"""

import json
import os
import subprocess
import sys

import pytest

from bench import goals, pages, people
from bench.databases import name_of
from tests.code import ROOMS, ROOT, files, imports, name

CELL = {"page", "who", "queries", "median_ms", "p95_ms", "times_floor", "opened"}
SOMETHING = {"worker", "manager", "school", "health", "old"}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One whole run on SQLite alone, of sixty children."""
    folder = tmp_path_factory.mktemp("bench")
    env = {**os.environ, "BENCH_FOLDER": str(folder), "SCALE": "0.005", "ROUNDS": "1"}
    for word in ("BENCH_DATABASE_URL", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        env.pop(word, None)
    bench = [sys.executable, "-m", "bench"]
    done = subprocess.run(bench, check=False, cwd=ROOT, env=env, capture_output=True, text=True)  # noqa: S603 - our own command
    assert done.returncode in {0, 1}, done.stderr
    found = json.loads((folder / "results" / "bench.json").read_text("utf-8"))
    return done.stdout, found, folder


def cells_of(run):
    return {(cell["page"], cell["who"]): cell for cell in run[1]["databases"][0]["cells"]}


def test_every_page_is_opened_by_everybody_or_it_is_said_why_not(run):
    cells = cells_of(run)
    kinds = {page for page, _ in cells}
    assert {who for _, who in cells} == set(people.NAMES)
    assert len(cells) == len(kinds) * len(people.NAMES)
    assert {pages.FLOOR, *pages.LISTS, "story", "story-100th", "share", "learning"} <= kinds
    assert all(
        set(cell) == CELL or set(cell) == {"page", "who", "skipped"} for cell in cells.values()
    )


def test_who_may_open_a_page_opens_it(run):
    opened = {place for place, cell in cells_of(run).items() if "skipped" not in cell}
    for page in ("home", "children", "child", "story", "plan", "network", "record-entry"):
        assert {who for name, who in opened if name == page} >= SOMETHING, page
    assert ("share", "worker") in opened
    assert ("learning", "manager") in opened
    assert ("child", "nobodys") not in opened


def test_lists_are_opened_again_with_ten_times_the_grants(run):
    again = {(row["page"], row["who"]) for row in run[1]["databases"][0]["ten_times"]}
    assert again == {(page, who) for page in pages.LISTS for who in people.NAMES}
    assert {row["page"] for row in run[1]["databases"][0]["flat"]} == set(pages.LISTS)


def test_it_says_on_what_it_was_measured_and_that_there_was_no_postgresql(run):
    said, found, _ = run
    database = found["databases"][0]
    assert database["database"] == "sqlite"
    assert database["conditions"]["rows"]["casework.Child"] == 60
    assert "BENCH_DATABASE_URL names none" in said
    assert "| page | who | queries |" in said


def test_the_council_is_kept_and_its_copy_is_gone(run):
    kept = [path.name for path in (run[2] / "bench").iterdir()]
    assert kept == [f"{name_of(0.0005)}.sqlite3"]


def figures(**of_the_page):
    cell = {"page": "home", "who": "old", "queries": 5, "times_floor": 4.0, **of_the_page}
    return {"database": "sqlite", "cells": [cell], "flat": [], "ten_times": []}


@pytest.mark.parametrize(
    ("of_the_page", "goal"),
    [
        ({"times_floor": 4.1}, "times floor"),
        ({"queries": 6}, "queries"),
        ({"skipped": goals.FAILED}, "answer"),
    ],
)
def test_a_page_that_misses_a_goal_is_told_unless_it_is_listed(of_the_page, goal):
    missed = list(goals.misses(figures(**of_the_page)))
    listed = {"goal": goal, "page": ["home", "plan"], "why": "It is being mended."}
    assert [miss.goal for miss in missed] == [goal]
    assert goals.told_apart(missed, []) == (missed, [])
    assert goals.told_apart(missed, [listed]) == ([], [])
    assert goals.told_apart(missed, [{**listed, "who": "school"}])[0] == missed


def test_a_listed_miss_that_is_met_is_said():
    listed = {"goal": "queries", "page": "home", "why": "It is being mended."}
    assert goals.told_apart(list(goals.misses(figures())), [listed]) == ([], [listed])


def test_every_listed_miss_has_a_goal_a_reason_and_a_plan():
    names = {"answer", "times floor", "queries", "flat", "ten times the grants"}
    for row in goals.known():
        assert row["goal"] in names
        assert set(row) <= {*goals.NAMES, "why", "plan"}
        assert row["why"]
        assert row["plan"]


def test_nothing_of_the_product_knows_of_the_bench():
    assert [
        name(path)
        for path in files(".py", *ROOMS, "config", "scripts")
        for dotted in imports(path)
        if dotted.partition(".")[0] == "bench"
    ] == []
