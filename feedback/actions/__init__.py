"""Everything that can be done to hear back, and so that whoever told us something hears."""

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
    "end_ratings",
    "invite_to_ratings",
    "open_ratings",
    "remind_of_ratings",
    "take_ratings",
    "tell_referrer",
]
