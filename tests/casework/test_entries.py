"""What is made of an entry later stands beside it: the entry itself never changes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from audit import clock
from audit.models import AuditEvent
from casework.actions import (
    add_to_entry,
    contribute,
    correct_entry,
    demote_entry,
    exclude_user,
    pin_entry,
    promote_entry,
    record_entry,
    tag_entry,
    unpin_entry,
)
from casework.actions.entries import PINS
from casework.levels import Level
from casework.models import Amendment, Child, Entry, EntryChild, Pin, Promotion, Tag
from casework.story import ForChild, last_times, pinned, story, story_page
from tests.factories import allocate, arranging, restricted, share_with, told


@pytest.fixture
def visit(ty, mia, worker):
    return record_entry(
        ty,
        by=worker,
        kind="visit",
        text="At home on Tuesday",
        rows=[ForChild(ty, "alone", "I like school"), ForChild(mia, "seen")],
    )


def newest(user, child):
    """The newest row of this child's story, with what stands beside its entry."""
    return story_page(child, user).rows[0]


def correct(entry, by, text="At home on Wednesday", **details):
    return correct_entry(entry, by=by, text=text, reason="I wrote the wrong day", **details)


def test_a_correction_keeps_both_versions_and_says_who_when_and_why(visit, ty, worker, worker2):
    first = correct(visit, worker)
    correct(visit, worker2, text="At Gran’s on Wednesday", newest=first.ref)
    row = newest(worker, ty)

    assert row.text_now == "At Gran’s on Wednesday"
    assert [version.text for version in row.versions] == [
        "At home on Wednesday",
        "At home on Tuesday",
    ]
    assert [version.by_user for version in row.versions] == [worker, worker]
    assert [(each.by_user, each.reason) for each in row.corrections] == [
        (worker2, "I wrote the wrong day"),
        (worker, "I wrote the wrong day"),
    ]
    assert Entry.objects.get(pk=visit.pk).text == "At home on Tuesday"


def test_what_is_each_child_s_is_corrected_for_that_child_alone(visit, ty, mia, worker):
    correct(visit, worker, text=visit.text, rows=[ForChild(ty, "seen", "I like art")])

    assert (newest(worker, ty).seen, newest(worker, ty).words) == ("seen", "I like art")
    assert (newest(worker, mia).seen, newest(worker, mia).words) == ("seen", "")
    assert list(last_times(ty, worker)["alone"]) == []
    assert EntryChild.objects.filter(entry=visit, child=ty).count() == 2
    assert EntryChild.objects.filter(entry=visit, child=mia).count() == 1


def test_a_wrong_day_is_put_right_in_every_story_it_stands_in(visit, ty, mia, worker):
    earlier = clock.now() - timedelta(days=3)
    told(ty, title="Between", happened_at=clock.now() - timedelta(days=1))
    correct(visit, worker, happened=(earlier, "part"))

    order = [row.entry for row in story(ty, worker)]
    assert order[-1] == visit
    assert {(row.happened_at, row.precision) for row in story(mia, worker)} == {(earlier, "part")}


def test_a_correction_says_why_and_says_something_else(visit, worker):
    for details in ({"text": "Other", "reason": ""}, {"text": "", "reason": "Wrong"}):
        with pytest.raises(ValidationError):
            correct_entry(visit, by=worker, **details)
    with pytest.raises(ValidationError, match="Nothing is different"):
        correct(visit, worker, text=" At home on Tuesday ")
    assert not Amendment.objects.exclude(reason="").exists()


def test_a_correction_never_overwrites_one_that_was_not_read(visit, worker, worker2):
    correct(visit, worker)

    with pytest.raises(ValidationError, match="Somebody corrected this since"):
        correct(visit, worker2, text="At the park")
    assert Amendment.objects.count() == 1


def test_what_tells_of_another_record_is_put_right_there(ty, worker):
    entry = told(ty, about=ty, title="A plan", text="Of another")

    with pytest.raises(ValidationError, match="its own page"):
        correct(entry, worker)


def test_something_is_added_beneath(visit, ty, worker, worker2):
    add_to_entry(visit, by=worker2, text="Gran rang since")
    row = newest(worker, ty)

    assert [(note.text, note.by_user) for note in row.added] == [("Gran rang since", worker2)]
    assert (row.text_now, row.versions) == ("At home on Tuesday", [])


def test_what_was_written_later_has_exactly_the_readers_of_the_entry(
    ty, mia, worker, lead, visitor, manager
):
    share_with(lead.agency, ty, level=Level.PLAN)
    share_with(visitor, ty, level=Level.RECORD)
    plan = told(ty, level=Level.PLAN, text="For the plan")
    named = told(ty, readers=[manager, worker], text="For two")
    both = told(ty, mia, text="Of two")
    for entry in (plan, named, both):
        correct(entry, worker, text=f"{entry.text}, corrected")
        add_to_entry(entry, by=worker, text="Added")

    for user in (lead, visitor, worker, manager):
        entries = set(Entry.objects.permitting(user, Entry.VIEW).filter(amendments__gt=0))
        later = Amendment.objects.permitting(user, Amendment.VIEW)
        assert {each.entry for each in later} == entries
    assert {row.entry: row.text_now for row in story(ty, lead)} == {plan: "For the plan, corrected"}
    assert {row.entry for row in story(ty, visitor)} == {plan}


def test_a_school_reads_on_what_it_wrote_as_it_was_corrected(ty, lead, worker):
    share_with(lead.agency, ty)
    entry = contribute(ty, by=lead, text="He slept")
    correct(entry, worker, text="He slept in maths")

    assert [row.text_now for row in story(ty, lead)] == ["He slept in maths"]


