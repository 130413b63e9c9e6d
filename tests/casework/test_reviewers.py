"""Who takes out what is about the wrong person, and which two people can still read it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from agencies.roles import Role
from assessments import actions as assessing
from audit.models import AuditEvent, SealedWords
from casework.actions import correct_entry, exclude_user, record_entry, seal_entry
from casework.models import Entry, Sealing
from casework.sealing import reviewers_for
from casework.story import ForChild
from tests.factories import AssessmentFactory, UserFactory, told

WORDS = "The man next door said it to the nurse."


@pytest.fixture
def second(host):
    return UserFactory(name="Ruth", agency=host, role=Role.MANAGER)


@pytest.fixture
def two(reviewer, second):
    return [reviewer, second]


@pytest.fixture
def visit(ty, mia, worker):
    return record_entry(ty, by=worker, kind="visit", text=WORDS, rows=[ForChild(mia)])


def test_two_others_who_can_read_the_record_are_named(visit, ty, worker, manager, reviewer, second):
    stranger = UserFactory(agency=worker.agency, role=Role.ADMIN)
    assert set(reviewers_for([ty], but=[manager.pk, worker.pk])) == {reviewer, second}
    exclude_user(ty, by=manager, user=second, why="Her nephew")

    for named in (
        [reviewer, reviewer],
        [reviewer],
        [],
        [reviewer, manager],
        [reviewer, worker],
        [reviewer, second],
        [reviewer, stranger],
    ):
        with pytest.raises(ValidationError, match="Name two different people"):
            seal_entry(visit, by=manager, why="x", reviewers=named)
    assert not Sealing.objects.exists()
    assert not SealedWords.objects.exists()


def test_whoever_wrote_it_does_not_review_it(ty, manager, reviewer, second):
    entry = told(ty, text="Hm")
    correct_entry(
        Entry.objects.permitting(second, Entry.VIEW).get(pk=entry.pk),
        by=second,
        text="Other",
        reason="Wrong",
    )
    with pytest.raises(ValidationError, match="Name two different people"):
        seal_entry(entry, by=manager, why="x", reviewers=[reviewer, second])


def test_only_a_manager_takes_out(visit, ty, two, worker, reviewer, duty, lead):
    assessment = AssessmentFactory(children=[ty], lead=worker)
    for user in (worker, reviewer, duty, lead):
        with pytest.raises(PermissionDenied):
            seal_entry(visit, by=user, why="x", reviewers=two)
        with pytest.raises(PermissionDenied):
            assessing.seal_assessment(assessment, by=user, parts=[], why="x", reviewers=two)


def test_a_reviewer_who_can_no_longer_read_the_record_reads_no_more(visit, ty, manager, two):
    sealing = seal_entry(visit, by=manager, why="x", reviewers=two)
    exclude_user(ty, by=manager, user=two[0], why="Her nephew")

    assert [user.has_perm(Sealing.VIEW, sealing) for user in two] == [False, True]


def test_each_opening_is_written_down(client, visit, ty, mia, manager, two):
    sealing = seal_entry(visit, by=manager, why="x", reviewers=two)
    client.force_login(two[0], backend="agencies.backends.SignIn")
    for child in (ty, mia):
        client.post(reverse("child_why", args=[child.ref]), {"purpose": "review"})
    answer = client.get(reverse("sealing", args=[sealing.ref]))

    assert WORDS in answer.content.decode()
    looks = AuditEvent.objects.filter(kind="looked", record_ref=sealing.ref)
    assert {(one.actor_ref, one.child_ref) for one in looks} == {
        (two[0].ref, child.ref) for child in (ty, mia)
    }
