"""The nouns of Signs of Safety: a map, and what is said on it."""

from signs_of_safety.models.maps import PERMISSIONS, Map, MapChild
from signs_of_safety.models.raters import BY_LINK_ALONE, Rater
from signs_of_safety.models.scales import (
    FOR_ALL,
    HIGHEST,
    OpenedRating,
    Rating,
    Reveal,
    Scale,
)
from signs_of_safety.models.statements import (
    ANSWERS,
    QUOTES,
    Disagreement,
    Kind,
    Occasion,
    Opened,
    Statement,
    StatementChild,
    StatementTag,
)

__all__ = [
    "ANSWERS",
    "BY_LINK_ALONE",
    "FOR_ALL",
    "HIGHEST",
    "PERMISSIONS",
    "QUOTES",
    "Disagreement",
    "Kind",
    "Map",
    "MapChild",
    "Occasion",
    "Opened",
    "OpenedRating",
    "Rater",
    "Rating",
    "Reveal",
    "Scale",
    "Statement",
    "StatementChild",
    "StatementTag",
]
