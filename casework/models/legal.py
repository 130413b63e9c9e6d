from django.db import models
from django.db.models import F, Q

from audit import clock
from audit.records import kept_history
from casework.codes import LEGAL_KINDS, legal_choices
from casework.levels import Level
from casework.models.children import Child
from casework.models.people import Person
from casework.models.permitting import ThroughTheChild
from casework.models.withdrawn import StandingQuerySet, Withdrawable


class LegalStatusQuerySet(ThroughTheChild, StandingQuerySet):
    def current(self):
        """Those in force today. The last day of an order is a day of it."""
        today = clock.today()
        runs = Q(until_on=None) | Q(until_on__gte=today)
        return self.standing().filter(runs, from_on__lte=today, ended_on=None)


class LegalStatus(Withdrawable):
    """An order, a condition or a care status of one child, from a day until a day.

    Written for brothers and sisters it makes one row each, tied by `sibling_key`, which is never
    shown. The whole of it is read with the record. At its own `level`, where that is lower, only
    the line is read that says who must not collect or contact the child.
    """

    VIEW, DAY = "casework.view_network", "from_on"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="legal_statuses")
    sibling_key = models.CharField(max_length=12)
    kind = models.CharField(max_length=40, choices=legal_choices)
    made_by = models.CharField(max_length=120, blank=True)
    forbids = models.TextField()
    adult = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    whom = models.CharField(max_length=120, blank=True)
    must_not_collect = models.BooleanField(default=False)
    must_not_contact = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.RECORD)
    from_on = models.DateField()
    from_time = models.TimeField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    at_the_latest_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_recorded_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)

    objects = LegalStatusQuerySet.as_manager()
    history = kept_history()

    class Meta(Withdrawable.Meta):
        ordering = ["-from_on", "-pk"]
        verbose_name_plural = "legal statuses"
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                name="a_legal_status_says_what_it_means", condition=~Q(forbids="")
            ),
            models.CheckConstraint(
                name="a_legal_status_has_begun_when_it_is_recorded",
                condition=Q(from_on__lte=F("recorded_on")),
                violation_error_message="This has not begun yet: write it down when it has.",
            ),
            models.CheckConstraint(
                name="a_legal_status_ends_after_it_begins",
                condition=(Q(until_on=None) | Q(until_on__gte=F("from_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("from_on"))),
                violation_error_message="It cannot end before it began. Check both days.",
            ),
            models.CheckConstraint(
                name="a_legal_status_runs_no_longer_than_the_law_allows",
                condition=Q(at_the_latest_on=None)
                | Q(until_on__isnull=False, until_on__lte=F("at_the_latest_on")),
            ),
            models.CheckConstraint(
                name="a_legal_status_ends_for_a_reason_and_not_in_the_future",
                condition=Q(ended_on=None)
                | (
                    ~Q(why_ended="")
                    & Q(end_recorded_on__isnull=False, ended_on__lte=F("end_recorded_on"))
                ),
            ),
            models.CheckConstraint(
                name="who_must_not_collect_or_contact_is_named",
                condition=Q(must_not_collect=False, must_not_contact=False)
                | Q(adult__isnull=False)
                | ~Q(whom=""),
                violation_error_message="Say who must not collect or contact them.",
            ),
            models.CheckConstraint(
                name="only_who_must_not_come_is_told_below_the_record",
                condition=Q(level__gte=Level.RECORD)
                | Q(must_not_collect=True)
                | Q(must_not_contact=True),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.child}"

    @property
    def law(self):
        """What the code list says of this kind: its source, and its limit where there is one."""
        return LEGAL_KINDS[self.kind]

    @property
    def law_until_on(self):
        """The last day the law itself names, or None."""
        return self.law.lasts_until(self.from_on)

    @property
    def who(self):
        """Whom it keeps away, as they are called."""
        return self.adult.name if self.adult else self.whom

    @property
    def must_not(self):
        """“collect or contact”, or ""."""
        said = {"collect": self.must_not_collect, "contact": self.must_not_contact}
        return " or ".join(word for word, is_said in said.items() if is_said)

    @property
    def line(self):
        """“Lee Mercer must not collect or contact Ty.”, or "" where it keeps nobody away."""
        name = self.child.person.short_name
        return f"{self.who} must not {self.must_not} {name}." if self.must_not else ""

    @property
    def is_in_force(self):
        """Whether it holds today."""
        today = clock.today()
        runs = self.until_on is None or self.until_on >= today
        return runs and self.ended_on is None and not self.is_withdrawn

    def children_concerned(self):
        return [self.child]
