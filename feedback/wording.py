"""Words that may not be used to somebody who told us something: kept as data, found as written."""

import tomllib
from functools import cache
from pathlib import Path

from casework.naming import found_in, phrase

DATA = Path(__file__).parent / "data" / "words_not_to_use.toml"


@cache
def not_to_use():
    """{words: what to write instead}, as the file says."""
    listed = tomllib.loads(DATA.read_text(encoding="utf-8"))["word"]
    return {each["words"]: each["instead"] for each in listed}


def caught_in(text):
    """A sentence for each of these words that stands in the text."""
    instead = {phrase(words): said for words, said in not_to_use().items()}
    return [
        f"“{found}” tells them nothing they could understand, or disagree with. "
        f"{instead.get(phrase(found), 'Say it in plain words.')}"
        for found in found_in(text, not_to_use())
    ]
