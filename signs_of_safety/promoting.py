"""A sentence of an entry becomes a statement, without being typed again."""

import re
from typing import NamedTuple

ENDS = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\n+")


class Sentence(NamedTuple):
    """Something an entry says: `key` finds it again, `whose` words they are."""

    key: str
    words: str
    whose: str


def sentences(entry, own_words):
    """[Sentence] of what an entry says, first the children's own words (EntryChild) in it.

    `entry` was read by permission, so that its words are those it was corrected to last.
    """
    said = [(row.words.strip(), row.child.person.short_name) for row in own_words]
    teller = entry.from_whom or str(entry.by_user or "")
    said += [(each, teller) for each in split(entry.text_now)]
    return [Sentence(f"{entry.ref}.{n}", words, whose) for n, (words, whose) in enumerate(said)]


def split(text):
    """The sentences of a text, none of them empty; no word of it is lost."""
    begins, found = 0, []
    for end in ENDS.finditer(text):
        found.append(text[begins : end.end()].strip())
        begins = end.end()
    return [each for each in [*found, text[begins:].strip()] if each]
