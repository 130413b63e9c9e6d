"""What is told of children before anybody knows which they are: names in it keep people from it."""

from functools import reduce
from operator import or_

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, TextField

from agencies.roles import HANDS_ON
from audit.records import RecordQuerySet
from casework.models.children import Child
from casework.models.permitting import excluded_from

BY_NAME_PERMISSIONS = frozenset({"casework.read_message", "casework.give_advice"})
NAMES = ("person__given_name", "person__known_as", "person__family_name")


class ByNameQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Whoever answers the telephone; but none that names a child they are kept from.

        No child is known of it yet, so the name decides: rather too many are kept back than one
        too few.
        """
        if permission not in BY_NAME_PERMISSIONS:
            return super().permitting(user, permission)
        if not user.is_active or user.role not in HANDS_ON:
            return self.none()
        return without_those_kept_from(self, user, self.model.sealable)


def without_those_kept_from(rows, user, texts):
    """These rows, less those in which one of `texts` names a child this person is kept from."""
    kept = Child.objects.filter(pk__in=excluded_from(user)).order_by()
    kept = kept.annotate(**{text: _of(text) for text in texts})
    return rows.filter(~Exists(kept.filter(_is_named_in(texts))))


def _of(column):
    return ExpressionWrapper(OuterRef(column), output_field=TextField())


def _is_named_in(texts):
    """A child’s name, any of the three, stands in any of these."""
    named = (
        ~Q(**{name: ""}) & Q(**{f"{text}__icontains": F(name)}) for text in texts for name in NAMES
    )
    return reduce(or_, named)