def test_who_reads_only_one_child_s_part_reads_nothing_beside_it(ty, mia, lead, worker):
    share_with(lead.agency, ty)
    entry = told(
        ForChild(ty, words="Mine"), mia, level=Level.PLAN, is_shared_per_child=True, text="Both"
    )
    promote_entry(entry, by=worker, child=ty, meaning="Hidden")
    pin_entry(entry, by=worker, child=ty)
    tag_entry(entry, by=worker, dimensions=["safety"])
    correct(entry, worker, text="Both, corrected")
    row = newest(lead, ty)

    assert (row.words, row.is_whole, row.is_significant, row.is_pinned) == (
        "Mine",
        False,
        False,
        False,
    )
    assert (row.promotion, row.tags, row.corrections, row.versions) == (None, [], [], [])
    assert story_page(ty, lead, only=["significant"]).rows == []
    assert list(pinned(ty, lead)) == []


def test_an_entry_is_promoted_for_one_child_and_taken_back(visit, ty, mia, worker):
    promote_entry(visit, by=worker, child=ty, meaning="He was heard")

    assert [row.entry for row in story_page(ty, worker, only=["significant"]).rows] == [visit]
    assert story_page(mia, worker, only=["significant"]).rows == []
    assert newest(worker, ty).promotion.meaning == "He was heard"
    with pytest.raises(ValidationError):
        promote_entry(visit, by=worker, child=ty, meaning="Again")

    demote_entry(visit, by=worker, child=ty)
    assert not newest(worker, ty).is_significant
    assert Promotion.history.count() == 2
    with pytest.raises(ValidationError, match="taken back already"):
        demote_entry(visit, by=worker, child=ty)


def test_only_a_few_are_pinned_and_each_child_has_their_own(ty, mia, worker):
    entries = [told(ty, mia, title=f"Entry {n}") for n in range(PINS + 1)]
    for entry in entries[:PINS]:
        pin_entry(entry, by=worker, child=ty)

    with pytest.raises(ValidationError, match="pinned for this child already"):
        pin_entry(entries[-1], by=worker, child=ty)
    assert [row.entry for row in pinned(ty, worker)] == entries[PINS - 1 :: -1]
    assert list(pinned(mia, worker)) == []
    unpin_entry(entries[0], by=worker, child=ty)
    pin_entry(entries[-1], by=worker, child=ty)
    assert Pin.objects.standing().count() == PINS


def test_what_it_is_about_is_said_afterwards_and_can_be_changed(visit, ty, worker):
    tag_entry(visit, by=worker, dimensions=["safety", "health"])
    tag_entry(visit, by=worker, dimensions=["safety", "identity"])

    assert newest(worker, ty).tags == ["Keeping safe", "Identity"]
    assert Tag.objects.count() == 3
    with pytest.raises(ValidationError):
        tag_entry(visit, by=worker, dimensions=["anything"])


def test_nothing_is_said_of_an_entry_for_a_child_it_is_not_about(ty, mia, worker):
    entry = told(ty)
    for act, said in ((promote_entry, {"meaning": "x"}), (pin_entry, {})):
        with pytest.raises(ValidationError, match="Choose a child"):
            act(entry, by=worker, child=mia, **said)


def test_only_who_may_record_about_every_child_does_any_of_it(
    visit, ty, mia, lead, visitor, worker2, manager
):
    share_with(lead.agency, ty, level=Level.RECORD)
    share_with(lead.agency, mia, level=Level.RECORD)
    exclude_user(mia, by=manager, user=worker2, why="Her aunt")
    assert lead.has_perm(Entry.VIEW, visit)

    for user in (lead, visitor, worker2):
        for act, said in (
            (correct_entry, {"text": "x", "reason": "y"}),
            (add_to_entry, {"text": "x"}),
            (promote_entry, {"child": ty, "meaning": "x"}),
            (demote_entry, {"child": ty}),
            (pin_entry, {"child": ty}),
            (unpin_entry, {"child": ty}),
            (tag_entry, {"dimensions": []}),
        ):
            with pytest.raises(PermissionDenied):
                act(visit, by=user, **said)


def test_each_is_in_the_audit_of_every_child(visit, ty, mia, worker):
    AuditEvent.objects.exists()
    add_to_entry(visit, by=worker, text="x")

    rows = AuditEvent.objects.filter(did="add_to_entry")
    assert {row.child_ref for row in rows} == {ty.ref, mia.ref}


def test_what_was_written_later_is_never_altered(visit, worker):
    correction = correct(visit, worker)
    for change in (
        lambda: Amendment.objects.filter(pk=correction.pk).update(text="x"),
        lambda: Amendment.objects.all().delete(),
        lambda: Promotion.history.update(meaning="x") or Entry.objects.update(text="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()


def test_a_correction_brings_the_child_to_the_top_only_for_its_readers(ty, mia, lead, worker):
    for child in (ty, mia):
        allocate(child, worker=worker)
        share_with(lead.agency, child, level=Level.PLAN)
    entry = told(ty, level=Level.PLAN)
    told(mia, level=Level.PLAN)
    secret = told(ty)

    def top(user):
        grants = ty.group_grants.filter(level=Level.NETWORK, group__in=user.group_ids)
        return grants.get().moved_at

    before = top(lead)
    add_to_entry(secret, by=worker, text="x")
    assert top(lead) == before
    add_to_entry(entry, by=worker, text="x")
    assert top(lead) > before


def test_a_child_who_is_closed_closes_the_entry_with_all_that_was_made_of_it(
    visit, ty, mia, worker, worker2
):
    correct(visit, worker)
    restricted(mia)

    assert not Amendment.objects.permitting(worker2, Amendment.VIEW).exists()
    assert not EntryChild.objects.permitting(worker2, Child.VIEW).filter(entry=visit).exists()
