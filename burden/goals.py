"""What is aimed at, and what of it a run missed."""

from burden.listed import use_of

MOST = {
    "required answers": 15,
    "page loads": 9,
    "facts typed twice": 0,
    "form-work seconds": 240,
}
"""For three brothers and sisters, and so for one child too."""
MORE_FOR_THREE = 1.2
GROWING = ("required answers", "page loads", "form-work seconds")


def totals(count):
    """{what is counted: how much} of one journey."""
    efforts = count.efforts.values()
    return {
        "required answers": len(count.required),
        "page loads": len(count.loads),
        "facts typed twice": len(count.facts.twice),
        "clicks": sum(each.clicks for each in efforts),
        "keystrokes": sum(each.operators["K"] for each in efforts),
        "form-work seconds": round(sum(each.seconds for each in efforts)),
        "narrative keystrokes": sum(each.narrative for each in efforts),
    }


def misses(counts):
    """Sentences about what was missed, of {journey: its count}."""
    found = []
    for journey, count in counts.items():
        total = totals(count)
        found += [
            f"{journey}: {total[what]} {what}, at most {most} wanted"
            for what, most in MOST.items()
            if total[what] > most
        ]
        found += [
            f"{journey}: “{each.label}” ({each.field}) on {each.page} is required, and "
            "burden/answers.toml names no decision that uses it"
            for each in count.required
            if not use_of(each.page, each.field)
        ]
    return found + _growing(counts)


def _growing(counts):
    one, *more = (totals(count) for count in counts.values())
    return [
        f"three children: {three[what]} {what}, over {MORE_FOR_THREE} times the {one[what]} of one"
        for three in more
        for what in GROWING
        if three[what] > MORE_FOR_THREE * one[what]
    ]
