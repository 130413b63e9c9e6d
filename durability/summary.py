"""What a run found, in a few lines."""

from collections import Counter

CONTROLS = {
    "deaf": "a script that ignores what it is answered",
    "asleep": "synchronous_commit=off",
}


def of(result):
    """The figures of a run, and whether every promise was kept."""
    rounds = [each for part in result["faults"] for each in part["rounds"]]
    broken = Counter(promise for each in rounds for promise in each["broken"])
    plain = sum(size for each in rounds for size in each["plain"].values())
    found_out = {
        part["control"]: sum(bool(each["broken"]) for each in part["rounds"])
        for part in result["controls"]
    }
    return {
        "faults": dict(Counter(each["fault"] for each in rounds)),
        "databases": {part["database"]: len(part["rounds"]) for part in result["faults"]},
        "letters_typed": sum(each["typed"] for each in rounds),
        "claims": sum(each["claims"] for each in rounds),
        "most_lost": max((each["lost"] for each in rounds), default=0),
        "broken": dict(broken),
        "bytes_of_plain_text": plain,
        "controls_found_out": found_out,
        "is_kept": bool(rounds)
        and not broken
        and not plain
        and result["crowd"]["is_kept"]
        and all(found_out.values()),
    }


def show(summary):
    """Speak to whoever waits at the terminal."""
    print(f"\n{sum(summary['faults'].values())} faults on {summary['databases']}")
    for fault, times in sorted(summary["faults"].items()):
        print(f"  {times:4} times: {fault.replace('_', ' ')}")
    print(f"{summary['letters_typed']} letters typed, {summary['claims']} things said of them.")
    print(f"Most that was lost of what was not yet acknowledged: {summary['most_lost']} letters.")
    print(f"Plain text in the browser's profile: {summary['bytes_of_plain_text']} bytes.")
    for control, times in summary["controls_found_out"].items():
        print(f"Control, {CONTROLS[control]}: found out {times} times.")
    for promise, times in summary["broken"].items():
        print(f"BROKEN {times} times: {promise}")
    print("Every promise was kept." if summary["is_kept"] else "A PROMISE WAS BROKEN.")
