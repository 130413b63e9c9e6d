"""Whatever is killed while somebody writes, nothing acknowledged is lost.

Twenty faults, in a real browser, and twelve people who save at once on SQLite. `make durability`
does the same for longer, with two controls that must be found out.
"""

import json
import os
import subprocess
import sys

import pytest

from durability import controls, summary
from durability.writing import ON_DEVICE, Writing
from tests.code import ROOT

TWENTY = {"ROUNDS": "20", "SEED": "20", "CONTROLS": "0"}


@pytest.mark.browser
def test_nothing_acknowledged_is_lost_in_a_crowd_or_by_twenty_faults(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "durability"],
        cwd=ROOT,
        env={**os.environ, **TWENTY, "RESULTS": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    result = json.loads((tmp_path / "durability.json").read_text(encoding="utf-8"))
    assert result["summary"]["broken"] == {}
    assert result["summary"]["bytes_of_plain_text"] == 0
    assert sum(result["summary"]["faults"].values()) == 20
    hammering = result["crowd"]["hammering"]
    assert (hammering["writers"], hammering["refused"]) == (12, [])
    assert hammering["rows"] == hammering["acknowledged"] > 0


def written(*claims, typed="It was quiet at home"):
    """A writing of which this was said, all of it typed long ago."""
    writing = Writing(None)
    writing.typed, writing.at, writing.claims = typed, [0.0] * len(typed), list(claims)
    return writing


SAVED = ("Saved 14:02:31", "It was quiet")
LOST = "acknowledged text was lost"
LIED = "it was said to be saved, and the server did not have it"


@pytest.mark.parametrize(
    ("claims", "found", "on_server", "broken"),
    [
        ([SAVED], "It was quiet at home", "It was quiet", []),
        ([SAVED], "It was quiet at ", "It was quiet", []),
        ([SAVED], "It was qui", "It was quiet", [LOST]),
        ([SAVED], "It was quiet at home", "It was", [LIED]),
        ([], "It w", "", ["more than a second was lost"]),
        (
            [(ON_DEVICE, "It was quiet")],
            "It was",
            "",
            ["it was said to be on the device, and was not"],
        ),
    ],
)
def test_a_promise_that_breaks_is_noticed(claims, found, on_server, broken):
    assert written(*claims).broken(found, on_server, moment=10.0) == broken


@pytest.mark.parametrize(
    ("part", "is_kept"),
    [
        ({}, True),
        ({"broken": [LOST]}, False),
        ({"plain": {"Sessions/1": 11}}, False),
    ],
)
def test_a_run_with_one_broken_promise_is_a_failed_run(part, is_kept):
    one = {"fault": "a", "typed": 9, "claims": 1, "lost": 0, "broken": [], "plain": {}} | part
    run = {
        "crowd": {"is_kept": True},
        "faults": [{"database": "sqlite", "rounds": [one]}],
        "controls": [],
    }

    assert summary.of(run)["is_kept"] is is_kept


def test_a_control_that_finds_nothing_fails_the_run():
    one = {"fault": "a", "typed": 9, "claims": 1, "lost": 0, "broken": [], "plain": {}}
    part = {"database": "sqlite", "rounds": [one]}
    run = {"crowd": {"is_kept": True}, "faults": [part], "controls": [part | {"control": "deaf"}]}

    assert summary.of(run)["is_kept"] is False


def test_the_deaf_script_still_is_our_own_but_for_its_ears():
    ours = controls.SCRIPT.read_text(encoding="utf-8").splitlines()
    deaf = controls.deaf_script().splitlines()

    assert sum(line not in ours for line in deaf if line.strip()) == 1
