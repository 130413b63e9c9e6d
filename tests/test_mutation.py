"""The trial of the policy works: a few rules of every kind are taken away, and tests notice each.

`make mutate` tries them all.
"""

import json
import os
import subprocess
import sys

from tests.code import ROOT

FEW = 6


def test_a_few_rules_taken_away_are_noticed(tmp_path):
    kept = tmp_path / "mutation.json"
    asked = ["--quick", "--kind", "action", "--sample", str(FEW), "--to", str(kept)]
    run = subprocess.run(
        [sys.executable, "scripts/mutate_policy.py", *asked],
        cwd=ROOT,
        env={**os.environ, "TEST_RUN": f"mutation-{os.getpid()}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    result = json.loads(kept.read_text(encoding="utf-8"))
    assert (len(result["mutants"]), result["survivors"]) == (FEW, [])
    assert all("::" in by for by in result["mutants"].values())


def test_every_page_action_and_rule_is_among_them():
    listed = subprocess.run(
        [sys.executable, "scripts/mutants.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    for one in (
        "child_story: opens any record to anybody",
        "record_entry: a permission that everybody holds",
        "casework/models/permitting.py",
        "'casework.view_plan': Rule(Level.NETWORK",
        "Relationship.level: 1",
    ):
        assert one in listed
