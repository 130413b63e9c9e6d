"""The code as data: every file of ours, what it imports and what it defines."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = ("audit", "agencies", "casework", "assessments", "signs_of_safety", "feedback", "learning")
DOORS = ("demo", "frontend", "api")
ROOMS = (*DOMAIN, *DOORS)
FOLDERS = (*ROOMS, "config", "scripts", "bench", "burden", "durability", "tests")


def files(suffix, *folders):
    """Every file of ours that ends so, in these folders or in all of them; migrations apart."""
    found = [path for folder in folders or FOLDERS for path in (ROOT / folder).rglob(f"*{suffix}")]
    return sorted(path for path in found if "migrations" not in path.parts)


def name(path):
    """The file as a person would say it, from the top folder."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    """What Python reads in this file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path):
    """The dotted name of everything this file imports, wherever in the file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(path):
    """Every function of this file, those inside others too."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]
