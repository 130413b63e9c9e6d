from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audit import clock
from audit.records import RefRecord, kept_history
from casework.models.children import Child, Involvement
from casework.models.permitting import ThroughTheChild, holds
from casework.models.plans import own_steps
from casework.models.withdrawn import StandingQuerySet, Withdrawable

SERVICE_PERMISSIONS = {"casework.end_service": "casework.contribute"}
"""What one may do with help of one's own: workers with any."""


class ServiceQuerySet(ThroughTheChild, StandingQuerySet):
    own_level = ""

    def permitting(self, user, permission):
        """Help in a plan one may see; to end it, it must be one's own, or one's record.

        Whoever may not know that a clinic helps is not told what the clinic gives; the clinic is.
        """
        if permission in SERVICE_PERMISSIONS:
            asked = super().permitting(user, SERVICE_PERMISSIONS[permission])
            rows = asked.filter(pk__in=self.permitting(user, Service.VIEW).order_by().values("pk"))
            return rows if user.is_record_staff else rows.filter(own_steps(user))
        known = own_steps(user) | holds(user, F("involvement__level"), self.child_path)
        rows = super().permitting(user, permission).filter(known)
        return rows.select_related("involvement__agency")

    def marking_own(self, user):
        """Each says, as `is_own`, whether this person or their agency gives it."""
        own = models.Case(models.When(own_steps(user), then=True), default=False)
        return self.annotate(is_own=own)

    def going_on_first(self):
        """What is given today, the newest first; then what has ended."""
        return self.order_by(F("until_on").desc(nulls_first=True), "-from_on", "-pk")


class Service(Withdrawable):
    """Help a child was actually given: what, by whom, from when, until when.

    Written for siblings it makes one row each, tied by `sibling_key`, which is never shown. Once
    written it is never altered: it ends, or was a mistake and is withdrawn.
    """

    VIEW, DAY = "casework.view_plan", "from_on"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="services")
    sibling_key = models.CharField(max_length=12)
    given = models.CharField(max_length=200)
    involvement = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, related_name="services", verbose_name="who"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    sealable = ("given",)

    objects = ServiceQuerySet.as_manager()
    history = kept_history()

    class Meta(Withdrawable.Meta):
        ordering = ["-from_on", "-pk"]
        verbose_name = "help that was given"
        verbose_name_plural = "help that was given"
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(name="help_says_what_it_is", condition=~Q(given="")),
            models.CheckConstraint(
                name="help_has_begun_when_it_is_written_down",
                condition=Q(from_on__lte=F("recorded_on")),
                violation_error_message="Write it down when it has begun.",
            ),
            models.CheckConstraint(
                name="help_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message="It cannot have ended before it began. Check the day.",
            ),
        ]

    def __str__(self):
        return self.given

    @property
    def is_over(self):
        return self.until_on is not None and self.until_on <= clock.today()

    def children_concerned(self):
        return [self.child]


class ServiceViewQuerySet(ThroughTheChild):
    child_path = "service__child_id"
    own_level = ""


class ServiceView(RefRecord):
    """What somebody of the family thinks of help they were given, in their words.

    The workers of the record read it, and not whoever gives the help: else nobody could say that
    it made things worse. It is never altered; who thinks otherwise later says so later.
    """

    class Helped(models.TextChoices):
        YES = "yes", "It helped"
        LITTLE = "a-little", "It helped a little"
        NO = "no", "It did not help"
        HARMED = "harmed", "It made things worse"

    VIEW = "casework.view_record"

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="views")
    helped = models.CharField(max_length=8, choices=Helped)
    who = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    said_on = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("who", "words")

    objects = ServiceViewQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(name="a_view_of_help_is_somebodys", condition=~Q(who="")),
        ]

    def __str__(self):
        return f"{self.who}: {self.get_helped_display()}"

    def children_concerned(self):
        return [self.service.child]
