"""The figures as tables on the screen, in the shape in which docs/performance.md keeps them."""

from bench.goals import FLAT, QUERIES, TEN_TIMES, TIMES_FLOOR

RULE = "| --- " * 6 + "|"


def show(found):
    """Everything about one database."""
    print(f"\n## {found['database']} at scale {found['scale']:g}\n")
    print(f"The floor is {found['floor_ms']:g} ms. {_said(found['conditions'])}\n")
    print("| page | who | queries | median ms | p95 ms | times floor |")
    print(RULE)
    for cell in found["cells"]:
        print(_line(cell))
    _ratios("The slowest list against the quickest, of all who see somebody", found["flat"], FLAT)
    _ratios("With ten times the grants, against before", found["ten_times"], TEN_TIMES)


def _said(conditions):
    rows = ", ".join(
        f"{many:,} {label.split('.')[1]}" for label, many in conditions["rows"].items()
    )
    return f"Rows: {rows}."


def _line(cell):
    start = f"| {cell['page']} | {cell['who']} |"
    if cell.get("skipped"):
        return f"{start} {cell['skipped']} | | | |"
    marked = "**" if cell["times_floor"] > TIMES_FLOOR else ""
    many = f"**{cell['queries']}**" if cell["queries"] > QUERIES else cell["queries"]
    return (
        f"{start} {many} | {cell['median_ms']:.1f} | {cell['p95_ms']:.1f} "
        f"| {marked}{cell['times_floor']:.1f}{marked} |"
    )


def _ratios(title, rows, goal):
    if not rows:
        return
    print(f"\n{title} (goal {goal:g}):\n\n| page | who | ratio |\n| --- | --- | --- |")
    for row in rows:
        who = row.get("who") or f"{row['slowest']} / {row['quickest']}"
        marked = "**" if row["ratio"] > goal else ""
        print(f"| {row['page']} | {who} | {marked}{row['ratio']:.2f}{marked} |")


def verdict(missed, new, met):
    """What is missed, what of that nobody expected, and what is better than was listed."""
    print(
        f"\n{len(missed)} goals are missed; {len(missed) - len(new)} of them are listed with why."
    )
    for miss in new:
        print(f"NEW MISS  {miss}")
    for row in met:
        print(f"MET NOW   {row}: take it out of bench/known_misses.toml")
