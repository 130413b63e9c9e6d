"""What is told of a map: in a list, and with everything that stands on it."""

from rest_framework import serializers as kinds

from api.shown import Shown
from api.shown.assessments import AssessedChild
from casework.moments import Precision
from signs_of_safety.models import Kind, Rating

KIND, PRECISION = Kind.choices, Precision.choices


class MapShown(Shown):
    """A map in a list."""

    ref = kinds.CharField()
    began_at = kinds.DateTimeField()
    agreed_at = kinds.DateTimeField(allow_null=True)
    lead = kinds.CharField(source="lead.name")
    children = AssessedChild(many=True, source="child_rows")


class OccasionShown(Shown):
    """A time when it protected the children from the danger."""

    happened_at = kinds.DateTimeField()
    precision = kinds.ChoiceField(PRECISION)
    what = kinds.CharField()
    who_saw = kinds.CharField()


class DisagreementShown(Shown):
    """Who sees it differently, in their words."""

    who = kinds.CharField()
    words = kinds.CharField()
    written_at = kinds.DateTimeField()


class StatementShown(Shown):
    """One thing said on a map."""

    ref = kinds.CharField()
    kind = kinds.ChoiceField(KIND)
    words = kinds.CharField()
    whose = kinds.CharField()
    is_familys_own = kinds.BooleanField()
    happened_at = kinds.DateTimeField(allow_null=True)
    precision = kinds.ChoiceField(PRECISION)
    source = kinds.CharField()
    who = kinds.CharField(source="who.name", allow_null=True, default=None)
    by_on = kinds.DateField(allow_null=True)
    by_words = kinds.CharField()
    answers = kinds.SerializerMethodField()
    entry = kinds.CharField(source="evidence.ref", allow_null=True, default=None)
    children = kinds.SerializerMethodField()
    occasions = OccasionShown(many=True)
    disagreements = DisagreementShown(many=True)
    about = kinds.SerializerMethodField()

    def get_answers(self, one) -> str | None:
        """The reference of the danger or goal it answers."""
        return one.answered_ref

    def get_children(self, one) -> list[str]:
        return [row.child.ref for row in one.child_rows.all()]

    def get_about(self, one) -> list[str]:
        return [tag.dimension for tag in one.tags.all()]


class RatingShown(Shown):
    """Where somebody stood, in their words. There is no average."""

    who = kinds.CharField()
    role = kinds.ChoiceField(Rating.Role.choices)
    number = kinds.IntegerField()
    why = kinds.CharField()


class ScaleShown(Shown):
    """An occasion of scaling that was revealed: what 0 and 10 meant, and who stood where."""

    ref = kinds.CharField()
    danger = kinds.CharField(source="danger.ref")
    nought = kinds.CharField()
    ten = kinds.CharField()
    revealed_at = kinds.DateTimeField(source="reveal.revealed_at")
    ratings = RatingShown(many=True)


class MapOpened(MapShown):
    """A map with everything on it that you may read."""

    who_was_there = kinds.CharField()
    judgement = kinds.CharField()
    agreed_by = kinds.CharField(source="agreed_by.name", allow_null=True, default=None)
    children = AssessedChild(many=True, source="rows")
    statements = StatementShown(many=True, source="parts.statements")
    scales = ScaleShown(many=True, source="parts.scales")
