from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from audit import clock
from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.levels import Level
from casework.models.permitting import ThroughTheChild, holds


class Person(RefRecord):
    """Somebody in a child's life, or the child. Read only through a child one may see."""

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    is_birth_estimated = models.BooleanField(default=False)
    expected_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    phone = models.CharField(max_length=30, blank=True)

    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="a_person_is_born_or_expected",
                condition=Q(born_on=None) | Q(expected_on=None),
            ),
            models.CheckConstraint(
                name="a_person_dies_after_being_born",
                condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on")),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.born_on and self.born_on > clock.today():
            raise ValidationError({"born_on": "A birth date cannot be later than today."})

    @property
    def name(self):
        """The name on the page: known as, with the family name."""
        return f"{self.short_name} {self.family_name}".strip()

    @property
    def short_name(self):
        """What this person is called in a sentence."""
        return self.known_as or self.given_name

    @property
    def full_name(self):
        """The name on a birth certificate."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_unborn(self):
        return self.expected_on is not None


class PersonName(Record):
    """A name a person goes or went by, in the shapes that search finds it in."""

    class Use(models.TextChoices):
        USUAL = "usual", "name"
        KNOWN_AS = "known-as", "known as"
        FORMER = "former", "former name"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    use = models.CharField(max_length=10, choices=Use)
    word = models.CharField(max_length=100)
    folded = models.CharField(max_length=100)
    sound = models.CharField(max_length=100, blank=True)

    class Meta(Record.Meta):
        ordering = ["pk"]
        indexes = [
            # Letter by letter, whatever the database's own order, so that a beginning is found.
            models.Index(
                fields=["folded", "person"],
                name="name_as_written",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
            models.Index(fields=["sound", "person"], name="name_as_heard"),
        ]
        constraints = [
            models.UniqueConstraint(name="a_name_is_kept_once", fields=["person", "folded", "use"])
        ]

    def __str__(self):
        return self.word


class Address(Record):
    """Where somebody lives or lived. A protected one is told to nobody without a reason."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.CharField(max_length=250)
    postcode = models.CharField(max_length=10, blank=True)
    lived_from_on = models.DateField(null=True, blank=True)
    lived_until_on = models.DateField(null=True, blank=True)
    is_protected = models.BooleanField(default=False)
    who_must_not_know = models.CharField(max_length=200, blank=True)
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["-lived_from_on", "-pk"]
        verbose_name_plural = "addresses"
        constraints = [
            models.CheckConstraint(
                name="moves_out_after_moving_in",
                condition=Q(lived_until_on=None)
                | Q(lived_from_on=None)
                | Q(lived_until_on__gte=F("lived_from_on")),
            )
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.lines, self.postcode]))


class Family(RefRecord):
    """A household, as the people in it would say. It opens nothing: only children do."""

    name = models.CharField(max_length=120)
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["name", "pk"]
        verbose_name_plural = "families"

    def __str__(self):
        return self.name


class FamilyMembershipQuerySet(RecordQuerySet):
    def current(self):
        """Those who live in the family today."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=clock.today()))

    def household_of(self, child, user):
        """Who lives with this child, for somebody who may read the record.

        A brother or sister whose own record is closed to `user` is not there at all.
        """
        families = FamilyMembership.objects.current().filter(person=child.person_id)
        return (
            self.current()
            .filter(family__in=families.values("family_id"))
            .exclude(person=child.person_id)
            .filter(not_a_hidden_child(user))
            .select_related("person__child")
        )


class FamilyMembership(Record):
    """Somebody's time in a family. A person may be in two at once."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    objects = FamilyMembershipQuerySet.as_manager()
    history = kept_history()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="leaves_a_family_after_joining_it",
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self):
        return f"{self.person} in {self.family}"


def not_a_hidden_child(user):
    """A condition: the person has no record of their own, or one that `user` may open."""
    return Q(person__child=None) | holds(user, Level.NETWORK, "person__child")


class RelationshipQuerySet(ThroughTheChild):
    """At its own level, through the child. A brother or sister is there only if one may open
    their record: they are children first. A mother of 17 is there as the mother she is."""

    def permitting(self, user, permission):
        rows = super().permitting(user, permission)
        rows = rows.select_related("person__child", "through")
        return rows.filter(
            ~Q(kind__in=Relationship.BROTHERS_AND_SISTERS) | not_a_hidden_child(user)
        )

    def current(self):
        """Those that hold today."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=clock.today()))


class Relationship(RefRecord):
    """What one person is to a child, in law and in life: `person` is the `kind` of `child`."""

    VIEW = "casework.view_network"

    class Kind(models.TextChoices):
        MOTHER = "mother", "mother"
        FATHER = "father", "father"
        STEP_PARENT = "step-parent", "step-parent"
        SIBLING = "sibling", "brother or sister"
        HALF_SIBLING = "half-sibling", "half-brother or half-sister"
        GRANDPARENT = "grandparent", "grandparent"
        GREAT_GRANDPARENT = "great-grandparent", "great-grandparent"
        AUNT_OR_UNCLE = "aunt-or-uncle", "aunt or uncle"
        COUSIN = "cousin", "cousin"
        CARER = "carer", "carer"
        FRIEND = "friend", "friend of the family"
        NEIGHBOUR = "neighbour", "neighbour"
        OTHER = "other", "somebody else"

    BROTHERS_AND_SISTERS = (Kind.SIBLING, Kind.HALF_SIBLING)

    child = models.ForeignKey(
        "casework.Child", on_delete=models.PROTECT, related_name="relationships"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=20, choices=Kind)
    through = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Of a grandmother, an aunt, a stepfather: whose mother, sister or partner.",
    )
    words = models.CharField(max_length=200, blank=True)
    has_parental_responsibility = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(default=4)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    objects = RelationshipQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_relationship_of_a_kind_at_a_time",
                fields=["child", "person", "kind"],
                condition=Q(until_on=None),
                violation_error_message="They are written down as this already.",
            ),
            models.CheckConstraint(
                name="a_relationship_ends_after_it_began",
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="nobody_is_a_relative_through_themselves",
                condition=Q(through=None) | ~Q(through=F("person")),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()} of {self.child}"

    def children_concerned(self):
        return [self.child]
