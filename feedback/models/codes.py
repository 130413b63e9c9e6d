from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef

from audit import clock
from audit.records import Record, RecordQuerySet
from casework.models import Link

LASTS = timedelta(minutes=15)


class CodeSentQuerySet(RecordQuerySet):
    def live(self, link):
        """The newest code of this link, while it lasts and was not entered."""
        used = CodeTried.objects.filter(code=OuterRef("pk"), was_right=True)
        return self.filter(~Exists(used), link=link, sent_at__gt=clock.now() - LASTS)[:1]

    def today(self, link):
        """The codes sent for this link in the last day and night."""
        return self.filter(link=link, sent_at__gt=clock.now() - timedelta(days=1))


class CodeSent(Record):
    """A code that was sent to the address somebody was told at. Only its hash is kept."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="codes")
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()

    objects = CodeSentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return f"A code for {self.link}"


class CodeTried(Record):
    """Somebody entered a code, rightly or not: after a few tries it opens nothing."""

    code = models.ForeignKey(CodeSent, on_delete=models.PROTECT, related_name="tries")
    tried_at = models.DateTimeField()
    was_right = models.BooleanField()

    class Meta(Record.Meta):
        ordering = ["tried_at", "pk"]

    def __str__(self):
        return f"{self.code}, tried"
