from django.db import models
from django.db.models import F, Q

from audit import clock
from audit.records import RefRecord, kept_history
from casework.levels import Level
from casework.models.people import Person
from casework.models.permitting import ThroughTheChild

KEPT_TO_THE_RECORD = ("health", "conviction", "whereabouts")
"""What nobody below the whole record reads of a grown-up, whoever asks for it."""


class FactQuerySet(ThroughTheChild):
    def current(self):
        """Those that hold today."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=clock.today()))


class Fact(RefRecord):
    """Something about an adult that concerns a child: an address, a conviction, a pregnancy.

    It is seen only through the child it is marked as concerning, and from its own level: the
    whole record unless said. No page of an adult lists what concerns another family.
    """

    class Kind(models.TextChoices):
        HEALTH = "health", "Health"
        CONVICTION = "conviction", "Conviction or charge"
        PREGNANCY = "pregnancy", "Pregnancy"
        WHEREABOUTS = "whereabouts", "Where they are"
        OTHER = "other", "Something else"

    VIEW = "casework.view_network"

    child = models.ForeignKey("casework.Child", on_delete=models.PROTECT, related_name="facts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField()
    level = models.PositiveSmallIntegerField(default=Level.RECORD)
    known_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = FactQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-known_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_fact_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="a_fact_ends_after_it_is_known",
                condition=Q(until_on=None) | Q(until_on__gte=F("known_on")),
            ),
            models.CheckConstraint(
                name="health_convictions_and_whereabouts_are_kept_to_the_record",
                condition=~Q(kind__in=KEPT_TO_THE_RECORD) | Q(level__gte=Level.RECORD),
                violation_error_message=(
                    "Health, convictions and where somebody is are kept to the record."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.person}"

    def children_concerned(self):
        return [self.child]
