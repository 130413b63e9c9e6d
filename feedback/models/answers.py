from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audit.records import RecordQuerySet, RefRecord, kept_history
from casework.models import Decision, Referral
from casework.models.about_children import AboutChildren


class AnswerQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Whoever may do this with the referral it is about."""
        seen = Referral.objects.permitting(user, permission).order_by().values("pk")
        return self.filter(referral__in=seen)


class ReferrerAnswer(RefRecord):
    """What whoever told us said to what they were told. It stands, in their words."""

    VIEW = Referral.VIEW

    class View(models.TextChoices):
        UNDERSTOOD = "understood", "I understand what was decided"
        DISAGREE = "disagree", "I disagree"
        MORE = "more", "I have more to tell"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="answers")
    view = models.CharField(max_length=12, choices=View)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("words",)
    holds_words_of_a_call = True

    objects = AnswerQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["answered_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="who_disagrees_or_tells_more_says_what",
                condition=Q(view="understood") | ~Q(words=""),
            ),
        ]

    def __str__(self):
        return self.get_view_display()


class ReLookQuerySet(AnswerQuerySet):
    def permitting(self, user, permission):
        """Whoever may do this with the referral; with all that its page shows of it, and whether
        they looked at the same decision before."""
        shown = ("answer", "referral__agency", "referral__decision__decided_by")
        before = ReLook.objects.filter(referral=models.OuterRef("referral"), looked_by=user.pk)
        rows = super().permitting(user, permission).select_related(*shown)
        return rows.annotate(looked_before=models.Exists(before))

    def waiting(self):
        """Those nobody has looked at yet, longest first."""
        return self.filter(looked_at=None).order_by("asked_at", "pk")

    def for_whom(self, user):
        """Those that wait for this person; given to nobody, for whoever never judged them."""
        judged = Q(referral__decision__decided_by=user.pk) | Q(referral__relooks__looked_by=user.pk)
        theirs = Q(given_to=None) & ~judged
        return self.waiting().filter(Q(given_to=user.pk) | theirs)


class ReLook(AboutChildren, RefRecord):
    """Whoever told us disagrees, and somebody who never judged it looks at it again."""

    VIEW = Referral.VIEW

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="relooks")
    answer = models.OneToOneField(ReferrerAnswer, on_delete=models.PROTECT, related_name="relook")
    asked_at = models.DateTimeField()
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=Decision.Outcome, blank=True)
    reasons = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("reasons",)
    holds_words_of_a_call = True

    history = kept_history()
    objects = ReLookQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_second_look_has_a_result_reasons_and_somebody_who_looked",
                condition=Q(looked_at=None, looked_by=None, outcome="", reasons="")
                | Q(looked_at__gte=F("asked_at"), looked_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(reasons=""),
            ),
        ]

    def __str__(self):
        return "A second look"

    @property
    def is_changed(self):
        """Whether something else came of it than was decided first."""
        return self.outcome != self.referral.decision.outcome

    def is_judged_by(self, user):
        """Whether this person decided it, or looked at it again before: somebody else does now."""
        looks = {look.looked_by_id for look in self.referral.relooks.all()}
        return user.pk in {self.referral.decision.decided_by_id, *looks}

    def rows_with_children(self):
        return self.referral.rows_with_children()
