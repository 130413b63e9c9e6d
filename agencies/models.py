from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from agencies.roles import (
    CASEWORKERS,
    EVERYONE_WITH_CHILDREN,
    HANDS_ON,
    PARTNERS,
    RECORD_STAFF,
    Role,
)
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from audit.refs import LENGTH, new_ref


class AgencyQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """An agency is worked for by its own people; each permission says in which roles.

        Everybody may write to the council, and say to it what gets in their way.
        """
        if not user.is_active or user.role not in AGENCY_PERMISSIONS[permission]:
            return self.none()
        if permission in TO_THE_COUNCIL:
            return self.filter(is_host=True)
        return self.filter(pk=user.agency_id)

    def host(self):
        """The agency whose record this is."""
        return self.get(is_host=True)


TO_THE_COUNCIL = {"agencies.write_to_us", "agencies.raise_blockage"}

AGENCY_PERMISSIONS = {
    "agencies.write_to_us": frozenset(Role),
    "agencies.raise_blockage": EVERYONE_WITH_CHILDREN,
    "agencies.keep_accounts": frozenset({Role.ADMIN}),
    "agencies.answer_the_telephone": HANDS_ON,
    "agencies.ask_if_known": HANDS_ON,
    "agencies.review_glass": frozenset({Role.REVIEWER}),
    "agencies.see_learning": frozenset({Role.WORKER, Role.MANAGER, Role.REVIEWER}),
    "agencies.open_ratings": frozenset({Role.MANAGER, Role.REVIEWER}),
}


class Agency(RefRecord):
    """An organisation that works with children: social care itself, a school, a health trust."""

    class Kind(models.TextChoices):
        SOCIAL_CARE = "social-care", "Children's social care"
        HEALTH = "health", "Health"
        POLICE = "police", "Police"
        PROBATION = "probation", "Probation"
        EDUCATION = "education", "School or college"
        EARLY_YEARS = "early-years", "Nursery or childminder"
        YOUTH = "youth", "Youth service"
        VOLUNTARY = "voluntary", "Voluntary or faith organisation"
        ADULTS = "adults", "Adult services"
        HOUSING = "housing", "Housing"

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    phone = models.CharField(max_length=30, blank=True)
    is_host = models.BooleanField(default=False)
    is_kept_close = models.BooleanField(
        default=False,
        help_text="Whose help alone tells something of a grown-up: a refuge, a clinic, probation.",
    )
    staff = models.OneToOneField(
        Group,
        on_delete=models.PROTECT,
        related_name="agency",
        help_text="Who sees by its grants: the host's record staff, or a partner's leads.",
    )

    objects = AgencyQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["name", "pk"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                name="there_is_one_host", fields=["is_host"], condition=Q(is_host=True)
            )
        ]

    def __str__(self):
        return self.name


class Team(RefRecord):
    """Workers of one agency who share children."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    members = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team")
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_team_has_its_own_name", fields=["agency", "name"])
        ]

    def __str__(self):
        return self.name


class UserManager(BaseUserManager):
    def signed_in(self, pk):
        """One user with membership, agency and groups, in the one query a request may spend."""
        rows = list(
            self.filter(pk=pk)
            .select_related("membership__agency")
            .annotate(one_group=F("groups__id"))
        )
        if not rows:
            return None
        user = rows[0]
        user.group_ids = tuple(sorted(row.one_group for row in rows if row.one_group))
        return user

    def caseworkers(self):
        """Those a child can be allocated to: the council's social workers and their managers."""
        return self.filter(
            is_active=True, membership__agency__is_host=True, membership__role__in=CASEWORKERS
        )

    def by_ref(self, refs):
        """{reference: user} with where they work, also of those who have left."""
        users = self.filter(ref__in=set(refs)).select_related("membership__agency")
        return {user.ref: user for user in users}


class User(AbstractBaseUser):
    """Someone who signs in. Everything they may do comes from their membership and from grants."""

    kind = "user"

    ref = models.CharField(max_length=LENGTH, unique=True, editable=False, default=new_ref)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    groups = models.ManyToManyField(Group, related_name="user_set", related_query_name="user")

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        default_permissions = ()
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def has_perm(self, permission, record):
        """Whether this person may do this to this record: there is no permission without one."""
        return any(backend.has_perm(self, permission, record) for backend in get_backends())

    @property
    def group_ids(self):
        """The groups whose grants this person sees by, as literal numbers for the planner."""
        if not hasattr(self, "_group_ids"):
            self._group_ids = tuple(self.groups.order_by("pk").values_list("pk", flat=True))
        return self._group_ids

    @group_ids.setter
    def group_ids(self, ids):
        self._group_ids = ids

    @property
    def role(self):
        """What kind of thing they may do, or "" for somebody who belongs nowhere (any more)."""
        membership = getattr(self, "membership", None)
        return membership.role if membership else ""

    @property
    def agency(self):
        membership = getattr(self, "membership", None)
        return membership.agency if membership else None

    @property
    def agency_id(self):
        membership = getattr(self, "membership", None)
        return membership.agency_id if membership else None

    @property
    def is_record_staff(self):
        """Of the host, in a role that works with records."""
        return self.role in RECORD_STAFF and self.agency.is_host


class Membership(Record):
    """Whom somebody works for, and as what. It ends by being deleted; its history stays."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="membership")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    job = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]

    def __str__(self):
        return f"{self.user}, {self.job or self.get_role_display()}, {self.agency}"

    def clean(self):
        """Raises ValidationError for a role of the council's own people at another agency."""
        if (self.role in PARTNERS) == self.agency.is_host:
            raise ValidationError({"role": f"Choose a role that people of {self.agency} can have."})


class TeamMembership(Record):
    """A worker's place in a team."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="places")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="places")
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_place_in_a_team", fields=["membership", "team"])
        ]

    def __str__(self):
        return f"{self.membership.user} in {self.team}"
