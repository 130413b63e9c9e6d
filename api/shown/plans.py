"""What is told of a plan: what we want to see, and who does what about it."""

from rest_framework import serializers as kinds

from api.shown import Shown


class StepShown(Shown):
    """What somebody named will do: by a day, by words, or neither."""

    ref = kinds.CharField()
    what = kinds.CharField()
    who = kinds.CharField(source="involvement.name")
    role = kinds.CharField(source="involvement.role")
    agency = kinds.CharField(source="involvement.agency.name", default="")
    by_on = kinds.DateField(allow_null=True)
    by_words = kinds.CharField()
    done_at = kinds.DateTimeField(allow_null=True)
    is_own = kinds.BooleanField(help_text="For you, or anybody of your agency, to do.")


class GoalShown(Shown):
    """What we want to see for this child, and what is done about it."""

    ref = kinds.CharField()
    outcome = kinds.CharField()
    how_we_will_know = kinds.CharField()
    set_on = kinds.DateField()
    steps = StepShown(many=True)
