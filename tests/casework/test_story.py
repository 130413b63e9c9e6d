"""One story: written once for all the children it concerns, read as each child's own."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from audit import clock
from audit.models import AuditEvent
from audit.writing import UnauditedWriteError
from casework.actions import contribute, exclude_user, record_entry
from casework.levels import READING, Level
from casework.models import Child, Entry, EntryChild
from casework.story import ForChild, story, tell
from tests.factories import ChildFactory, allocate, arranging, restricted, share_with, told


def read_by(user, child):
    """What this user reads in this child's story: the entries, and whether whole."""
    return [(row.entry, row.is_whole) for row in story(child, user)]


def permitted(user):
    return list(Entry.objects.permitting(user, Entry.VIEW))


def test_a_visit_is_recorded_once_for_all_the_children_seen(ty, mia, worker):
    entry = record_entry(
        ty,
        by=worker,
        kind="visit",
        text="A home visit",
        rows=[ForChild(ty, seen="alone", words="I like school"), ForChild(mia, seen="seen")],
    )

    assert Entry.objects.count() == 1
    assert list(
        entry.child_rows.order_by("child").values_list("child", "seen", "words", "meaning")
    ) == [(ty.pk, "alone", "I like school", ""), (mia.pk, "seen", "", "")]
    assert [row.child_ref for row in AuditEvent.objects.order_by("child_ref")] == sorted(
        [ty.ref, mia.ref]
    )


def test_what_it_meant_makes_it_significant(ty, worker):
    meant = record_entry(
        ty, by=worker, kind="visit", text="Home", rows=[ForChild(ty, meaning="She was heard")]
    )
    plain = record_entry(ty, by=worker, kind="visit", text="Home")

    assert (meant.is_significant, plain.is_significant) == (True, False)


@pytest.mark.parametrize("level", READING)
def test_an_entry_is_read_from_its_own_level_up(ty, lead, level):
    entries = {each: told(ty, level=each, text=each.label) for each in READING}
    share_with(lead.agency, ty, level=level)

    assert set(permitted(lead)) == {entries[each] for each in READING if each <= level}


def test_an_entry_about_several_children_is_read_only_by_who_may_for_every_one(
    ty, mia, lead, worker
):
    both, one = told(ty, mia, level=Level.PLAN), told(ty, level=Level.PLAN)
    share_with(lead.agency, ty)

    assert read_by(lead, ty) == [(one, True)]
    share_with(lead.agency, mia)
    assert set(read_by(lead, ty)) == {(both, True), (one, True)}


def test_every_child_must_be_reached_as_far_as_the_entry(ty, mia, lead):
    told(ty, mia, level=Level.PLAN)
    share_with(lead.agency, ty, level=Level.PLAN)
    share_with(lead.agency, mia, level=Level.NETWORK)

    assert permitted(lead) == []


def test_what_is_hidden_by_one_sibling_counts_nowhere(ty, mia, lead):
    told(ty, mia, level=Level.NETWORK)
    share_with(lead.agency, ty, level=Level.RECORD)

    assert (permitted(lead), read_by(lead, ty), read_by(lead, mia)) == ([], [], [])
    assert not Entry.objects.permitting(lead, Entry.VIEW).exists()
    assert EntryChild.objects.permitting(lead, Child.VIEW).count() == 0


def test_an_excluded_brother_hides_the_entry_from_that_worker_alone(
    ty, mia, worker, worker2, manager
):
    entry = told(ty, mia)
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    assert (permitted(worker), permitted(worker2)) == ([], [entry])


def test_shared_child_by_child_each_reads_their_own_row_and_never_the_common_text(ty, mia, lead):
    entry = told(
        ForChild(ty, words="I like school"),
        ForChild(mia, words="I do not"),
        level=Level.PLAN,
        is_shared_per_child=True,
    )
    share_with(lead.agency, ty)

    assert read_by(lead, ty) == [(entry, False)]
    assert [row.words for row in story(ty, lead)] == ["I like school"]
    assert list(story(mia, lead)) == []
    assert permitted(lead) == []


