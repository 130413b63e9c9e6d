"""What others say back to the council, and what agencies say of each other."""

from feedback.models.ratings import (
    RATINGS_PERMISSIONS,
    AgencyRatings,
    Dimension,
    Point,
    Rated,
    Rating,
    Respondent,
)

__all__ = [
    "RATINGS_PERMISSIONS",
    "AgencyRatings",
    "Dimension",
    "Point",
    "Rated",
    "Rating",
    "Respondent",
]
