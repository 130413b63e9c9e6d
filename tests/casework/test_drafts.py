"""Unfinished writing is kept as typed, is its writer's alone, and is never silently overwritten."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit import clock
from audit.models import AuditEvent
from casework import drafts
from casework.actions import exclude_user
from casework.models import Draft

NOW = datetime(2026, 11, 22, 14, 2, 31, tzinfo=UTC)
WORDS = {"text": ["Dawn opened the door"], "child": []}


def kept(user, words=WORDS, version=0, **details):
    return drafts.save(user, "entry_record", "", words, version=version, **details)


def did(user):
    rows = AuditEvent.objects.filter(actor_ref=user.ref, record_type="casework.draft")
    return list(rows.order_by("pk").values_list("did", flat=True))


def test_what_is_saved_is_found_as_it_was_typed(worker):
    nonsense = {"when": ["32nd of Octember"], "text": ["  half a sen"], "child": ["a", "b"]}
    kept(worker, nonsense)

    assert drafts.find(worker, "entry_record").words == nonsense
    assert drafts.find(worker, "entry_record", "other") is None


def test_saving_on_the_version_one_has_goes_on(worker):
    first = kept(worker)
    second = kept(worker, {"text": ["Dawn opened the door before I knocked"]}, first.version)

    assert (second.pk, second.version) == (first.pk, first.version + 1)


@pytest.mark.parametrize("version", [0, 1, 7])
def test_a_stale_version_changes_nothing_and_hands_back_what_stands(worker, version):
    kept(worker)
    standing = kept(worker, {"text": ["Second"]}, version=1)

    with pytest.raises(drafts.StaleDraft) as stale:
        kept(worker, {"text": ["Third, from another tab"]}, version=version)

    assert stale.value.draft == standing
    assert drafts.find(worker, "entry_record").words == {"text": ["Second"]}


def test_the_same_words_again_are_no_quarrel(worker):
    kept(worker)

    assert kept(worker, WORDS, version=0).words == WORDS


def test_a_draft_is_its_writers_alone(worker, manager):
    kept(worker)

    assert drafts.find(manager, "entry_record") is None
    assert drafts.readable(manager) == []


def test_a_draft_closes_with_its_child_and_new_writing_does_not_meet_it(worker, manager, ty, mia):
    old = kept(worker, child_refs=[ty.ref, mia.ref])
    exclude_user(mia, by=manager, user=worker, why="Her aunt")

    assert drafts.find(worker, "entry_record") is None
    assert drafts.readable(worker) == []
    assert drafts.discarded(worker) == []

    new = kept(worker, {"text": ["Something else"]}, child_refs=[ty.ref])
    assert drafts.readable(worker) == [new]
    assert Draft.objects.get(pk=old.pk).words == WORDS


def test_finishing_ends_the_draft_it_was_written_on(worker):
    version = kept(worker).version
    drafts.finish(worker, "entry_record", "", version)

    assert not Draft.objects.exists()
    assert did(worker) == ["opened draft", "finished draft"]


@pytest.mark.parametrize("version", [None, 0, 1])
def test_finishing_leaves_what_another_tab_has_saved_since(worker, version):
    kept(worker)
    kept(worker, {"text": ["From another tab"]}, version=1)
    drafts.finish(worker, "entry_record", "", version)

    assert drafts.find(worker, "entry_record").words == {"text": ["From another tab"]}


def test_what_is_discarded_can_be_brought_back_for_a_day(worker):
    with clock.at(NOW):
        draft = kept(worker)
        drafts.discard(draft, worker)
        assert (drafts.readable(worker), drafts.discarded(worker)) == ([], [draft])
    with clock.at(NOW + timedelta(hours=23)):
        assert drafts.discarded(worker) == [draft]
    with clock.at(NOW + timedelta(hours=25)):
        assert drafts.discarded(worker) == []


def test_bringing_back_puts_away_what_was_begun_since_and_loses_neither(worker):
    old = kept(worker)
    drafts.discard(old, worker)
    new = kept(worker, {"text": ["Begun again"]})
    drafts.bring_back(drafts.one(drafts.discarded(worker), old.ref), worker)

    assert (drafts.readable(worker), drafts.discarded(worker)) == ([old], [new])
    assert did(worker)[-2:] == ["discarded draft", "brought back draft"]


def test_the_audit_of_drafts_names_children_and_no_words(worker, ty):
    kept(worker, child_refs=[ty.ref])

    assert list(
        AuditEvent.objects.filter(record_type="casework.draft").values_list("child_ref", "purpose")
    ) == [(ty.ref, "")]


TYPED = st.tuples(st.sampled_from(["desk", "phone"]), st.text("ab", min_size=1, max_size=3))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TYPED, max_size=8))
def test_two_windows_never_overwrite_each_other(worker, typed):
    """Each window saves on the version it knows; where it is refused, it is shown what stands."""
    Draft.objects.all().delete()
    seen = {"desk": 0, "phone": 0}
    for window, text in typed:
        words, standing = {"text": [text]}, drafts.find(worker, "entry_record")
        if standing and seen[window] != standing.version and words != standing.words:
            with pytest.raises(drafts.StaleDraft):
                kept(worker, words, seen[window])
            assert drafts.find(worker, "entry_record").words == standing.words
            seen[window] = standing.version
        else:
            seen[window] = kept(worker, words, seen[window]).version
            assert drafts.find(worker, "entry_record").words == words
