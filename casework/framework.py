"""The Assessment Framework's twenty dimensions: a way to group what is known, never boxes to fill.

Source: Framework for the Assessment of Children in Need and their Families (Department of Health,
2000), carried on in Working Together to Safeguard Children. The wording is ours.
"""

from django.db import models


class Domain(models.TextChoices):
    """The three sides from which a child's life is looked at."""

    CHILD = "child", "The child’s own development"
    PARENTING = "parenting", "How the child is looked after"
    AROUND = "around", "Family and surroundings"


class Dimension(models.TextChoices):
    """What a piece of writing may be about. It is tagged after it is written, never before."""

    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    FEELINGS = "feelings", "Feelings and behaviour"
    IDENTITY = "identity", "Identity"
    RELATIONSHIPS = "relationships", "Family and friends"
    PRESENTATION = "presentation", "How they come across"
    SELF_CARE = "self-care", "Looking after themselves"
    BASIC_CARE = "basic-care", "Basic care"
    SAFETY = "safety", "Keeping safe"
    WARMTH = "warmth", "Emotional warmth"
    STIMULATION = "stimulation", "Play and learning at home"
    BOUNDARIES = "boundaries", "Guidance and boundaries"
    STABILITY = "stability", "Stability"
    HISTORY = "history", "Family history and how it works"
    WIDER_FAMILY = "wider-family", "Wider family"
    HOUSING = "housing", "Housing"
    EMPLOYMENT = "employment", "Employment"
    INCOME = "income", "Income"
    BELONGING = "belonging", "Belonging where they live"
    RESOURCES = "resources", "What is there to use nearby"

    @property
    def domain(self):
        """The side of a child's life this dimension belongs to."""
        return next(domain for domain, dimensions in DOMAINS.items() if self in dimensions)


_IN_ORDER = list(Dimension)
DOMAINS = {
    Domain.CHILD: tuple(_IN_ORDER[:7]),
    Domain.PARENTING: tuple(_IN_ORDER[7:13]),
    Domain.AROUND: tuple(_IN_ORDER[13:]),
}
"""Which dimensions each side has: seven, six and seven."""
