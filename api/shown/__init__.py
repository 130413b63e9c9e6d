"""What is told of each record, in the words of the pages.

A field that is not always there (`required=False`) is left out where the reader may not know it,
or where there is nothing a row of this kind could say; it is never null to mean "hidden".
"""

from rest_framework import serializers as kinds


class Shown(kinds.Serializer):
    """A record as it is told. `closed` names the fields that ask for a permission of their own."""

    closed = {}

    def get_fields(self):
        """All of them to describe the API; to answer, those this reader may read."""
        fields = super().get_fields()
        may = self.context.get("may")
        if may is not None:
            for name, permission in self.closed.items():
                if permission not in may:
                    del fields[name]
        return fields


class Problem(kinds.Serializer):
    """Why the answer is no (RFC 9457)."""

    type = kinds.CharField()
    title = kinds.CharField()
    status = kinds.IntegerField()
    detail = kinds.CharField()
    purposes = kinds.DictField(
        child=kinds.CharField(),
        required=False,
        help_text="Only where a purpose is missing: the codes of “purpose”, in words.",
    )
