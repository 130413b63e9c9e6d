from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, Team
from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.levels import Level
from casework.models.people import Person
from casework.models.permitting import ThroughTheChild, children_permitting


class ChildQuerySet(RecordQuerySet):
    child_path = "pk"

    def permitting(self, user, permission):
        """Active user, a role that allows it, an unexpired grant, and no exclusion."""
        return children_permitting(self, user, permission)

    def with_person(self):
        return self.select_related("person")


class Child(RefRecord):
    """A person with a record of their own. What is shared is the child, never a case."""

    VIEW = "casework.view_network"

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="child")
    likes_to_be_told = models.CharField(max_length=300, blank=True)
    is_restricted = models.BooleanField(default=False)

    objects = ChildQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        verbose_name_plural = "children"
        permissions = [
            ("view_network", "See who helps"),
            ("view_plan", "See the plan"),
            ("view_assessment", "See finished assessments"),
            ("view_record", "See the record"),
            ("work_with_record", "Work with the record"),
            ("contribute", "Add what they saw"),
        ]

    def __str__(self):
        return self.person.name

    def children_concerned(self):
        return [self]


class CurrentQuerySet(RecordQuerySet):
    def current(self):
        """Those that hold today."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=clock.today()))


class InvolvementQuerySet(ThroughTheChild, CurrentQuerySet):
    """Read at its own level: a clinic's part may need the record, a school's the network."""


class Involvement(RefRecord):
    """Who helps this child: one line of the network card."""

    VIEW = "casework.view_network"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="involvements"
    )
    helps = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="helped_by",
        help_text="The adult they help, when it is not the child: a refuge helps the mother.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="involvements",
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="involvements"
    )
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.NETWORK)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="stops_helping_after_starting",
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.agency.name if self.agency else self.role]))

    def children_concerned(self):
        return [self.child]


class Allocation(Record):
    """Who works with this child: a worker, a team, or both; from, until, and why it changed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="allocations",
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="allocations"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)
    is_system_led = models.BooleanField(
        null=True,
        blank=True,
        help_text="Whether it changed for our sake (somebody left, we changed how we work).",
    )

    objects = CurrentQuerySet.as_manager()
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="allocated_to_a_worker_or_a_team",
                condition=Q(worker__isnull=False) | Q(team__isnull=False),
            ),
            models.CheckConstraint(
                name="an_allocation_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="for_whose_sake_is_said_of_what_has_ended",
                condition=Q(is_system_led=None) | Q(until_on__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_child_has_one_current_allocation",
                fields=["child"],
                condition=Q(until_on=None),
            ),
        ]

    def __str__(self):
        return f"{self.child}: {self.worker or self.team}"


class Episode(Record):
    """A time in which a child is helped: by early help or by social care, in one record."""

    class Kind(models.TextChoices):
        EARLY_HELP = "early-help", "Early help"
        SOCIAL_CARE = "social-care", "Social care"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="episodes")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SOCIAL_CARE)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="episodes_led",
        help_text="The lead practitioner of early help, of any agency.",
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    why_closed = models.CharField(max_length=300, blank=True)

    sealable = ("why_closed",)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_episode_closes_after_it_opens",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="an_episode_closes_for_a_reason",
                condition=Q(closed_on=None) | ~Q(why_closed=""),
            ),
            models.UniqueConstraint(
                name="a_child_has_one_open_episode",
                fields=["child"],
                condition=Q(closed_on=None),
                violation_error_message=(
                    "Social care is already working with this child. "
                    "Close that first, or add to it."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.child} from {self.opened_on:%d %B %Y}"
