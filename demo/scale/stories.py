"""Stories: years of visits, calls and meetings, each written once for all it concerns."""

from datetime import timedelta

from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, EntryReader, Referral, ReferralChild
from casework.moments import Precision
from demo.scale.words import SENTENCES, family_name, given_name

Kind, Seen = Entry.Kind, EntryChild.Seen
KINDS = (Kind.VISIT, Kind.CALL, Kind.MEETING, Kind.OBSERVATION, Kind.MESSAGE, Kind.CONTACT)
WITH_SIBLINGS, SHARED, NAMED, SIGNIFICANT, SEEN_ALONE, SPOKE = 0.2, 0.05, 0.01, 0.08, 0.15, 0.1
UNDECIDED = 0.003
HOW_EXACTLY = {
    Precision.MINUTE: 80,
    Precision.ABOUT: 5,
    Precision.PART: 5,
    Precision.DAY: 7,
    Precision.WEEK: 2,
    Precision.MONTH: 1,
}
"""Of a hundred entries, how many are dated how."""


def tables(load):
    """Make the tables ready, parents before children."""
    load.table(
        Entry, "ref", "kind", "happened_at", "precision", "recorded_at", "by_user",
        "by_agency", "title", "text", "from_whom", "level", "is_named", "is_shared_per_child",
        "is_significant", "about_kind", "about_ref",
    )  # fmt: skip
    load.table(
        EntryChild, "entry", "child", "happened_at", "precision", "seen", "words", "meaning",
        "correction",
    )  # fmt: skip
    load.table(EntryReader, "entry", "user")
    load.table(
        Referral, "ref", "received_at", "taken_by", "caller_name", "caller_role", "phone",
        "safe_to_ring", "worries", "going_well", "needs_to_happen",
    )  # fmt: skip
    load.table(ReferralChild, "referral", "child")
    load.table(Decision, "referral", "outcome", "reasons", "decided_at", "decided_by")


def build(load, shape, rand, homes, council):
    """Load the calls and the entries: most children have few, and one 2,000."""
    long_ones = {0: shape.longest, 1: shape.fullest}
    mean, told = (shape.entries - sum(long_ones.values())) / shape.children, 0
    for home in homes:
        _call(load, rand, home)
        for child in home.children:
            is_first = child == home.children[0]
            many = min(int(rand.expovariate(1 / mean) + 0.5), shape.longest)
            for _ in range(long_ones.get(home.number, many) if is_first else many):
                _entry(load, rand, child, home, council.host)
                load.flush_if_full()
                told += 1
        load.progress("entries", min(told, shape.entries - 1), shape.entries)
    load.progress("entries", shape.entries, shape.entries)


def _entry(load, rand, child, home, host):
    happened_at = home.some_day(rand)
    precision = rand.choices(*zip(*HOW_EXACTLY.items(), strict=True))[0].value
    text = " ".join(rand.choices(SENTENCES, k=rand.randint(1, 6)))
    level = Level.PLAN if rand.random() < SHARED else Level.RECORD
    is_named = level == Level.RECORD and rand.random() < NAMED
    entry = load.add(
        Entry, load.ref(), rand.choice(KINDS), happened_at, precision, happened_at,
        home.worker.user, host.pk, "", text, "", level.value, is_named, False,
        rand.random() < SIGNIFICANT, "", "",
    )  # fmt: skip
    # What partners read is about one child, so that their sort keys are exact when worked out.
    is_of_all = level == Level.RECORD and rand.random() < WITH_SIBLINGS
    for each in home.children if is_of_all else [child]:
        seen = Seen.ALONE if rand.random() < SEEN_ALONE else ""
        words = "I like it when it is quiet." if rand.random() < SPOKE else ""
        load.add(EntryChild, entry, each, happened_at, precision, seen, words, "", None)
    if is_named:
        load.add(EntryReader, entry, home.worker.user)


def _call(load, rand, home):
    """The call it began with; a few of today's nobody has decided about."""
    received_at = home.some_day(rand)
    caller = f"{given_name(rand)} {family_name(rand)}"
    referral = load.add(
        Referral, load.ref(), received_at, home.worker.user, caller,
        "class teacher", "01632 960003", "", rand.choice(SENTENCES), "", "",
    )  # fmt: skip
    for child in home.children:
        load.add(ReferralChild, referral, child)
    if not home.is_open or rand.random() > UNDECIDED:
        decided_at = received_at + timedelta(hours=3)
        load.add(
            Decision, referral, Decision.Outcome.ASSESSMENT, "The family wants the help.",
            decided_at, home.worker.user,
        )  # fmt: skip
