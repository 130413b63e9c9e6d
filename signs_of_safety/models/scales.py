"""Where everybody stands between a danger and its goal: each for themselves, then side by side."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from audit.records import Record, RecordQuerySet, RefRecord
from audit.refs import new_ref
from casework.models.about_children import AboutChildren
from signs_of_safety.models.maps import Map
from signs_of_safety.models.statements import WORKINGS, Statement

HIGHEST = 10
ROLES = ("child", "family", "helper", "worker")


class ScaleQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Scales of dangers one may read. Until everything is revealed, for the workers alone."""
        dangers = Statement.objects.permitting(user, permission).filter(pk=OuterRef("danger_id"))
        workings = Statement.objects.permitting(user, WORKINGS).filter(pk=OuterRef("danger_id"))
        revealed = Reveal.objects.filter(scale_id=OuterRef("pk"))
        return self.filter(Exists(dangers), Exists(revealed) | Exists(workings)).select_related(
            "danger__map", "reveal"
        )

    def revealed(self):
        return self.exclude(reveal=None)


class Scale(AboutChildren, RefRecord):
    """One occasion of scaling: what 0 and 10 meant that day. It never changes.

    `track`, which is never shown, ties the occasions of one danger together, from map to map.
    """

    VIEW = Map.VIEW

    danger = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="scales")
    nought = models.TextField()
    ten = models.TextField()
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    track = models.CharField(max_length=12, default=new_ref, editable=False)

    sealable = ("nought", "ten")

    objects = ScaleQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["began_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="both_ends_of_a_scale_are_said", condition=~Q(nought="") & ~Q(ten="")
            )
        ]

    def __str__(self):
        return f"Scale of {self.began_at:%d %B %Y}"

    @property
    def map(self):
        return self.danger.map

    @property
    def is_revealed(self):
        return getattr(self, "reveal", None) is not None

    def rows_with_children(self):
        return self.danger.map.rows_with_children()


class RatingQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Nothing at all before everybody's is revealed; then as far as each rater said.

        A child's stays with the workers until one of them wrote down that the child chose others.
        """
        scales = Scale.objects.permitting(user, permission).revealed()
        workings = Scale.objects.permitting(user, WORKINGS)
        of_this = OuterRef("scale_id")
        return self.filter(
            Exists(scales.filter(pk=of_this)),
            FOR_ALL | Exists(workings.filter(pk=of_this)),
        ).select_related("scale__danger__map", "opened")

    def for_the_asked(self):
        """What everybody who was asked may see of each other: nothing before it is revealed."""
        return self.filter(FOR_ALL, scale__reveal__isnull=False).select_related("opened")


class Rating(AboutChildren, RefRecord):
    """Where one person stands, why, and who may know. It never changes, and is never averaged."""

    class Role(models.TextChoices):
        CHILD = "child", "A child"
        FAMILY = "family", "Family or friend"
        HELPER = "helper", "Somebody who helps"
        WORKER = "worker", "Worker"

    class Readers(models.TextChoices):
        ALL = "all", "Everybody who reads the map"
        WORKERS = "workers", "Only the workers of the record"

    VIEW = Map.VIEW

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="ratings")
    who = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Role)
    number = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True)
    readers = models.CharField(max_length=10, choices=Readers)
    rated_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rater = models.OneToOneField(
        "Rater", null=True, blank=True, on_delete=models.PROTECT, related_name="rating"
    )

    sealable = ("why",)

    objects = RatingQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["number", "who", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_rating_is_from_nought_to_ten",
                condition=Q(number__gte=0, number__lte=HIGHEST),
            ),
            models.CheckConstraint(
                name="a_rating_is_somebodys_and_has_a_reason_unless_a_child_points",
                condition=~Q(who="") & (~Q(why="") | Q(role="child")),
            ),
            models.CheckConstraint(
                name="a_rater_is_of_a_kind_and_says_who_may_see",
                condition=Q(role__in=ROLES) & Q(readers__in=("all", "workers")),
            ),
            models.CheckConstraint(
                name="a_rating_comes_by_a_link_or_is_taken_down_by_somebody",
                condition=Q(rater__isnull=False) | Q(taken_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_person_stands_once_on_a_scale", fields=["scale", "who"]
            ),
        ]

    def __str__(self):
        return "Where somebody stands"

    @property
    def is_for_all(self):
        """Whether everybody who reads the map may know: the same as FOR_ALL, of a row at hand."""
        is_opened = self.role != self.Role.CHILD or getattr(self, "opened", None) is not None
        return self.readers == self.Readers.ALL and is_opened

    @property
    def waits(self):
        """Whether a child wants others to know, and no worker has decided on it yet."""
        return self.readers == self.Readers.ALL and not self.is_for_all

    @property
    def map(self):
        return self.scale.map

    def rows_with_children(self):
        return self.scale.rows_with_children()


FOR_ALL = Q(readers=Rating.Readers.ALL) & (~Q(role=Rating.Role.CHILD) | Q(opened__isnull=False))


class Reveal(Record):
    """Everybody's was shown, side by side. After this nobody is added."""

    scale = models.OneToOneField(Scale, on_delete=models.PROTECT, related_name="reveal")
    revealed_at = models.DateTimeField()
    revealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Record.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Revealed on {self.revealed_at:%d %B %Y}"


class OpenedRating(Record):
    """A child chose that others know where they stand, and a worker decided that they may."""

    rating = models.OneToOneField(Rating, on_delete=models.PROTECT, related_name="opened")
    why = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("why",)

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_rating_is_opened_for_a_reason", condition=~Q(why=""))
        ]

    def __str__(self):
        return f"Opened on {self.opened_at:%d %B %Y}"
