"""Everything that can be done to hear back, and so that whoever told us something hears."""

from feedback.actions.answers import answer_told, look_again, write_down_answer
from feedback.actions.codes import enter_code, send_code
from feedback.actions.ratings import (
    answer_ratings,
    end_ratings,
    invite_to_ratings,
    open_ratings,
    remind_of_ratings,
    take_ratings,
)
from feedback.actions.told import tell_referrer

__all__ = [
    "answer_ratings",
    "answer_told",
    "end_ratings",
    "enter_code",
    "invite_to_ratings",
    "look_again",
    "open_ratings",
    "remind_of_ratings",
    "send_code",
    "take_ratings",
    "tell_referrer",
    "write_down_answer",
]
