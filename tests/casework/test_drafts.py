"""Unfinished writing: kept as typed, its writer's alone, never silently overwritten, never lost."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from audit import clock
from audit.models import AuditEvent
from casework import drafts
from casework.actions import exclude_user
from casework.drafts import StaleDraft
from casework.models import Draft
from tests.factories import share_with

PAGE, TARGET = "child_record", "abc"
FIRST, SECOND = {"text": ["It was quiet"]}, {"text": ["It was quiet at home"]}


def keep(user, words, version, *children, hand=drafts.NOBODY):
    refs = [child.ref for child in children]
    return drafts.save(user, PAGE, TARGET, words, version=version, child_refs=refs, hand=hand)


def standing(user):
    draft = drafts.find(user, PAGE, TARGET)
    return draft and draft.words


def version(user):
    """Of what stands there."""
    return drafts.find(user, PAGE, TARGET).version


def test_writing_is_kept_as_typed_and_goes_on(ty, worker):
    keep(worker, FIRST, 0, ty)
    keep(worker, SECOND, version(worker), ty)

    assert standing(worker) == SECOND
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("words", [{}, {"text": [""]}, {"text": ["\u0000"[:0], "a" * 50_000]}])
def test_nothing_typed_is_ever_refused(ty, worker, words):
    keep(worker, words, 0, ty)

    assert standing(worker) == words


def test_an_older_window_does_not_overwrite_a_newer_one(ty, worker):
    read = keep(worker, FIRST, 0, ty).version
    keep(worker, SECOND, read, ty)

    with pytest.raises(StaleDraft) as stale:
        keep(worker, {"text": ["It was loud"]}, read, ty)

    assert stale.value.draft.words == SECOND
    assert standing(worker) == SECOND


def test_a_window_of_a_discarded_draft_does_not_overwrite_what_was_begun_since(ty, worker):
    gone = keep(worker, FIRST, 0, ty)
    drafts.discard(gone, worker)
    keep(worker, SECOND, 0, ty)

    with pytest.raises(StaleDraft):
        keep(worker, {"text": [""]}, gone.version, ty)

    assert standing(worker) == SECOND


DESK, PHONE = "the desk", "the phone"


def test_a_page_that_did_not_hear_of_its_own_save_goes_on(ty, worker):
    keep(worker, FIRST, 0, ty, hand=drafts.Hand(DESK, 1))

    keep(worker, SECOND, 0, ty, hand=drafts.Hand(DESK, 2))

    assert standing(worker) == SECOND


@pytest.mark.parametrize(
    "hand", [drafts.Hand(PHONE, 2), drafts.NOBODY], ids=["another page", "one without a name"]
)
def test_a_page_that_did_not_write_it_does_not_replace_what_it_never_saw(ty, worker, hand):
    keep(worker, FIRST, 0, ty, hand=hand._replace(name=hand.name and DESK))

    with pytest.raises(StaleDraft):
        keep(worker, SECOND, 0, ty, hand=hand)

    assert standing(worker) == FIRST


def test_what_a_page_sent_before_its_last_and_comes_after_it_replaces_nothing(ty, worker):
    keep(worker, SECOND, 0, ty, hand=drafts.Hand(DESK, 2))

    assert keep(worker, FIRST, 0, ty, hand=drafts.Hand(DESK, 1)).words == SECOND
    assert standing(worker) == SECOND


def test_a_page_does_not_replace_what_was_discarded_and_brought_back(ty, worker):
    away = keep(worker, FIRST, 0, ty, hand=drafts.Hand(DESK, 1))
    drafts.discard(away, worker)
    drafts.bring_back(away, worker)

    with pytest.raises(StaleDraft):
        keep(worker, SECOND, 0, ty, hand=drafts.Hand(DESK, 2))


def test_the_same_words_sent_again_are_no_conflict(ty, worker):
    read = keep(worker, FIRST, 0, ty).version
    keep(worker, SECOND, read, ty)

    keep(worker, SECOND, read, ty)

    assert standing(worker) == SECOND


def test_two_windows_that_begin_at_once_lose_nothing(transactional_db, ty, worker):
    together, outcomes = Barrier(2), []

    def window(words):
        try:
            together.wait(timeout=10)
            keep(worker, words, 0, ty)
            outcomes.append("kept")
        except StaleDraft:
            outcomes.append("told")
        finally:
            connection.close()

    windows = [Thread(target=window, args=[words]) for words in (FIRST, SECOND)]
    for each in windows:
        each.start()
    for each in windows:
        each.join(timeout=30)

    assert sorted(outcomes) == ["kept", "told"]
    assert Draft.objects.get().words in (FIRST, SECOND)


def test_a_draft_is_its_writers_alone(ty, worker, worker2, manager):
    keep(worker, FIRST, 0, ty)

    for other in (worker2, manager):
        assert standing(other) is None
        assert drafts.readable(other) == []
    keep(worker2, SECOND, 0, ty)
    assert (standing(worker), standing(worker2)) == (FIRST, SECOND)


def test_a_draft_closes_with_its_child_and_the_words_are_kept(ty, mia, worker, manager):
    keep(worker, FIRST, 0, ty, mia)
    assert [draft.words for draft in drafts.readable(worker)] == [FIRST]

    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    assert standing(worker) is None
    assert drafts.readable(worker) == []
    assert Draft.objects.get().words == FIRST


def test_writing_begun_after_a_draft_closed_starts_anew_beside_it(ty, mia, worker, manager):
    keep(worker, FIRST, 0, ty, mia)
    exclude_user(mia, by=manager, user=worker, why="Her uncle")

    keep(worker, SECOND, 0, ty)

    assert standing(worker) == SECOND
    assert sorted(Draft.objects.values_list("words__text", flat=True)) == [
        ["It was quiet"],
        ["It was quiet at home"],
    ]


def test_a_partners_draft_closes_when_the_share_runs_out(ty, lead):
    share_with(lead.agency, ty, until=clock.today())
    keep(lead, FIRST, 0, ty)

    with clock.at(clock.now() + timedelta(days=2)):
        assert standing(lead) is None


def test_recording_what_was_written_takes_its_draft_away(ty, worker):
    keep(worker, FIRST, 0, ty)

    drafts.finish(worker, PAGE, TARGET, version(worker))

    assert standing(worker) is None
    assert not Draft.objects.exists()


def test_what_another_window_saved_since_is_not_taken_away(ty, worker):
    read = keep(worker, FIRST, 0, ty).version
    keep(worker, SECOND, read, ty)

    drafts.finish(worker, PAGE, TARGET, read)

    assert standing(worker) == SECOND


def test_what_was_discarded_can_be_brought_back_for_a_day(ty, worker):
    draft = keep(worker, FIRST, 0, ty)
    drafts.discard(draft, worker)

    assert (standing(worker), drafts.readable(worker)) == (None, [])
    assert drafts.discarded(worker) == [draft]
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        assert drafts.discarded(worker) == []

    drafts.bring_back(draft, worker)
    assert standing(worker) == FIRST


def test_bringing_back_puts_away_what_was_begun_since(ty, worker):
    first = keep(worker, FIRST, 0, ty)
    drafts.discard(first, worker)
    second = keep(worker, SECOND, 0, ty)

    drafts.bring_back(first, worker)

    assert standing(worker) == FIRST
    assert drafts.discarded(worker) == [second]


def test_opening_finishing_and_discarding_are_in_the_audit_and_typing_is_not(ty, worker):
    keep(worker, FIRST, 0, ty)
    drafts.discard(keep(worker, SECOND, version(worker), ty), worker)
    keep(worker, FIRST, 0, ty)
    drafts.finish(worker, PAGE, TARGET, version(worker))

    rows = AuditEvent.objects.order_by("pk").values_list("did", "child_ref")
    assert list(rows) == [
        ("opened draft", ty.ref),
        ("discarded draft", ty.ref),
        ("opened draft", ty.ref),
        ("finished draft", ty.ref),
    ]
