"""What is told of a round in which agencies rate each other."""

from rest_framework import serializers as kinds

from api.shown import Shown


class RatingsShown(Shown):
    """A round in a list."""

    ref = kinds.CharField()
    name = kinds.CharField()
    from_on = kinds.DateField()
    until_on = kinds.DateField()
    is_over = kinds.BooleanField()


class RatingLineShown(Shown):
    """Good, Reasonable, Poor and Don't know in percent, each rounded by itself; and of how many."""

    round = kinds.CharField(source="source", help_text="A round of ours, or a published year.")
    percent = kinds.ListField(
        child=kinds.IntegerField(),
        source="shares",
        help_text="Four, or none where fewer answered than are shown.",
    )
    answers = kinds.SerializerMethodField()

    def get_answers(self, line) -> int | None:
        return None if line.is_held_back else line.answers


class RatedShown(Shown):
    """An agency, with its rounds."""

    agency = kinds.CharField(source="name")
    rounds = RatingLineShown(many=True, source="rows")


class RatedOnShown(Shown):
    """A dimension, with the agencies that are rated on it."""

    dimension = kinds.CharField(source="name")
    agencies = RatedShown(many=True, source="rows")


class RatingsReportShown(RatingsShown):
    """A round with its figures, and what was said, without whose words they are."""

    answered = kinds.IntegerField(source="report.answered")
    asked = kinds.IntegerField(source="report.asked")
    dimensions = RatedOnShown(many=True, source="report.dimensions")
    comments = kinds.ListField(child=kinds.CharField(), source="report.comments")
