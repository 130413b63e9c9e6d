"""Twelve people save at once on SQLite, and some are killed: nothing acknowledged is lost.

The file is a SQLite one with the settings of a real Kith, whatever database the other tests use.
`make durability` does the same for longer.
"""

import json
import os
import subprocess
import sys

from tests.code import ROOT


def test_what_was_acknowledged_on_sqlite_is_there_after_a_crowd_and_after_a_kill(tmp_path):
    kept = tmp_path / "durability.json"
    run = subprocess.run(
        [sys.executable, "scripts/durability.py", "--seconds", "2", "--rounds", "2", "--to", kept],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    result = json.loads(kept.read_text(encoding="utf-8"))
    hammering = result["hammering"]
    assert (hammering["writers"], hammering["refused"]) == (12, [])
    assert hammering["rows"] == hammering["acknowledged"] > 0
    assert [(each["lost"], each["is_sound"]) for each in result["killing"]] == [([], True)] * 2
