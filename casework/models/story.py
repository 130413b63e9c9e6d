from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery

from agencies.models import Agency
from audit.records import Record, RecordQuerySet, RefRecord
from casework.levels import Level
from casework.models.about_children import AboutChildren
from casework.models.as_read import AsRead
from casework.models.children import Child
from casework.models.permitting import about_every_child, holds, rule_for
from casework.moments import Precision


class EntryQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """The entries `user` may read: their level reached for every child, or written for them.

        Entries for named people are for them only, and they still need a grant on every child.
        Whoever wrote an entry goes on reading it while they may see who helps each child. To do
        something with an entry takes what that asks for on every child of it besides.
        """
        rule = rule_for(user, permission)
        if rule is None:
            return self.none()
        about = Exists(EntryChild.objects.filter(entry=OuterRef("pk")))
        rows = self.filter(about, readable_whole(user, "pk", ""))
        if permission != Entry.VIEW:
            rows = rows.filter(about_every_child(user, rule.level, EntryChild, "entry"))
        return rows.annotate(corrected=_corrected("pk"))


class Entry(AboutChildren, RefRecord):
    """One line of one or more children's stories. Once recorded it is never edited."""

    class Kind(models.TextChoices):
        VISIT = "visit", "Visit"
        CALL = "call", "Call"
        MEETING = "meeting", "Meeting"
        OBSERVATION = "observation", "Something seen"
        MESSAGE = "message", "Message"
        DOCUMENT = "document", "Letter or document"
        CONTACT = "contact", "Somebody told us something"
        DECISION = "decision", "Decision"
        MILESTONE = "milestone", "Milestone"
        TAKEN_OUT = "taken-out", "Taken out"

    VIEW = "casework.view_network"

    kind = models.CharField(max_length=12, choices=Kind)
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.MINUTE)
    recorded_at = models.DateTimeField()
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    by_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    from_whom = models.CharField(max_length=200, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.RECORD)
    is_named = models.BooleanField(default=False)
    is_shared_per_child = models.BooleanField(default=False)
    is_significant = models.BooleanField(default=False)
    about_kind = models.CharField(max_length=20, blank=True)
    about_ref = models.CharField(max_length=12, blank=True)

    sealable = ("kind", "title", "text", "from_whom")

    objects = EntryQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["-happened_at", "-pk"]
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                name="an_entry_says_something", condition=~Q(text="") | ~Q(title="")
            ),
            models.CheckConstraint(
                name="an_entry_tells_of_what_has_happened",
                condition=Q(happened_at__lte=F("recorded_at")),
            ),
            models.CheckConstraint(
                name="an_entry_says_how_exactly_it_is_dated",
                condition=Q(precision__in=Precision.values),
            ),
        ]

    def __str__(self):
        return self.title or self.get_kind_display()

    @property
    def text_now(self):
        """Its words as they were corrected last. Only of an entry that was read by permission."""
        return self.corrected or self.text

    @property
    def is_taken_out(self):
        """Whether it was about the wrong person: one neutral line stands in its place."""
        return self.kind == self.Kind.TAKEN_OUT

    @property
    def tells_of_another(self):
        """Whether it tells of a record that has its own words, and its own way to add to them."""
        return bool(self.about_kind)

    def rows_with_children(self):
        rows = self.child_rows.current().select_related("child__person")
        return rows.order_by("child__person__born_on", "child_id")


class EntryChildQuerySet(RecordQuerySet):
    def current(self):
        """What stands of each child now, where a correction wrote it anew."""
        later = EntryChild.objects.filter(
            entry_id=OuterRef("entry_id"), child_id=OuterRef("child_id"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later))

    def permitting(self, user, permission):
        """Rows of entries this user may read whole, and of those shared child by child."""
        rule = rule_for(user, permission)
        if rule is None:
            return self.none()
        whole = readable_whole(user, "entry_id", "entry__")
        apart = Q(entry__is_shared_per_child=True, entry__is_named=False) & holds(
            user, F("entry__level"), "child_id"
        )
        is_whole = ExpressionWrapper(whole, output_field=models.BooleanField())
        rows = self.current().annotate(is_whole=is_whole, corrected=_corrected("entry_id"))
        return rows.filter(Q(is_whole=True) | apart)


