"""Every way the policy could be weaker by one rule: read from the code itself, in a fixed order.

A mutant is one change: a condition left out or turned round, a permission that everybody holds, a
level lowered to the widest. What is mutated is found, not listed: whatever is called `permitting`,
every `@page`, `@host_page`, `@listing` and `@action`, every question `has_perm`, every level, and
the functions of POLICY, which decide who sees what by other names. So a page that is added tomorrow
is among them by existing.
"""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weaker import DOORS, POLICY, TURNED, WEAKER, WEAKEST_OF

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = ("agencies", "casework", "assessments", "signs_of_safety", "feedback", "learning")
ROOMS = ("audit", *DOMAIN, "frontend", "api")


@dataclass(frozen=True, order=True)
class Mutant:
    """One change. `kind` says how it is put in: in the body of a function (`target` is its name),
    at a door or an action (of this name), in a table or as an attribute of a class."""

    file: str
    line: int
    start: int
    end: int
    kind: str
    target: str
    new: str
    says: str

    def __str__(self):
        return f"{self.file}:{self.line} {self.says}"

    def edited(self):
        """The file with the change in it. Offsets are of bytes, as Python counts columns."""
        raw = text_of(ROOT / self.file).encode()
        return (raw[: self.start] + self.new.encode() + raw[self.end :]).decode()


@cache
def text_of(path):
    """A file as it was when the mutants were found."""
    return path.read_text(encoding="utf-8")


