from django.conf import settings
from django.db import models
from django.db.models import Q
from guardian.managers import GroupObjectPermissionManager, UserObjectPermissionManager
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from audit.records import Record, RecordQuerySet, kept_history
from casework.levels import Level


class Grant(Record):
    """How far one holder may see into one child, because of which share, until when.

    django-guardian's direct-foreign-key rows, with three columns of ours: the level again as
    a number, so that an entry's level can be compared with it; `until`, a moment checked at
    every reading; and on the network row `moved_at`, the sort key of this holder's list: it
    moves only when something happened that this holder may read.
    """

    level = models.PositiveSmallIntegerField(choices=Level)
    until = models.DateTimeField(null=True, blank=True)
    share = models.ForeignKey("casework.Share", null=True, blank=True, on_delete=models.PROTECT)
    moved_at = models.DateTimeField(null=True, blank=True)

    class Meta(Record.Meta):
        abstract = True


class ChildGroupGrant(Grant, GroupObjectPermissionBase):
    """What the record staff, a team or an agency's leads may see of one child."""

    content_object = models.ForeignKey(
        "casework.Child", on_delete=models.CASCADE, related_name="group_grants"
    )
    objects = GroupObjectPermissionManager.from_queryset(RecordQuerySet)()

    class Meta(GroupObjectPermissionBase.Meta, Grant.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["group", "permission", "-moved_at", "-content_object"],
                name="group_caseload",
            ),
            models.Index(fields=["content_object", "level", "group"], name="group_reach"),
        ]


class ChildUserGrant(Grant, UserObjectPermissionBase):
    """What one person may see of one child."""

    content_object = models.ForeignKey(
        "casework.Child", on_delete=models.CASCADE, related_name="user_grants"
    )
    objects = UserObjectPermissionManager.from_queryset(RecordQuerySet)()

    class Meta(UserObjectPermissionBase.Meta, Grant.Meta):
        abstract = False
        indexes = [
            models.Index(
                fields=["user", "permission", "-moved_at", "-content_object"],
                name="user_caseload",
            ),
            models.Index(fields=["content_object", "level", "user"], name="user_reach"),
        ]


class Exclusion(Record):
    """Somebody who must never see this child's record: an aunt, a neighbour."""

    child = models.ForeignKey("casework.Child", on_delete=models.PROTECT, related_name="exclusions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exclusions"
    )
    why = models.CharField(max_length=300)
    ended_at = models.DateTimeField(null=True, blank=True)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_live_exclusion", fields=["child", "user"], condition=Q(ended_at=None)
            )
        ]

    def __str__(self):
        return f"{self.user} is kept from {self.child}"
