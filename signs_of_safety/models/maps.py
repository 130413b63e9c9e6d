from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q

from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import Child
from casework.models.about_children import AboutChildren
from casework.models.permitting import about_every_child, more_until, rule_for

PERMISSIONS = {
    "signs_of_safety.view_map": "casework.view_assessment",
    "signs_of_safety.view_workings": "casework.view_record",
    "signs_of_safety.write_map": "casework.assess_child",
    "signs_of_safety.seal_map": "casework.seal",
    "signs_of_safety.open_words": "casework.restrict_child",
}
"""What each permission on a map asks for on every one of its children."""


class MapQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Agreed ones are seen at `assessment`; unfinished ones only by the record's workers."""
        rule = rule_for(user, PERMISSIONS[permission])
        if rule is None:
            return self.none()
        asks = more_until(OuterRef("agreed_at"), rule.level)
        is_seen = about_every_child(user, asks, MapChild, "map_id")
        return self.filter(is_seen).select_related("lead__membership", "agreed_by")

    def unfinished(self):
        return self.filter(agreed_at=None)

    def with_people(self):
        rows = MapChild.objects.select_related("child__person")
        return self.select_related("lead").prefetch_related(Prefetch("child_rows", queryset=rows))


class Map(AboutChildren, RefRecord):
    """What worries us, what works well and what needs to happen: made with the family, one sheet.

    It is agreed when those who made it say so. The next one goes on from it.
    """

    VIEW = "signs_of_safety.view_map"

    who_was_there = models.TextField(blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="maps_led"
    )
    began_at = models.DateTimeField()
    judgement = models.TextField(blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("who_was_there", "judgement")

    objects = MapQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_map_is_agreed_by_somebody_with_those_who_were_there",
                condition=Q(agreed_at=None, agreed_by=None)
                | (Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(who_was_there="")),
            ),
            models.CheckConstraint(
                name="a_map_is_agreed_after_it_begins",
                condition=Q(agreed_at=None) | Q(agreed_at__gte=F("began_at")),
            ),
        ]
        indexes = [models.Index(fields=["-began_at"], name="maps_by_beginning")]

    def __str__(self):
        return f"Map begun {self.began_at:%d %B %Y}"

    @property
    def is_agreed(self):
        return self.agreed_at is not None


class MapChild(Record):
    """A child a map is about."""

    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="map_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_child_is_on_a_map_once", fields=["map", "child"])
        ]

    def __str__(self):
        return f"{self.child} on {self.map}"
