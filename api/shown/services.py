"""What is told of help a child is given."""

from rest_framework import serializers as kinds

from api.shown import Shown
from api.shown.children import RECORD
from casework.models import ServiceView


class ServiceViewShown(Shown):
    """What somebody of the family thinks of it."""

    ref = kinds.CharField()
    helped = kinds.ChoiceField(ServiceView.Helped.choices)
    who = kinds.CharField()
    words = kinds.CharField()
    said_on = kinds.DateField()


class ServiceShown(Shown):
    """Help a child is given, or was."""

    closed = {"views": RECORD}

    ref = kinds.CharField()
    given = kinds.CharField()
    who = kinds.CharField(source="involvement.name")
    agency = kinds.CharField(source="involvement.agency.name", default="")
    from_on = kinds.DateField()
    until_on = kinds.DateField(allow_null=True)
    is_own = kinds.BooleanField(help_text="Given by you, or anybody of your agency.")
    views = ServiceViewShown(many=True, required=False)
