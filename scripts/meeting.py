"""Which tests meet which lines of ours: seen once, in a run in which nothing is changed."""

import ast
import json
import os
import time
from collections import defaultdict
from functools import cache
from pathlib import Path

import coverage
from mutants import ROOMS, ROOT, text_of


class Meeting:
    """What every test met, and how long it took; `failed` says how some fail even so."""

    def __init__(self, kept):
        self.lines, self.seconds, self.failed = kept["lines"], kept["seconds"], kept["failed"]

    def tests_of(self, mutant, items, noticed):
        """Those that go through its function: first those that come to the very line, and of them
        quick ones and those that noticed others before. `noticed` counts these, by test."""
        met = self.lines.get(mutant.file, {})
        first, last = function_around(mutant.file, mutant.line)
        near, there = set(), set(met.get(str(mutant.line), ()))
        for line in range(first, last + 1):
            near.update(met.get(str(line), ()))
        chosen = [item for item in items if item.nodeid in near]

        def waits(test):
            return test not in there, self.seconds[test] / (1 + noticed[test])

        return sorted(chosen, key=lambda item: waits(item.nodeid))


@cache
def function_around(file, line):
    """The first and the last line of the innermost function that this line stands in."""
    functions = [
        (node.lineno, node.end_lineno)
        for node in ast.walk(ast.parse(text_of(ROOT / file)))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= node.end_lineno
    ]
    return max(functions, default=(line, line))


def seen(shares, failure_of):
    """A Meeting of these tests, each share of them run in a process of its own, at once.

    A share yields some tests at a time, each with the one after it, when what they need is ready.
    """
    started = [_start(share, failure_of) for share in shares]
    ended = [os.waitpid(child, 0)[1] for child in started]
    if any(ended):
        raise RuntimeError("The run in which nothing is changed came to no end.")
    return Meeting(_together([_taken(child) for child in started]))


def _start(share, failure_of):
    if child := os.fork():
        return child
    try:
        _place(os.getpid()).write_text(json.dumps(_watched(share, failure_of)), encoding="utf-8")
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must not go on
        print(f"\n{error!r}", flush=True)
        os._exit(1)
    os._exit(0)


def _place(child):
    return ROOT / "var" / f"meeting-{child}"


def _taken(child):
    kept = json.loads(_place(child).read_text(encoding="utf-8"))
    _place(child).unlink()
    return kept


def _together(shares):
    """What every share saw: no test is in two of them."""
    lines = defaultdict(lambda: defaultdict(list))
    for share in shares:
        for file, by_line in share["lines"].items():
            for line, tests in by_line.items():
                lines[file][line] += tests
    of_tests = {
        name: {test: said for share in shares for test, said in share[name].items()}
        for name in ("seconds", "failed")
    }
    return {"lines": lines, **of_tests}


def _watched(parts, failure_of):
    watch = coverage.Coverage(
        data_file=None, source=[str(ROOT / room) for room in ROOMS], config_file=False
    )
    seconds, failed = {}, {}
    watch.start()
    for tests in parts:
        for item, after in tests:
            watch.switch_context(item.nodeid)
            began = time.monotonic()
            if said := failure_of(item, after):
                failed[item.nodeid] = said
            seconds[item.nodeid] = time.monotonic() - began
    watch.stop()
    return {"lines": _by_file(watch.get_data()), "seconds": seconds, "failed": failed}


def _by_file(data):
    lines = defaultdict(dict)
    for path in data.measured_files():
        file = Path(path).relative_to(ROOT).as_posix()
        for line, tests in data.contexts_by_lineno(path).items():
            lines[file][line] = [test for test in tests if test]
    return lines
