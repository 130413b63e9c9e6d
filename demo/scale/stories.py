"""Stories: ten years of visits, calls and meetings, each written once for all it concerns."""

from datetime import timedelta

from audit import clock
from audit.refs import new_ref
from casework.levels import Level
from casework.models import Entry, EntryChild
from demo.scale.shape import ENTRIES_OF_THE_FULLEST, ENTRIES_OF_THE_LONGEST
from demo.scale.words import SENTENCES

KINDS = (
    Entry.Kind.VISIT,
    Entry.Kind.CALL,
    Entry.Kind.MEETING,
    Entry.Kind.OBSERVATION,
    Entry.Kind.MESSAGE,
    Entry.Kind.CONTACT,
)
YEARS = timedelta(days=3_650)
WITH_SIBLINGS, SHARED, SIGNIFICANT, SEEN_ALONE = 0.2, 0.05, 0.08, 0.15


def tables(load):
    """Make the tables ready, parents before children."""
    load.table(
        Entry, "ref", "kind", "happened_at", "is_time_known", "recorded_at", "by_user",
        "by_agency", "title", "text", "level", "is_named", "is_shared_per_child",
        "is_significant", "about_kind", "about_ref",
    )  # fmt: skip
    load.table(EntryChild, "entry", "child", "happened_at", "seen", "words", "meaning")


def build(load, shape, rand, families, council):
    """Load the entries: most children have few, some very many, one 2,000 and one 5,000."""
    host, _, workers, _ = council
    mean = shape.entries / shape.children
    told = 0
    for number, family in enumerate(families):
        for child in family:
            for _ in range(_how_many(rand, mean, number, child == family[0])):
                _entry(load, rand, child, family, rand.choice(workers), host)
                told += 1
        load.flush_if_full()
        load.progress("entries", min(told, shape.entries - 1), shape.entries)
    load.progress("entries", shape.entries, shape.entries)


def _how_many(rand, mean, family_number, is_first):
    if is_first and family_number == 0:
        return ENTRIES_OF_THE_LONGEST
    if is_first and family_number == 1:
        return ENTRIES_OF_THE_FULLEST
    return min(int(rand.expovariate(1 / mean)), ENTRIES_OF_THE_LONGEST)


def _entry(load, rand, child, family, worker, host):
    happened_at = clock.now() - rand.random() * YEARS
    text = " ".join(rand.choices(SENTENCES, k=rand.randint(1, 6)))
    level = Level.PLAN if rand.random() < SHARED else Level.RECORD
    is_significant = rand.random() < SIGNIFICANT
    entry = load.add(
        Entry, new_ref(), rand.choice(KINDS), happened_at, True, happened_at, worker.pk, host.pk,
        "", text, level.value, False, False, is_significant, "", "",
    )  # fmt: skip
    # What partners read is about one child, so that their sort keys are exact when worked out.
    is_of_all = level == Level.RECORD and rand.random() < WITH_SIBLINGS
    about = family if is_of_all else [child]
    for each in about:
        seen = EntryChild.Seen.ALONE if rand.random() < SEEN_ALONE else ""
        load.add(EntryChild, entry, each, happened_at, seen, "", "")
