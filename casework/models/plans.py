from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from audit.reading import keys_of
from audit.records import Record, RefRecord, kept_history
from casework.models.children import Child, Involvement
from casework.models.permitting import ThroughTheChild, holds
from casework.models.shares import Share
from casework.recipients import Recipient


class Plan(Record):
    """The one plan of one child. Worker, family and partner read the same rows."""

    child = models.OneToOneField(Child, on_delete=models.PROTECT, related_name="plan")
    began_on = models.DateField()

    class Meta(Record.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"Plan for {self.child}"


def kept_back_from(user, **of):
    """A condition: kept back in a share by which this person sees, or will once it is made.

    A colleague whom a safeguarding lead linked is kept from what their agency is kept from.
    The host's own people are never kept from their own plan.
    """
    if user.is_record_staff:
        return Q(pk__in=[])
    by = Share.objects.live().reaching(user)
    itself, under = (by.filter(**{key: OuterRef("share_id")}) for key in ("pk", "under_id"))
    kept = Withheld.objects.filter(Exists(itself) | Exists(under), released_at=None, **of)
    standing = Q(Exists(kept))
    if not isinstance(user, Recipient):
        return standing
    ((kind, row),) = of.items()
    kept = user.kept_goals if kind == "goal_id" else user.kept_steps
    return standing | Q(**{f"{row.name}__in": kept})


class GoalQuerySet(ThroughTheChild):
    child_path = "plan__child_id"
    own_level = ""

    def permitting(self, user, permission):
        """Goals of a plan one may see, less those kept back because they name somebody else."""
        rows = super().permitting(user, permission)
        return rows.exclude(kept_back_from(user, goal_id=OuterRef("pk")))

    def current(self):
        return self.filter(ended_on=None)


class Goal(RefRecord):
    """What this child needs to be different, why, and how we will know.

    Written for siblings it makes one row each, tied by `sibling_key`, which is never shown.
    """

    VIEW = "casework.view_plan"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    outcome = models.TextField()
    how_we_will_know = models.TextField(blank=True)
    need_ref = models.CharField(max_length=12, blank=True)
    sibling_key = models.CharField(max_length=12, blank=True)
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)

    sealable = ("outcome", "how_we_will_know")

    objects = GoalQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["set_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_goal_ends_after_it_is_set",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("set_on")),
            ),
            models.CheckConstraint(name="a_goal_has_an_outcome", condition=~Q(outcome="")),
        ]

    def __str__(self):
        return self.outcome

    @property
    def wording(self):
        """Everything a reader of this goal reads, its steps apart."""
        return f"{self.outcome}\n{self.how_we_will_know}"

    def children_concerned(self):
        return [self.plan.child]


STEP_PERMISSIONS = {
    "casework.progress_step": "casework.contribute",
}


class StepQuerySet(ThroughTheChild):
    child_path = "goal__plan__child_id"
    own_level = ""

    def permitting(self, user, permission):
        """Steps of a plan one may see. To mark one, it must be one's own, or one's record.

        Whoever may not know that a clinic helps is not told what the clinic does; the clinic is.
        """
        if permission in STEP_PERMISSIONS:
            rows = self.permitting(user, Step.VIEW)
            rows = rows.permitting_child(user, STEP_PERMISSIONS[permission])
            return rows if user.is_record_staff else rows.filter(own_steps(user))
        known = own_steps(user) | holds(user, F("involvement__level"), self.child_path)
        return (
            self.permitting_child(user, permission)
            .filter(known)
            .exclude(kept_back_from(user, step_id=OuterRef("pk")))
            .exclude(kept_back_from(user, goal_id=OuterRef("goal_id")))
            .select_related("involvement__agency")
        )

    def permitting_child(self, user, permission):
        """Those whose child answers to `permission`, nothing else asked."""
        return super().permitting(user, permission)

    def of_the_goals(self, user):
        """Those `user` may read of the `goals` that are read at once with them, in order."""
        steps = self.permitting(user, Step.VIEW).filter(goal__among=keys_of("goals"))
        return steps.marking_own(user).in_order().select_related("done_by")

    def mine(self, user):
        """Steps that are for this person or their agency to do, and not done yet, by day."""
        to_do = self.filter(own_steps(user), done_at=None, goal__ended_on=None)
        return to_do.order_by(F("by_on").asc(nulls_last=True), "pk")

    def marking_own(self, user):
        """Each says, as `is_own`, whether it is for this person or their agency to do."""
        own = models.Case(models.When(own_steps(user), then=True), default=False)
        return self.annotate(is_own=own)

    def in_order(self):
        """To do before done, by day; those with words instead of a day after them."""
        first, last = {"nulls_first": True}, {"nulls_last": True}
        return self.order_by(F("done_at").asc(**first), F("by_on").asc(**last), "pk")


def own_steps(user):
    """A condition on steps: for this person to do, or for anybody of their partner agency."""
    by_name = Q(involvement__user_id=user.pk)
    if user.is_record_staff or not user.agency_id:
        return by_name
    return by_name | Q(involvement__user=None, involvement__agency_id=user.agency_id)


class Step(RefRecord):
    """What somebody named will do for this child, and by when: a date, or words."""

    VIEW = "casework.view_plan"

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=400)
    involvement = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, related_name="steps", verbose_name="who"
    )
    by_on = models.DateField(null=True, blank=True)
    by_words = models.CharField(max_length=120, blank=True)
    sibling_key = models.CharField(max_length=12, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="steps_done",
    )

    objects = StepQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["done_at", "by_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_step_has_a_day_or_words", condition=Q(by_on=None) | Q(by_words="")
            ),
            models.CheckConstraint(name="a_step_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="a_step_is_done_by_somebody",
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.what

    @property
    def wording(self):
        """Everything a reader of this step reads: what, when, and who."""
        who = f"{self.involvement.name}, {self.involvement.role}"
        return f"{self.what}\n{self.by_words}\n{who}"

    def children_concerned(self):
        return [self.goal.plan.child]


class Withheld(Record):
    """A goal or step kept back from one share, because it names somebody who is not theirs to know.

    Kept back by default; `released_at` says when a person decided they may see it after all.
    """

    share = models.ForeignKey("casework.Share", on_delete=models.CASCADE, related_name="withheld")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="withheld"
    )
    step = models.ForeignKey(
        Step, null=True, blank=True, on_delete=models.CASCADE, related_name="withheld"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="keeps_back_a_goal_or_a_step",
                condition=Q(goal=None, step__isnull=False) | Q(step=None, goal__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_goal_is_kept_back_once", fields=["share", "goal"], condition=Q(step=None)
            ),
            models.UniqueConstraint(
                name="a_step_is_kept_back_once", fields=["share", "step"], condition=Q(goal=None)
            ),
        ]

    def __str__(self):
        return f"{self.goal or self.step} kept back"
