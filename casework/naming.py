"""Finding, in what somebody wrote, the words that name a person or a place.

Names are written with and without accents, in capitals, with an s behind: “Mia’s”, “MIA”, “the
Mercers”. Whole words only.
"""

import re
import unicodedata
from typing import NamedTuple

from casework.names import fold

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Piece(NamedTuple):
    """A stretch of text, and whether it is one of the words looked for."""

    text: str
    is_named: bool


def found_in(text, watched):
    """Which of the watched words or phrases stand in this text, as they are written there."""
    return sorted({piece.text for piece in pieces(text, watched) if piece.is_named})


def pieces(text, watched):
    """The whole text, cut where a watched word or phrase begins and ends."""
    text = unicodedata.normalize("NFC", text)
    cut, done = [], 0
    for begin, end in _places(text, watched):
        cut += [Piece(text[done:begin], False), Piece(text[begin:end], True)]
        done = end
    return [piece for piece in [*cut, Piece(text[done:], False)] if piece.text]


def phrase(text):
    """The folded words of a name or a line of an address."""
    return tuple(_folded(match.group()) for match in WORD.finditer(text))


def _places(text, watched):
    """(begin, end) of every watched phrase in the text, the longest first, none overlapping."""
    wanted = sorted({phrase(word) for word in watched} - {()}, key=len, reverse=True)
    words = list(WORD.finditer(text)) if wanted else []
    folded = [_folded(match.group()) for match in words]
    at = 0
    while at < len(words):
        length = next((len(each) for each in wanted if _stands(each, folded[at:])), 0)
        if length:
            yield words[at].start(), words[at + length - 1].end()
        at += length or 1


def _stands(wanted, folded):
    *before, last = wanted
    here = folded[: len(wanted)]
    return len(here) == len(wanted) and here[:-1] == before and here[-1] in {last, f"{last}s"}


def _folded(word):
    """A word as two spellings share it; one in another alphabet as it stands."""
    return fold(re.sub(r"['’]s$", "", word)) or word.casefold()
