"""What is written down beside the count: each required answer with its use, and known facts."""

import tomllib
from pathlib import Path

_WRITTEN = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))
ANSWERS, FACTS = _WRITTEN["answer"], _WRITTEN["fact"]


def use_of(page, field):
    """The decision that uses this required answer, or "" when nobody has said."""
    for row in ANSWERS:
        if page in row["page"] and field == row["field"]:
            return row["decision"]
    return ""
