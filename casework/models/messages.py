from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.records import RefRecord, kept_history
from casework.models.by_name import ByNameQuerySet
from casework.models.referrals import Referral, ReferralChild


class MessageQuerySet(ByNameQuerySet):
    def unread(self):
        """Those nobody has taken up or set aside, longest first."""
        return self.filter(referral=None, set_aside_at=None).order_by("received_at", "pk")


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


NAMELESS = {
    Message.Sender.CHILD: "A young person",
    Message.Sender.PARENT: "A parent or carer",
    Message.Sender.PROFESSIONAL: "Somebody who works with children",
    Message.Sender.PUBLIC: "Somebody who gave no name",
}
