from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from audit.records import Record, RecordQuerySet, RefRecord, kept_history
from casework.framework import Dimension
from casework.models import Child, Entry, Involvement
from casework.models.about_children import AboutChildren
from casework.models.permitting import holds
from casework.models.story import readable_whole
from casework.moments import Precision
from signs_of_safety.models.maps import Map, MapChild

WORKINGS = "signs_of_safety.view_workings"


class Kind(models.TextChoices):
    """The seven kinds of statement. What people call them is data: see signs_of_safety.labels."""

    HARM = "harm", "Harm"
    DANGER = "danger", "Danger"
    FACTOR = "factor", "Complicating factor"
    STRENGTH = "strength", "Existing strength"
    SAFETY = "safety", "Existing safety"
    GOAL = "goal", "Safety goal"
    STEP = "step", "Next step"


QUOTES = (Kind.HARM, Kind.FACTOR, Kind.STRENGTH, Kind.SAFETY)
"""What may be said in the words of an entry. The others become a plan, which others read."""

ANSWERS = {Kind.SAFETY: Kind.DANGER, Kind.GOAL: Kind.DANGER, Kind.STEP: Kind.GOAL}
"""What a statement answers: safety and a goal a danger, and a step a goal."""


class StatementQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Statements of maps one may read, less those that keep more than the map does.

        Words that came from an entry keep its readers until somebody opened them. What is for a
        helper to do is unknown to whoever may not know of the helper. And what was taken out
        before the map was agreed is for the workers of the record.
        """
        maps = Map.objects.permitting(user, permission).filter(pk=OuterRef("map_id"))
        workings = Map.objects.permitting(user, WORKINGS).filter(pk=OuterRef("map_id"))
        opened = Opened.objects.filter(statement_id=OuterRef("pk"))
        whose = MapChild.objects.filter(map_id=OuterRef("map_id"))
        unknown = whose.exclude(holds(user, OuterRef("who__level"), "child_id"))
        return self.filter(
            Q(Exists(maps)),
            Q(entry=None) | Exists(opened) | readable_whole(user, "entry_id", "entry__"),
            Q(who=None) | ~Exists(unknown),
            Q(taken_out_at=None) | Exists(workings),
        ).select_related("map__lead", "map__agreed_by", "who__agency")

    def standing(self):
        """Those that were not taken out again while the map was made."""
        return self.filter(taken_out_at=None)


class Statement(AboutChildren, RefRecord):
    """One thing said on a map: of which kind, in whose words, and about which children.

    `answers` pairs it: a goal, or what already keeps a child safe, with a danger; a next step
    with a goal. `entry` is the line of the story its words came from; they keep its readers.
    `sibling_key`, which is never shown, ties a next step to what it is in the plans.
    """

    VIEW = Map.VIEW

    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField()
    whose = models.CharField(max_length=120, blank=True)
    is_familys_own = models.BooleanField(default=False)
    happened_at = models.DateTimeField(null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.DAY)
    source = models.CharField(max_length=200, blank=True)
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by"
    )
    who = models.ForeignKey(
        Involvement, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    by_on = models.DateField(null=True, blank=True)
    by_words = models.CharField(max_length=120, blank=True)
    sibling_key = models.CharField(max_length=12, blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    place = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    why_taken_out = models.CharField(max_length=300, blank=True)

    sealable = ("words", "source")
    holds_words_of_an_entry = True

    objects = StatementQuerySet.as_manager()
    history = kept_history()

    class Meta(RefRecord.Meta):
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(name="a_statement_says_something", condition=~Q(words="")),
            models.CheckConstraint(name="a_statement_is_of_a_kind", condition=Q(kind__in=Kind)),
            models.CheckConstraint(
                name="a_goal_and_safety_answer_a_danger_and_a_step_a_goal",
                condition=Q(kind__in=ANSWERS, answers__isnull=False)
                | (~Q(kind__in=ANSWERS) & Q(answers=None)),
            ),
            models.CheckConstraint(
                name="a_next_step_is_for_somebody",
                condition=Q(kind=Kind.STEP, who__isnull=False) | (~Q(kind=Kind.STEP) & Q(who=None)),
            ),
            models.CheckConstraint(
                name="what_goes_into_a_plan_is_in_words_of_its_own",
                condition=Q(entry=None) | Q(kind__in=QUOTES),
            ),
            models.CheckConstraint(
                name="a_statement_is_taken_out_for_a_reason",
                condition=Q(taken_out_at=None, why_taken_out="")
                | (Q(taken_out_at__isnull=False) & ~Q(why_taken_out="")),
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def is_reworded(self):
        """Whether it says something else than on the map before."""
        return self.follows is not None and self.follows.words != self.words

    @property
    def is_a_worry(self):
        """Whether it tells of a harm or a danger: what a family may see quite differently."""
        return self.kind in (Kind.HARM, Kind.DANGER)


class StatementChild(Record):
    """A child a statement is about."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="statement_rows")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_in_a_statement_once", fields=["statement", "child"]
            )
        ]

    def __str__(self):
        return f"{self.child} in a statement"


class Occasion(Record):
    """A time when a strength protected the children from the danger, while the danger was there."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="occasions")
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.DAY)
    what = models.TextField(blank=True)
    who_saw = models.CharField(max_length=200, blank=True)

    sealable = ("what",)

    class Meta(Record.Meta):
        ordering = ["happened_at", "pk"]

    def __str__(self):
        return f"It kept them safe on {self.happened_at:%d %B %Y}"


class StatementTag(Record):
    """A side of the child's life that a statement is about: said after it is written."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="tags")
    dimension = models.CharField(max_length=20, choices=Dimension)

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_statement_is_tagged_once", fields=["statement", "dimension"]
            )
        ]

    def __str__(self):
        return self.get_dimension_display()


class Disagreement(Record):
    """Who sees it differently, and in what words. It is part of the statement, and it stands."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="disagreements")
    who = models.CharField(max_length=120)
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("words",)

    class Meta(Record.Meta):
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_disagreement_is_somebodys", condition=~Q(who="") & ~Q(words="")
            )
        ]

    def __str__(self):
        return f"{self.who} sees it differently"


class Opened(Record):
    """Words from an entry were opened to all who read the map: by whose choice, and why."""

    class How(models.TextChoices):
        CHILD = "child", "The child agreed"
        MANAGER = "manager", "A manager decided"

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="opened")
    how = models.CharField(max_length=10, choices=How)
    why = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    sealable = ("why",)

    class Meta(Record.Meta):
        ordering = ["pk"]
        verbose_name_plural = "opened"
        constraints = [
            models.CheckConstraint(name="words_are_opened_for_a_reason", condition=~Q(why=""))
        ]

    def __str__(self):
        return self.get_how_display()
