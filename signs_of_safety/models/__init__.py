"""The nouns of Signs of Safety: a map, and what is said on it."""

from signs_of_safety.models.maps import PERMISSIONS, Map, MapChild
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
    "PERMISSIONS",
    "QUOTES",
    "Disagreement",
    "Kind",
    "Map",
    "MapChild",
    "Occasion",
    "Opened",
    "Statement",
    "StatementChild",
    "StatementTag",
]
