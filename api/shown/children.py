"""What is told of a child, of who is who to them, and of who helps."""

from dateutil.relativedelta import relativedelta
from rest_framework import serializers as kinds

from api.shown import Shown
from audit import clock
from casework.models import Relationship

PLAN, RECORD = "casework.view_plan", "casework.view_record"


class ChildShown(Shown):
    """A child, for anybody who may see who helps them."""

    ref = kinds.CharField()
    name = kinds.CharField(source="person.name")
    short_name = kinds.CharField(source="person.short_name")
    pronouns = kinds.CharField(source="person.pronouns")
    age = kinds.SerializerMethodField(help_text="In whole years; null before birth or if unknown.")
    is_age_estimated = kinds.BooleanField(source="person.is_birth_estimated")
    expected_on = kinds.DateField(source="person.expected_on", allow_null=True)
    died_on = kinds.DateField(source="person.died_on", allow_null=True)

    def get_age(self, child) -> int | None:
        born_on = child.person.born_on
        if not born_on or child.person.died_on:
            return None
        return relativedelta(clock.today(), born_on).years


class RelativeShown(Shown):
    """Who somebody is to a child."""

    name = kinds.CharField(source="person.name")
    is_the_childs = kinds.ChoiceField(Relationship.Kind.choices, source="kind")
    words = kinds.CharField()
    has_parental_responsibility = kinds.BooleanField()


class AddressShown(Shown):
    """Where a child lives."""

    lines = kinds.CharField()
    postcode = kinds.CharField()
    lived_from_on = kinds.DateField(allow_null=True)


class ChildOpened(ChildShown):
    """A child at a glance; `parts` are gathered by the rule of each."""

    closed = {
        "likes_to_be_told": PLAN,
        "full_name": RECORD,
        "born_on": RECORD,
        "languages": RECORD,
        "needs_interpreter": RECORD,
        "worker": RECORD,
        "team": RECORD,
    }

    likes_to_be_told = kinds.CharField(required=False)
    full_name = kinds.CharField(source="person.full_name", required=False)
    born_on = kinds.DateField(source="person.born_on", required=False, allow_null=True)
    languages = kinds.CharField(source="person.languages", required=False)
    needs_interpreter = kinds.BooleanField(source="person.needs_interpreter", required=False)
    relatives = RelativeShown(many=True, source="parts.relatives", required=False)
    addresses = AddressShown(many=True, source="parts.addresses", required=False)
    worker = kinds.CharField(source="parts.work.worker.name", default="", required=False)
    team = kinds.CharField(source="parts.work.team.name", default="", required=False)


class HelperShown(Shown):
    """Somebody who helps: one line of the network card."""

    ref = kinds.CharField()
    name = kinds.CharField()
    role = kinds.CharField()
    agency = kinds.CharField(source="agency.name", default="")
    phone = kinds.CharField()
    from_on = kinds.DateField(allow_null=True)
