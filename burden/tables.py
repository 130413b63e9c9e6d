"""The counts as tables on the screen, in the shape in which docs/burden.md keeps them."""

from burden.goals import MOST, totals
from burden.listed import use_of


def show(counts):
    """Totals first, then page by page, then each required answer with what it is for."""
    names = list(counts)
    of_each = {name: totals(count) for name, count in counts.items()}
    print(f"| | {' | '.join(names)} | at most |\n{'| --- ' * (len(names) + 2)}|")
    for what in of_each[names[0]]:
        many = " | ".join(str(of_each[name][what]) for name in names)
        print(f"| {what} | {many} | {MOST.get(what, '')} |")
    for name, count in counts.items():
        print(f"\n## {name}, page by page\n")
        _pages(count)
    _answers(counts[names[-1]])
    for name, count in counts.items():
        for each in count.facts.twice:
            print(f"TWICE  {name}: “{each.what}” ({each.field}) on {each.page}")


def _pages(count):
    print("| page | loads | required | clicks | keystrokes | form-work s |\n" + "| --- " * 6 + "|")
    for page in dict.fromkeys([*count.efforts, *count.loads]):
        effort = count.efforts[page]
        required = sum(each.page == page for each in count.required)
        print(
            f"| {page} | {count.loads.count(page)} | {required} | {effort.clicks} "
            f"| {effort.operators['K']} | {effort.seconds:.0f} |"
        )


def _answers(count):
    print("\n| page | required answer | the decision that uses it |\n| --- | --- | --- |")
    for each in count.required:
        used = use_of(each.page, each.field) or "**nobody has said**"
        print(f"| {each.page} | {each.label} | {used} |")


def verdict(missed):
    """What was missed, or that nothing was."""
    print("\nEvery target is met." if not missed else f"\n{len(missed)} missed:")
    for each in missed:
        print(f"MISSED  {each}")
