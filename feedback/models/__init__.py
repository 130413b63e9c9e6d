"""What others say back to the council, what they are told, and what agencies say of each other."""

from feedback.models.answers import ReferrerAnswer, ReLook
from feedback.models.codes import CodeSent, CodeTried
from feedback.models.ratings import (
    RATINGS_PERMISSIONS,
    AgencyRatings,
    Dimension,
    Point,
    Rated,
    Rating,
    Respondent,
)
from feedback.models.told import TOLD_PERMISSIONS, ReferrerFeedback

__all__ = [
    "RATINGS_PERMISSIONS",
    "TOLD_PERMISSIONS",
    "AgencyRatings",
    "CodeSent",
    "CodeTried",
    "Dimension",
    "Point",
    "Rated",
    "Rating",
    "ReLook",
    "ReferrerAnswer",
    "ReferrerFeedback",
    "Respondent",
]
