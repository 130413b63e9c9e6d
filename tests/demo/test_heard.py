"""In the stories whoever told us hears back, but for two who still wait."""

import pytest

from feedback.models import ReferrerFeedback, ReLook
from feedback.telling import waiting_to_hear

pytestmark = pytest.mark.django_db


def test_whoever_told_us_was_told_but_for_two_who_wait(northmoor):
    waiting = waiting_to_hear(northmoor["manager"], 6)

    assert [one.caller_name for one in waiting] == ["Grace Lowe", "Mr Osei"]
    assert set(ReferrerFeedback.objects.values_list("variant", flat=True)) == {
        "professional",
        "public",
    }


def test_a_teacher_disagreed_and_the_second_look_changed_what_was_decided(northmoor):
    relook, waits = ReLook.objects.select_related("referral__decision")

    assert relook.is_changed
    assert relook.looked_by != relook.referral.decision.decided_by
    assert "looked at it again" in relook.referral.told.last().decision
    assert waits.looked_at is None
    assert waits.given_to == northmoor["manager"]
