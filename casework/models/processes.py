"""What is done to keep a child safe: facts with a day, a decision, reasons, and who was there.

They are no workflow. Whatever happened can be written down, late and in any order; only what
cannot have happened is refused.
"""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from audit.records import Record, kept_history
from casework.codes import category_choices
from casework.models.about_children import AboutChildren
from casework.models.children import Child
from casework.models.permitting import ThroughTheChild, about_every_child, rule_for
from casework.models.withdrawn import StandingQuerySet, Withdrawable

DECIDES = {
    "strategy": ("enquiry", "enquiry-goes-on", "no-enquiry"),
    "conference": ("plan", "no-plan"),
    "review": ("plan-goes-on", "plan-ends"),
    "core-group": ("",),
}
"""What each kind of meeting can decide for a child."""


class MeetingQuerySet(StandingQuerySet):
    def permitting(self, user, permission):
        """Those about children of whom this user may see every one so far."""
        rule = rule_for(user, permission)
        if rule is None:
            return self.none()
        return self.filter(about_every_child(user, rule.level, SafetyMeetingChild, "meeting_id"))


class SafetyMeeting(AboutChildren, Withdrawable):
    """People of several agencies met, once for all the children, and decided for each of them."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy discussion"
        CONFERENCE = "conference", "Child protection conference"
        REVIEW = "review", "Review conference"
        CORE_GROUP = "core-group", "Core group"

    VIEW, DAY = "casework.view_record", "held_on"

    kind = models.CharField(max_length=12, choices=Kind)
    held_on = models.DateField()
    attended = models.TextField(blank=True)
    police_came = models.BooleanField(default=False)
    health_came = models.BooleanField(default=False)
    why_absent = models.CharField(max_length=300, blank=True)
    is_quorate = models.BooleanField(null=True, blank=True)
    text = models.TextField(blank=True)

    objects = MeetingQuerySet.as_manager()
    history = kept_history()

    class Meta(Withdrawable.Meta):
        ordering = ["-held_on", "-pk"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                name="a_meeting_was_held_when_it_is_recorded",
                condition=Q(held_on__lte=F("recorded_on")),
                violation_error_message="Write it down when it has been held.",
            ),
            models.CheckConstraint(
                name="police_and_health_came_to_a_strategy_discussion_or_why_not",
                condition=~Q(kind="strategy")
                | Q(police_came=True, health_came=True)
                | ~Q(why_absent=""),
                violation_error_message=(
                    "Police and health belong to a strategy discussion. Say why one was not there."
                ),
            ),
            models.CheckConstraint(
                name="a_decision_of_a_meeting_has_its_reasons",
                condition=Q(kind="core-group") | ~Q(text=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.held_on:%d %B %Y}"

    def rows_with_children(self):
        rows = self.child_rows.select_related("child__person")
        return rows.order_by(F("child__person__born_on").asc(nulls_last=True), "child_id")


class Spell(Withdrawable):
    """Something that goes on for one child from a day until a day; never altered once ended."""

    VIEW, DAY = "casework.view_record", "began_on"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="%(class)ss")
    sibling_key = models.CharField(max_length=12)
    began_on = models.DateField()
    begun_by = models.ForeignKey(
        SafetyMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    ended_on = models.DateField(null=True, blank=True)
    end_recorded_on = models.DateField(null=True, blank=True)
    why_ended = models.TextField(blank=True)

    class Meta(Withdrawable.Meta):
        abstract = True
        ordering = ["-began_on", "-pk"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                name="a_child_has_one_open_%(class)s",
                fields=["child"],
                condition=Q(ended_on=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="%(class)s_has_begun_when_it_is_recorded",
                condition=Q(began_on__lte=F("recorded_on")),
                violation_error_message="Write it down when it has begun.",
            ),
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                violation_error_message="It cannot end before it began. Check both days.",
            ),
            models.CheckConstraint(
                name="%(class)s_ends_for_a_reason_and_not_in_the_future",
                condition=Q(ended_on=None)
                | (
                    ~Q(why_ended="")
                    & Q(end_recorded_on__isnull=False, ended_on__lte=F("end_recorded_on"))
                ),
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} of {self.child} from {self.began_on:%d %B %Y}"

    def children_concerned(self):
        return [self.child]


class SpellQuerySet(ThroughTheChild, StandingQuerySet):
    own_level = ""

    def open(self):
        """Those that go on."""
        return self.standing().filter(ended_on=None)


class Section47(Spell):
    """An enquiry into whether a child suffers, or may suffer, significant harm.

    Children Act 1989, section 47.
    """

    class Outcome(models.TextChoices):
        CONFERENCE = "conference", "The child is being hurt or may be: a conference follows"
        NO_CONFERENCE = "no-conference", "The child was hurt, and is safe now: no conference"
        NOT_FOUND = "not-found", "We did not find that the child is being hurt"

    why_begun = models.TextField()
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)

    objects = SpellQuerySet.as_manager()
    history = kept_history()

    class Meta(Spell.Meta):
        verbose_name = "section 47 enquiry"
        verbose_name_plural = "section 47 enquiries"
        constraints = [
            *Spell.Meta.constraints,
            models.CheckConstraint(
                name="a_section_47_enquiry_ends_with_an_outcome",
                condition=Q(ended_on=None) | ~Q(outcome=""),
            ),
        ]


class ProtectionPlan(Spell):
    """A time in which a child is the subject of a child protection plan, and for what."""

    first_category = models.CharField(max_length=3, choices=category_choices)
    category = models.CharField(max_length=3, choices=category_choices)
    ended_by = models.ForeignKey(
        SafetyMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="plans_ended"
    )

    objects = SpellQuerySet.as_manager()
    history = kept_history()

    class Meta(Spell.Meta):
        verbose_name = "child protection plan"


class SafetyMeetingChild(Record):
    """What a meeting decided for one child, and how the child took part.

    Its kind and day stand here too, so that the database can hold what must be true of both.
    """

    class Outcome(models.TextChoices):
        ENQUIRY = "enquiry", "A section 47 enquiry begins"
        ENQUIRY_GOES_ON = "enquiry-goes-on", "The section 47 enquiry goes on"
        NO_ENQUIRY = "no-enquiry", "No section 47 enquiry"
        PLAN = "plan", "A child protection plan begins"
        NO_PLAN = "no-plan", "No child protection plan"
        PLAN_GOES_ON = "plan-goes-on", "The child protection plan goes on"
        PLAN_ENDS = "plan-ends", "The child protection plan ends"

    meeting = models.ForeignKey(SafetyMeeting, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="safety_meeting_rows")
    kind = models.CharField(max_length=12, choices=SafetyMeeting.Kind)
    held_on = models.DateField()
    outcome = models.CharField(max_length=15, choices=Outcome, blank=True)
    category = models.CharField(max_length=3, choices=category_choices, blank=True)
    took_part = models.TextField(blank=True)
    plan = models.ForeignKey(
        ProtectionPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_in_a_meeting_once", fields=["meeting", "child"]
            ),
            models.CheckConstraint(
                name="a_meeting_decides_what_it_can",
                condition=reduce(or_, (Q(kind=k, outcome__in=v) for k, v in DECIDES.items())),
            ),
            models.CheckConstraint(
                name="a_protection_plan_is_for_something",
                condition=~Q(outcome__in=["plan", "plan-goes-on"]) | ~Q(category=""),
            ),
            models.CheckConstraint(
                name="a_review_is_of_a_plan", condition=~Q(kind="review") | Q(plan__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.child} in {self.meeting}"
