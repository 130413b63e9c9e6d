from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, TextField

from agencies.roles import HANDS_ON
from audit.records import RecordQuerySet, RefRecord, kept_history
from casework.models.children import Child
from casework.models.permitting import excluded_from
from casework.models.referrals import Referral, ReferralChild

MESSAGE_PERMISSIONS = frozenset({"casework.read_message"})


class MessageQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Whoever answers the telephone; but none that names a child they are kept from.

        No child is known of it yet, so the name decides: rather too many are kept back than one
        too few.
        """
        if permission not in MESSAGE_PERMISSIONS:
            return super().permitting(user, permission)
        if not user.is_active or user.role not in HANDS_ON:
            return self.none()
        kept = Child.objects.filter(pk__in=excluded_from(user)).order_by()
        kept = kept.annotate(**{text: _of(text) for text in Message.sealable})
        return self.filter(~Exists(kept.filter(_IS_NAMED)))

    def unread(self):
        """Those nobody has taken up or set aside, longest first."""
        return self.filter(referral=None, set_aside_at=None).order_by("received_at", "pk")


def _of(column):
    return ExpressionWrapper(OuterRef(column), output_field=TextField())


NAMES = ("person__given_name", "person__known_as", "person__family_name")


class Message(RefRecord):
    """What somebody wrote to us on the public page. It is about no child we know until a worker
    has read it and said whom it is about: then it is a call, with the same reference.
    """

    VIEW = "casework.read_message"

    class Sender(models.TextChoices):
        CHILD = "child", "I am the child or young person"
        PARENT = "parent", "I am their parent or carer"
        PROFESSIONAL = "professional", "I work with children or families"
        PUBLIC = "public", "Somebody else: a neighbour, a friend, a relative"

    received_at = models.DateTimeField()
    sender = models.CharField(max_length=12, choices=Sender)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    safe_contact = models.CharField(max_length=200, blank=True)
    about = models.TextField()
    worries = models.TextField()
    going_well = models.TextField(blank=True)
    needs_to_happen = models.TextField(blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referral = models.OneToOneField(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="message"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_set_aside = models.TextField(blank=True)

    sealable = ("about", "worries", "going_well", "needs_to_happen")
    holds_words_of_a_call = True

    history = kept_history()
    objects = MessageQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_message_says_something_about_somebody",
                condition=~Q(worries="") & ~Q(about=""),
            ),
            models.CheckConstraint(
                name="a_message_is_set_aside_by_somebody_for_a_reason",
                condition=Q(set_aside_at=None, set_aside_by=None, why_set_aside="")
                | Q(set_aside_at__isnull=False, set_aside_by__isnull=False, referral=None)
                & ~Q(why_set_aside=""),
            ),
        ]
        indexes = [
            # What waits is asked for on every home page; what was answered is never few.
            models.Index(
                name="message_that_waits",
                fields=["received_at"],
                condition=Q(referral=None, set_aside_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.who}, {self.received_at:%d %B %Y}"

    @property
    def who(self):
        """The name they gave; of those who gave none, what they are."""
        return self.name or NAMELESS[self.sender]

    def rows_with_children(self):
        return ReferralChild.objects.none()

    def children_concerned(self):
        return []


_IS_NAMED = reduce(
    or_,
    (
        ~Q(**{name: ""}) & Q(**{f"{text}__icontains": F(name)})
        for text in Message.sealable
        for name in NAMES
    ),
)
"""A child’s name, any of the three, stands in any of what was written."""

NAMELESS = {
    Message.Sender.CHILD: "A young person",
    Message.Sender.PARENT: "A parent or carer",
    Message.Sender.PROFESSIONAL: "Somebody who works with children",
    Message.Sender.PUBLIC: "Somebody who gave no name",
}
