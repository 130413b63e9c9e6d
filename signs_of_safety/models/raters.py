"""Who is asked to say where they stand, each by a private link of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from audit.records import RecordQuerySet, RefRecord
from casework.models.about_children import AboutChildren
from signs_of_safety.models.scales import ROLES, Rating, Scale
from signs_of_safety.models.statements import WORKINGS

BY_LINK_ALONE = frozenset({"signs_of_safety.answer_scale"})
"""What nobody does signed in: whoever is asked says it by their private link."""


class RaterQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """That somebody was asked is for the workers of the record, before and after."""
        if permission in BY_LINK_ALONE:
            return self.none()
        scales = Scale.objects.permitting(user, WORKINGS).filter(pk=OuterRef("scale_id"))
        return self.filter(Exists(scales)).select_related("rating")


class Rater(AboutChildren, RefRecord):
    """Somebody is asked where they stand on a scale. They read what 0 and 10 mean, and no more.

    Once it is revealed they read, by the same link, what everybody may who was asked.
    """

    VIEW = WORKINGS

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="raters")
    who = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Rating.Role)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = RaterQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="who_is_asked_has_a_name_and_is_of_a_kind",
                condition=~Q(who="") & Q(role__in=ROLES),
            ),
            models.UniqueConstraint(name="a_person_is_asked_once", fields=["scale", "who"]),
        ]

    def __str__(self):
        return f"{self.who} is asked where they stand"

    @property
    def has_said(self):
        return getattr(self, "rating", None) is not None

    def rows_with_children(self):
        return self.scale.rows_with_children()
