"""Two texts of one piece of writing, side by side, for their writer to choose between."""

from typing import NamedTuple

from casework import drafts
from frontend.drafting import page_of

PROSE = 30
"""From so many letters on, two answers are put one after the other; shorter ones cannot be both."""

UNSEEN = {"version", "as_read"}
"""What a form of an assessment carries to know who wrote what; nobody typed it."""


class Pair(NamedTuple):
    """One field in which the two differ."""

    label: str
    yours: str
    saved: str


def two_texts(user, standing, words):
    """What the page of choice needs: where the two differ, and the words of each way to go on."""
    names = list({**words, **standing.words})
    called = {child.ref: child.person.short_name for child in drafts.visible(user, _refs(names))}
    pairs = [
        Pair(_label(name, called), _text(words, name), _text(standing.words, name))
        for name in names
        if name not in UNSEEN and words.get(name, []) != standing.words.get(name, [])
    ]
    both = {name: _joined(words.get(name, []), standing.words.get(name, [])) for name in names}
    return {
        "draft": standing,
        "address": page_of(standing.page, standing.target),
        "pairs": pairs,
        "yours": _inputs(words),
        "both": _inputs(both),
    }


def _refs(names):
    return {name.rpartition("-")[2] for name in names if "-" in name}


def _label(name, called):
    """“Going well”, or “Words, Ty” for what is one child's."""
    field, _, ref = name.rpartition("-")
    if ref in called:
        return f"{_label(field, called)}, {called[ref]}"
    return name.replace("_", " ").replace("-", " ").capitalize()


def _text(words, name):
    return ", ".join(words.get(name, []))


def _joined(yours, saved):
    """Both, one after the other, where they are prose; else yours, unless you said nothing."""
    if len(yours) != 1 or len(saved) != 1:
        return yours or saved
    one, other = yours[0], saved[0]
    if one in other or other in one:
        return [max(one, other, key=len)]
    return yours if max(len(one), len(other)) < PROSE else [f"{other}\n\n{one}"]


def _inputs(words):
    return [(name, value) for name, values in words.items() for value in values]