class EntryChild(AsRead, Record):
    """What in an entry is one child's: when, seen, their own words, what it meant for them.

    A correction writes the row of a child anew, and says so; the newest stands.
    """

    class Seen(models.TextChoices):
        NOT_SAID = "", "Not said"
        NOT_SEEN = "not-seen", "Not seen"
        SEEN = "seen", "Seen"
        ALONE = "alone", "Seen alone"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="child_rows")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="entry_rows")
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=6, choices=Precision, default=Precision.MINUTE)
    seen = models.CharField(max_length=10, choices=Seen, blank=True)
    words = models.TextField(blank=True)
    meaning = models.TextField(blank=True)
    correction = models.ForeignKey(
        "Amendment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="child_rows",
    )

    sealable = ("seen", "words", "meaning")

    objects = EntryChildQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-happened_at", "-entry_id"]
        constraints = [
            models.UniqueConstraint(
                name="a_child_is_in_an_entry_once",
                fields=["entry", "child"],
                condition=Q(correction=None),
            ),
            models.UniqueConstraint(
                name="a_child_is_in_a_correction_once",
                fields=["correction", "child"],
                condition=Q(correction__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-happened_at", "-entry"], name="story_of_a_child"),
            models.Index(fields=["entry", "child"], name="a_child_in_an_entry"),
        ]

    def __str__(self):
        return f"{self.child} in {self.entry}"


class AmendmentQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """A correction has exactly the readers of its entry, and so has what was added."""
        return self.filter(entry__in=Entry.objects.permitting(user, permission))


class Amendment(RefRecord):
    """What was written of an entry later: its words anew, with the reason, or something added.

    The entry itself stays as it was. A correction gives its reason; an addition needs none.
    """

    VIEW = Entry.VIEW

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="amendments")
    text = models.TextField()
    reason = models.TextField(blank=True)
    written_at = models.DateTimeField()
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="amendments"
    )

    sealable = ("text", "reason")

    objects = AmendmentQuerySet.as_manager()

    class Meta(RefRecord.Meta):
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(name="what_is_added_says_something", condition=~Q(text=""))
        ]

    def __str__(self):
        return f"{'Corrected' if self.is_correction else 'Added'} {self.written_at:%d %B %Y}"

    @property
    def is_correction(self):
        return bool(self.reason)


def _corrected(key):
    """The words of the newest correction of the entry at `key`, or nothing."""
    corrections = Amendment.objects.filter(entry_id=OuterRef(key)).exclude(reason="")
    return Subquery(corrections.order_by("-written_at", "-pk").values("text")[:1])


def readable_whole(user, key, entry):
    """A condition: `user` may read all of the entry whose key is `key`, by its columns `entry…`.

    Said of the columns of one entry, and not as a question of its own about each, so that a
    database meets an entry's level once, and most entries with one probe of an index.
    """
    rows = EntryChild.objects.filter(entry_id=OuterRef(key))

    def lacks(level):
        return Exists(rows.exclude(holds(user, level, "child_id")))

    named = Q(Exists(EntryReader.objects.filter(entry_id=OuterRef(key), user_id=user.pk)))
    mine = Q(**{f"{entry}by_user_id": user.pk})
    common = Q(**{f"{entry}is_named": False}) & ~Q(lacks(OuterRef(f"{entry}level")))
    return common | ((mine | named) & ~Q(lacks(Level.NETWORK)))


class EntryReader(Record):
    """Somebody an entry was written for, when it is for named people only."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="reader_rows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_reader_is_named_once", fields=["entry", "user"])
        ]

    def __str__(self):
        return f"{self.user} reads {self.entry}"
