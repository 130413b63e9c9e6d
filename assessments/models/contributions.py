from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from assessments.models.assessments import Assessment
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.models import Child
from casework.models.about_children import AboutChildren
from casework.models.permitting import about_every_child, rule_for

INVITATION_PERMISSIONS = {
    "assessments.view_invitation": "casework.contribute",
    "assessments.answer_invitation": "casework.contribute",
}
"""What being asked takes on every child one is asked about; the private link has its own."""


class InvitationQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Those this person was asked by name, about children of whom they may add what they see.

        Whoever writes the assessment reads them there; nobody else knows that somebody was asked.
        """
        rule = rule_for(user, INVITATION_PERMISSIONS[permission])
        if rule is None:
            return self.none()
        rows = self.filter(user_id=user.pk, ended_at=None)
        rows = rows.filter(about_every_child(user, rule.level, InvitationChild, "invitation_id"))
        return rows.select_related("assessment", "asked_by__membership")

    def waiting(self):
        """Those nobody has answered yet; asked before an assessment ended, they wait no longer."""
        is_open = Q(assessment__concluded_at=None)
        asked_since = Q(asked_at__gte=F("assessment__concluded_at"))
        return self.filter(is_open | asked_since, contributions=None, ended_at=None)


class Invitation(AboutChildren, RefRecord):
    """Somebody is asked what they see of these children, for an assessment.

    By their own sign-in (`user`) or by a private link. It names no child but those they are asked
    about, and nothing of the assessment itself.
    """

    VIEW = "assessments.view_invitation"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="invitations")
    who = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    question = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    sealable = ("question",)

    objects = InvitationQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(name="somebody_is_asked_by_name", condition=~Q(who=""))
        ]

    def __str__(self):
        return f"{self.who} was asked"


class InvitationChild(Record):
    """A child somebody is asked about."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_asked_about_once", fields=["invitation", "child"]
            )
        ]

    def __str__(self):
        return f"{self.invitation} about {self.child}"


class ContributionQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """What was said for assessments one may read; in confidence, for the record's workers."""
        readable = Assessment.objects.permitting(user, permission)
        kept = Assessment.objects.permitting(user, "assessments.view_oversight")
        return self.filter(
            Q(assessment__in=readable, is_in_confidence=False) | Q(assessment__in=kept)
        )

    def by(self, user, invitation):
        """What this person answered when they were asked. They go on reading their own words."""
        return self.filter(invitation=invitation, by_user_id=user.pk)


class Contribution(RefRecord):
    """What a parent, another agency or somebody else near the children said for an assessment.

    It stands as theirs and is never altered. What comes after the assessment is finished stands
    beside it.
    """

    class How(models.TextChoices):
        LINK = "link", "by a private link"
        SIGN_IN = "sign-in", "signed in"
        TALK = "talk", "in a talk, written down"

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="contributions"
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    who = models.CharField(max_length=120)
    how = models.CharField(max_length=10, choices=How)
    going_well = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    would_help = models.TextField(blank=True)
    said_on = models.DateField()
    given_at = models.DateTimeField()
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_in_confidence = models.BooleanField(default=False)

    sealable = ("going_well", "worries", "would_help")

    objects = ContributionQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_contribution_says_something",
                condition=~Q(going_well="") | ~Q(worries="") | ~Q(would_help=""),
                violation_error_message="Write something in one of the boxes: any one will do.",
            ),
            models.CheckConstraint(name="a_contribution_is_somebodys", condition=~Q(who="")),
        ]

    def __str__(self):
        return f"{self.who}, for an assessment"

    @property
    def is_since(self):
        """Whether it came when the assessment was finished already."""
        return self.assessment.is_concluded and self.given_at > self.assessment.concluded_at

    def children_concerned(self):
        return [row.child for row in self.child_rows.select_related("child__person")]


class ContributionChild(Record):
    """A child somebody spoke of."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="child_rows"
    )
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_spoken_of_once", fields=["contribution", "child"]
            )
        ]

    def __str__(self):
        return f"{self.contribution} of {self.child}"
