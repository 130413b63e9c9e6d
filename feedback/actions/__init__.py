"""Everything that can be done to hear back."""

from feedback.actions.ratings import (
    answer_ratings,
    end_ratings,
    invite_to_ratings,
    open_ratings,
    remind_of_ratings,
    take_ratings,
)

__all__ = [
    "answer_ratings",
    "end_ratings",
    "invite_to_ratings",
    "open_ratings",
    "remind_of_ratings",
    "take_ratings",
]
