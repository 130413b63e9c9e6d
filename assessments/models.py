from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.functional import cached_property

from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import Child, Referral, Step
from casework.models.permitting import holds, more_until, rule_for

PERMISSIONS = {
    "assessments.view_assessment": "casework.view_assessment",
    "assessments.view_oversight": "casework.view_record",
    "assessments.write_assessment": "casework.assess_child",
    "assessments.oversee_assessment": "casework.oversee",
}
"""What each permission on an assessment asks for on every one of its children."""


class AssessmentQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Finished ones are seen at `assessment`; unfinished ones only by the record's workers."""
        rule = rule_for(user, PERMISSIONS[permission])
        if rule is None:
            return self.none()
        asks = more_until(OuterRef("concluded_at"), rule.level)
        about = AssessmentChild.objects.filter(assessment_id=OuterRef("pk"))
        lacking = about.annotate(asks=asks).exclude(holds(user, F("asks"), "child_id"))
        rows = self.select_related("lead__membership", "concluded_by__membership")
        return rows.filter(Exists(about), ~Exists(lacking))

    def unfinished(self):
        return self.filter(concluded_at=None)

    def with_people(self):
        rows = AssessmentChild.objects.select_related("child__person")
        return self.select_related("lead").prefetch_related(Prefetch("child_rows", queryset=rows))


class Assessment(RefRecord):
    """One proportionate, needs-led assessment of one or more children. It has no timescale.

    It is opened for the decision it must inform, and it is finished when that can be made.
    """

    VIEW = "assessments.view_assessment"

    class Outcome(models.TextChoices):
        CHILD_IN_NEED = "child-in-need", "A plan of help, with the family"
        EARLY_HELP = "early-help", "Early help"
        STRATEGY = "strategy", "Strategy discussion with police and health"
        NO_FURTHER_ACTION = "no-further-action", "Nothing more for us to do now"
        CLOSE = "close", "Close: the family has what it needs"

    why = models.TextField(verbose_name="what this must help to decide")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments_led"
    )
    began_at = models.DateTimeField()
    history_considered = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_assessment_concludes_with_an_outcome_and_reasons",
                condition=Q(concluded_at=None, concluded_by=None, outcome="", reasons="")
                | (
                    Q(concluded_at__isnull=False, concluded_by__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(reasons="")
                ),
            ),
            models.CheckConstraint(
                name="an_assessment_concludes_after_it_begins",
                condition=Q(concluded_at=None) | Q(concluded_at__gte=F("began_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["-began_at"], name="assessments_by_beginning"),
            models.Index(fields=["concluded_at"], name="assessments_by_end"),
        ]

    def __str__(self):
        return f"Assessment begun {self.began_at:%d %B %Y}"

    @property
    def is_concluded(self):
        return self.concluded_at is not None

    @cached_property
    def rows(self):
        """What is each child's in it, with the child: one query for a page and its audit."""
        return list(self.rows_with_children())

    def rows_with_children(self):
        return self.child_rows.select_related("child__person")

    def children_concerned(self):
        return [row.child for row in self.rows]


class AssessmentChild(Record):
    """What is one child's in an assessment: wishes, feelings, and how they took part."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="assessment_rows")
    wishes = models.TextField(blank=True)
    took_part = models.TextField(blank=True)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_assessed_once_in_it", fields=["assessment", "child"]
            )
        ]

    def __str__(self):
        return f"{self.child} in {self.assessment}"


class Need(RefRecord):
    """The child needs …: from the child's side, how serious if not met, and what is wanted."""

    class Seriousness(models.TextChoices):
        HELP = "help", "Life would be better with it"
        NEED = "need", "Growing up well depends on it"
        HARM = "harm", "Harm is likely without it"
        DANGER = "danger", "Danger now without it"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="needs")
    needs = models.TextField(verbose_name="the child needs")
    why = models.TextField(blank=True, verbose_name="why we think so")
    seriousness = models.CharField(max_length=10, choices=Seriousness)
    seriousness_why = models.TextField(verbose_name="how serious, and why, for this child")
    outcome = models.TextField(verbose_name="what we want to see")

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_need_says_what_is_needed_and_how_serious_it_is",
                condition=~Q(needs="") & ~Q(seriousness_why="") & ~Q(outcome=""),
            )
        ]

    def __str__(self):
        return self.needs

    def children_concerned(self):
        return list(Child.objects.filter(need_rows__need=self))


class NeedChild(Record):
    """A child who has this need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="need_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_child_has_a_need_once", fields=["need", "child"])
        ]

    def __str__(self):
        return f"{self.child} needs {self.need}"


class NeedStepQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Those of needs one may read, to be done by people one may know of.

        A clinic whose part needs the whole record stays unknown to whoever has less of it.
        """
        same = Step.objects.filter(sibling_key=OuterRef("sibling_key")).exclude(sibling_key="")
        unknown = same.exclude(holds(user, F("involvement__level"), "goal__plan__child_id"))
        readable = Assessment.objects.permitting(user, permission)
        return self.filter(need__assessment__in=readable).exclude(Exists(unknown))


class NeedStep(Record):
    """What was required, of whom, by when, as the assessment said it. The plan carries it on."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=400)
    who = models.CharField(max_length=250)
    by_on = models.DateField(null=True, blank=True)
    by_words = models.CharField(max_length=120, blank=True)
    sibling_key = models.CharField(max_length=12)

    objects = NeedStepQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["pk"]

    def __str__(self):
        return self.what


class DecisionPoint(Record):
    """When the worker expects to be able to decide, why then, and whether the family knows.

    Each revision is a row of its own: nothing is due, and nothing is rewritten.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="decision_points"
    )
    expected_on = models.DateField()
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=200, blank=True)

    class Meta(Record.Meta):
        ordering = ["set_at", "pk"]
        constraints = [
            models.CheckConstraint(name="a_decision_point_says_why", condition=~Q(why=""))
        ]

    def __str__(self):
        return f"Expected {self.expected_on:%d %B %Y}"


class OversightQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Oversight is the council's own thinking: whoever has the whole record reads it."""
        return self.filter(assessment__in=Assessment.objects.permitting(user, permission))


class Oversight(RefRecord):
    """A manager's reasoned agreement, question or disagreement. Both views stand."""

    class View(models.TextChoices):
        AGREE = "agree", "I agree"
        QUESTION = "question", "I have a question"
        DISAGREE = "disagree", "I disagree"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="oversights")
    view = models.CharField(max_length=10, choices=View)
    reasons = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="oversights"
    )

    objects = OversightQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(name="oversight_is_reasoned", condition=~Q(reasons=""))
        ]

    def __str__(self):
        return f"{self.given_by}: {self.get_view_display()}"

    def children_concerned(self):
        return self.assessment.children_concerned()


class Addendum(RefRecord):
    """Something learned after an assessment was finished. It is added; nothing is altered."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="addenda"
    )

    class Meta(RefRecord.Meta):
        ordering = ["added_at", "pk"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(name="an_addendum_says_something", condition=~Q(text=""))
        ]

    def __str__(self):
        return f"Added {self.added_at:%d %B %Y}"

    def children_concerned(self):
        return self.assessment.children_concerned()
