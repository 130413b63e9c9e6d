"""Everything that can be done to a map, from its first word to what it puts into the plan."""

from signs_of_safety.actions.maps import agree_map, say_who_is_there, start_map
from signs_of_safety.actions.opening import child_opens_words, open_words
from signs_of_safety.actions.raters import answer_scale, ask_raters, end_rater
from signs_of_safety.actions.scales import open_rating, rate, reveal_scale, start_scale
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
    "answer_scale",
    "ask_raters",
    "child_opens_words",
    "disagree_with",
    "end_rater",
    "make_safety",
    "move_statement",
    "open_rating",
    "open_words",
    "rate",
    "reveal_scale",
    "reword_statement",
    "say_who_is_there",
    "seal_map",
    "start_map",
    "start_scale",
    "tag_statement",
    "take_out_statement",
]
