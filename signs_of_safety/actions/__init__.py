"""Everything that can be done to a map, from its first word to what it puts into the plan."""

from signs_of_safety.actions.maps import agree_map, say_who_is_there, start_map
from signs_of_safety.actions.opening import child_opens_words, open_words
from signs_of_safety.actions.sealing import seal_map
from signs_of_safety.actions.standing import AGREED, CHANGED_MEANWHILE
from signs_of_safety.actions.statements import (
    StaleStatement,
    add_statement,
    disagree_with,
    make_safety,
    move_statement,
    reword_statement,
    tag_statement,
    take_out_statement,
)

__all__ = [
    "AGREED",
    "CHANGED_MEANWHILE",
    "StaleStatement",
    "add_statement",
    "agree_map",
    "child_opens_words",
    "disagree_with",
    "make_safety",
    "move_statement",
    "open_words",
    "reword_statement",
    "say_who_is_there",
    "seal_map",
    "start_map",
    "tag_statement",
    "take_out_statement",
]