def test_an_entry_for_named_people_is_for_them_only(ty, worker, worker2, manager):
    entry = told(ty, readers=[manager], level=Level.NETWORK)

    assert (permitted(manager), permitted(worker), permitted(worker2)) == ([entry], [], [])


def test_a_named_reader_still_needs_every_child(ty, mia, lead, manager, worker):
    share_with(lead.agency, ty, level=Level.RECORD)
    allocate(mia, worker=worker)
    restricted(mia)
    entry = told(ty, mia, readers=[lead, manager, worker], level=Level.NETWORK)

    assert [entry in permitted(user) for user in (worker, manager, lead)] == [True, False, False]


def test_shared_child_by_child_for_named_people_is_for_them_only(ty, mia, lead, manager):
    told(ty, mia, readers=[manager], level=Level.PLAN, is_shared_per_child=True)
    share_with(lead.agency, ty)

    assert list(story(ty, lead)) == []


def test_whoever_wrote_an_entry_goes_on_reading_it(ty, lead, worker, manager):
    share_with(lead.agency, ty, level=Level.NETWORK)
    entry = contribute(ty, by=lead, text="Tired again")
    told(ty, level=Level.RECORD)

    assert permitted(lead) == [entry]
    exclude_user(ty, by=manager, user=lead, why="Her aunt")
    assert permitted(lead) == []


def test_what_a_school_adds_is_read_by_the_workers_and_not_by_other_partners(
    ty, lead, visitor, worker
):
    share_with(lead.agency, ty, level=Level.PLAN)
    share_with(visitor, ty, level=Level.ASSESSMENT)
    entry = contribute(ty, by=lead, text="Tired again")

    assert (entry.by_agency, entry.level) == (lead.agency, Level.RECORD)
    assert (permitted(worker), permitted(visitor)) == ([entry], [])


def test_contributing_must_be_agreed_on(ty, lead):
    share_with(lead.agency, ty, may_contribute=False)

    with pytest.raises(PermissionDenied):
        contribute(ty, by=lead, text="Tired again")

    assert not Entry.objects.exists()


def test_nobody_records_about_a_child_that_is_not_theirs_to_record(ty, mia, worker, manager):
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    with pytest.raises(PermissionDenied):
        record_entry(ty, by=worker, kind="visit", text="Home", rows=[ForChild(mia)])

    assert not Entry.objects.exists()


def test_an_entry_says_something(ty, worker):
    with pytest.raises(ValidationError):
        record_entry(ty, by=worker, kind="visit", text="")

    assert not Entry.objects.exists()


def test_a_child_is_in_an_entry_once(ty, worker):
    with pytest.raises(ValidationError):
        record_entry(ty, by=worker, kind="visit", text="Home", rows=[ForChild(ty), ForChild(ty)])


def test_an_entry_is_never_altered(ty, worker):
    entry = record_entry(ty, by=worker, kind="visit", text="Home")

    with pytest.raises(UnauditedWriteError):
        entry.save()
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        entry.save()
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        Entry.objects.update(text="Nothing")
    assert Entry.objects.get().text == "Home"


def test_the_story_is_told_only_inside_an_action(ty):
    with pytest.raises(UnauditedWriteError):
        tell([ty], kind="milestone", title="Out of nowhere")


def test_the_story_is_newest_first_by_when_it_happened(ty, worker):
    now = clock.now()
    yesterday, today, before = (
        told(ty, happened_at=now - timedelta(days=days)) for days in (1, 0, 5)
    )

    assert [entry for entry, _ in read_by(worker, ty)] == [today, yesterday, before]


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_story_is_read_in_one_query(ty, worker, how_many, django_assert_num_queries):
    siblings = [ChildFactory() for _ in range(how_many)]
    for _ in range(how_many):
        told(ty, *siblings)
    worker.group_ids, worker.role  # noqa: B018 - read with the user, once a request

    with django_assert_num_queries(1):
        rows = [(row.entry.by_user, row.entry.by_agency) for row in story(ty, worker)]
    assert len(rows) == how_many