def mutants():
    """All of them, in the order of files and lines; one change is there once."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts and "management" not in path.parts:
                for mutant in File(path).mutants():
                    found.setdefault((mutant.file, mutant.start, mutant.end, mutant.new), mutant)
    return sorted(found.values())


def parts_of_a_question(node):
    """What is asked by this node as a whole or as a part of it."""
    if isinstance(node, ast.If | ast.IfExp):
        return [node.test]
    if isinstance(node, ast.BoolOp):
        return node.values
    return [node.operand] if isinstance(node, ast.UnaryOp) else []


class File:
    """One file of ours, and what could be weaker in it."""

    def __init__(self, path):
        self.name = path.relative_to(ROOT).as_posix()
        self.source = text_of(path)
        self.begins = [0]
        for line in self.source.encode().splitlines(keepends=True):
            self.begins.append(self.begins[-1] + len(line))
        self.tree = ast.parse(self.source)
        self.asked = {part for node in ast.walk(self.tree) for part in parts_of_a_question(node)}
        self.policy = POLICY.get(self.name, set()) | {"permitting"}

    def mutants(self):
        """Every mutant of this file."""
        yield from self._within(self.tree, [], None)

    def _within(self, node, names, function):
        """The mutants of what stands in a node; `names` lead to it, `function` encloses it."""
        is_function = isinstance(node, ast.FunctionDef)
        for child in node.body if is_function else ast.iter_child_nodes(node):
            path, inside = names, function
            if isinstance(child, ast.ClassDef | ast.FunctionDef):
                path = [*names, *(["<locals>"] if function else []), child.name]
            if isinstance(child, ast.FunctionDef):
                inside = child
                yield from self._decorated(child)
            if function:
                target = ".".join(names)
                for place, new, says in self._in_a_body(child, function):
                    yield self.change(place, new, says, "body", target)
            else:
                yield from self._declared(child, names)
            yield from self._within(child, path, inside)

    def text(self, node):
        """The text of a node."""
        return ast.get_source_segment(self.source, node)

    def change(self, node, new, says, kind, target):
        """A mutant that puts `new` where `node` is."""
        start = self.begins[node.lineno - 1] + node.col_offset
        end = self.begins[node.end_lineno - 1] + node.end_col_offset
        return Mutant(self.name, node.lineno, start, end, kind, target, new, says)

    def _in_a_body(self, node, function):
        """(place, what stands there instead, what it says) for each rule at this node."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from self._asked(node)
        elif isinstance(node, ast.Attribute) and self._is_level(node):
            yield node, "Level.NETWORK", f"{node.attr} for everybody"
        elif isinstance(node, ast.Compare) and self._is_may(node):
            yield node, f"(True or {self.text(node)})", f"whoever asks: “{self._short(node)}”"
        elif isinstance(node, ast.Attribute) and node.attr == "sees_record":
            yield node, "True", "shown to whoever sees the child"
        if function.name in self.policy:
            breakers = {
                ast.BoolOp: self._one_of_several,
                ast.BinOp: self._one_of_two,
                ast.UnaryOp: self._opposite,
                ast.Compare: self._comparison,
                ast.If: self._question,
                ast.IfExp: self._either,
                ast.Call: self._choosing,
            }
            yield from breakers.get(type(node), lambda node: ())(node)

    def _one_of_several(self, node):
        word = " and " if isinstance(node.op, ast.And) else " or "
        for gone in node.values:
            rest = word.join(f"({self.text(each)})" for each in node.values if each is not gone)
            yield node, f"({rest})", f"without “{self._short(gone)}”"

    def _one_of_two(self, node):
        if isinstance(node.op, ast.BitAnd | ast.BitOr):
            for kept, gone in ((node.left, node.right), (node.right, node.left)):
                yield node, f"({self.text(kept)})", f"without “{self._short(gone)}”"

    def _opposite(self, node):
        if isinstance(node.op, ast.Invert):
            yield node, f"({self.text(node.operand)})", "turned round"

    def _comparison(self, node):
        """Of a question of several parts, or one asked by `if`, leaving it out says as much."""
        if node not in self.asked and len(node.ops) == 1:
            left, right = self.text(node.left), self.text(node.comparators[0])
            yield node, f"{left} {TURNED[type(node.ops[0])]} {right}", "turned round"

    def _question(self, node):
        asked = self.text(node.test)
        yield node.test, f"(False and ({asked}))", f"never asks “{self._short(node.test)}”"

    def _either(self, node):
        for kept in (node.body, node.orelse):
            yield node, f"({self.text(kept)})", f"always “{self._short(kept)}”"

    def _choosing(self, call):
        """A filter without one of its conditions; the whole of it if it has but one."""
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name not in {"filter", "exclude", "Q"}:
            return
        given = [*call.args, *call.keywords]
        if name != "Q" and len(given) == 1:
            yield call, self.text(call.func.value), f"no {name}({self._argument(given[0])})"
        for gone in given if len(given) > 1 else ():
            rest = ", ".join(self._argument(each) for each in given if each is not gone)
            new = f"{self.text(call.func)}({rest})"
            yield call, new, f"{name} without “{self._argument(gone)}”"
        for each in call.keywords:
            yield from self._moment(each)

    def _moment(self, keyword):
        """“Until then” as “until then and at it”, and the other way round."""
        for ending, other in (("__gt", "__gte"), ("__gte", "__gt")):
            if (keyword.arg or "").endswith(ending):
                new = f"{keyword.arg.removesuffix(ending)}{other}={self.text(keyword.value)}"
                yield keyword, new, f"at the very moment: {new}"

    def _argument(self, node):
        if not isinstance(node, ast.keyword):
            return self.text(node)
        value = self.text(node.value)
        return f"{node.arg}={value}" if node.arg else f"**{value}"

    def _asked(self, call):
        if call.func.attr == "permitting" and len(call.args) == len(("user", "permission")):
            rows = self.text(call.func.value)
            yield call, f"{rows}.all()", f"any {rows}"
        elif call.func.attr == "has_perm" and self.name != "agencies/models.py":
            yield call, f"(True or {self.text(call)})", f"whoever asks: “{self._short(call)}”"

    def _is_level(self, node):
        is_level = getattr(node.value, "id", "") == "Level" and node.attr.isupper()
        is_rule = self.name.startswith(DOMAIN) and self.name != "casework/levels.py"
        return is_level and is_rule and node.attr != "NETWORK"

    def _is_may(self, node):
        among = ast.unparse(node.comparators[0])
        return isinstance(node.ops[0], ast.In) and among.rpartition(".")[2] == "may"

    def _decorated(self, function):
        for decorator in function.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            for new, says in DOORS.get(getattr(called, "id", ""), lambda decorator: ())(decorator):
                kind = "action" if called.id == "action" else "door"
                yield self.change(decorator, new, f"{function.name}: {says}", kind, function.name)

    def _declared(self, node, names):
        """What a class or a file declares: who may, how far, and from which level on."""
        name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        target = ".".join([*names, name])
        if name in WEAKER and isinstance(node.value, ast.Dict):
            yield from self._table(node.value, WEAKER[name], target)
        elif names and name in WEAKEST_OF:
            kind, weakest = WEAKEST_OF[name]
            declared = self.text(node.value)
            if declared != weakest and (kind != "default" or "default=" in declared):
                yield self.change(node.value, weakest, f"{target}: {weakest}", kind, target)

    def _table(self, table, weaker, target):
        """The line of each permission in a table of rules."""
        for key, value in zip(table.keys, table.values, strict=True):
            says = ast.unparse(key)
            for new in weaker(value):
                yield self.change(value, new, f"{says}: {new}", "table", f"{target}|{says}")

    def _short(self, node):
        return " ".join(self.text(node).split())[:60]


if __name__ == "__main__":
    for number, mutant in enumerate(mutants()):
        print(number, mutant)
