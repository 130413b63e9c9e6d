"""A worry somebody tells us is taken once, whole, and decided once, with reasons."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agencies.roles import Role
from audit import clock
from audit.actions import AlreadyDone
from audit.models import AuditEvent
from casework.actions import (
    Named,
    close_episode,
    decide_referral,
    exclude_user,
    open_episode,
    take_referral,
)
from casework.models import Child, Decision, Entry, Family, Person, Referral
from casework.people import siblings
from casework.story import story
from tests.factories import ChildFactory, UserFactory, allocate, restricted
from tests.factories import siblings as siblings_in_one_family

TY, MIA = Named(given_name="Ty", family_name="Harper"), Named(given_name="Mia")
TOLD = {"caller_name": "Grace Cole", "worries": "They come to school hungry"}


def take(host, by, *children, **details):
    return take_referral(host, by=by, children=children or [TY], **{**TOLD, **details})


def nothing_is_there():
    kept = (Referral, Child, Person, Family, Entry, AuditEvent)
    return [model.__name__ for model in kept if model.objects.exists()] == []


def test_one_call_about_siblings_opens_each_a_record_in_one_family(host, worker):
    referral = take(host, worker, TY, MIA)
    ty, mia = sorted(referral.children_concerned(), key=str, reverse=True)

    assert [str(ty), str(mia)] == ["Ty Harper", "Mia"]
    assert list(siblings(ty)) == [mia]
    assert [row.entry.text for row in story(ty, worker)] == [TOLD["worries"]]
    assert Entry.objects.count() == 1


def test_a_referral_is_in_the_audit_of_each_child(host, worker):
    referral = take(host, worker, TY, MIA)

    assert sorted(
        AuditEvent.objects.values_list("did", "record_type", "record_ref", "child_ref")
    ) == sorted(
        ("take_referral", "casework.referral", referral.ref, child.ref)
        for child in referral.children_concerned()
    )


def test_a_known_child_is_not_opened_twice(host, worker, ty):
    referral = take(host, worker, Named(child=ty), MIA)

    assert ty in referral.children_concerned()
    assert Child.objects.count() == 2


def test_two_friends_told_of_in_one_call_do_not_become_brothers(host, worker, ty, mia):
    their_brothers = [ChildFactory(given_name=name) for name in ("Al", "Bo")]
    for child, brother in zip((ty, mia), their_brothers, strict=True):
        siblings_in_one_family(child, brother)

    take(host, worker, Named(child=ty), Named(child=mia))

    assert [list(siblings(child)) for child in (ty, mia)] == [[each] for each in their_brothers]


@pytest.mark.parametrize(
    ("children", "details", "field"),
    [
        ([], {}, "children"),
        ([Named()], {}, "given_name"),
        ([TY], {"worries": ""}, "worries"),
        ([TY], {"caller_name": ""}, "caller_name"),
        ([TY._replace(born_on=clock.today() + timedelta(days=1))], {}, "born_on"),
    ],
    ids=["nobody", "no name", "no worry", "no caller", "born tomorrow"],
)
def test_an_empty_or_impossible_referral_is_refused_whole(host, worker, children, details, field):
    with pytest.raises(ValidationError) as refused:
        take_referral(host, by=worker, children=children, **{**TOLD, **details})

    assert list(refused.value.message_dict) == [field]
    assert nothing_is_there()


def test_a_referral_sent_twice_is_taken_once(host, worker):
    take(host, worker, once="key")

    with pytest.raises(AlreadyDone):
        take(host, worker, once="key")

    assert (Referral.objects.count(), Child.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN])
def test_only_those_who_answer_the_telephone_take_referrals(host, role):
    with pytest.raises(PermissionDenied):
        take(host, UserFactory(agency=host, role=role))

    assert nothing_is_there()


def test_a_partner_takes_no_referral_in_the_councils_name(host, hillside, lead):
    for agency in (host, hillside):
        with pytest.raises(PermissionDenied):
            take(agency, lead)


def test_a_child_one_is_kept_from_cannot_be_named_in_a_referral(host, worker, manager, ty):
    exclude_user(ty, by=manager, user=worker, why="His nephew")

    with pytest.raises(PermissionDenied):
        take(host, worker, Named(child=ty), MIA)

    assert not Referral.objects.exists()


def test_a_referral_is_read_only_by_those_who_work_with_every_child(
    host, worker, worker2, manager, lead
):
    referral = take(host, worker, TY, MIA)
    _, mia = referral.children_concerned()

    def readers():
        everybody = (worker, worker2, manager, lead)
        return [user for user in everybody if user.has_perm(Referral.VIEW, referral)]

    assert readers() == [worker, worker2, manager]
    allocate(mia, worker=worker)
    restricted(mia)
    assert readers() == [worker]


def test_a_decision_has_reasons_and_is_in_every_childs_story(host, worker):
    referral = take(host, worker, TY, MIA)
    with pytest.raises(ValidationError):
        decide_referral(referral, by=worker, outcome="assessment", reasons="")

    decide_referral(referral, by=worker, outcome="early-help", reasons="They agree to help")

    for child in referral.children_concerned():
        assert str(story(child, worker)[0].entry) == "Offer early help"
    assert not any(child.episodes.exists() for child in referral.children_concerned())


def test_a_decision_is_made_once(host, worker, manager):
    referral = take(host, worker)
    decide_referral(referral, by=worker, outcome="no-further-action", reasons="Known and safe")

    with pytest.raises(ValidationError):
        decide_referral(referral, by=manager, outcome="assessment", reasons="I disagree")

    assert Decision.objects.get().decided_by == worker


def test_a_decision_to_assess_begins_work_and_gives_the_child_a_worker(host, worker, east):
    referral = take(host, worker)
    (ty,) = referral.children_concerned()

    decide_referral(referral, by=worker, outcome="assessment", reasons="We do not know enough")

    assert ty.episodes.get().closed_on is None
    (allocation,) = ty.allocations.current()
    assert (allocation.worker, allocation.team) == (worker, east)


def test_a_decision_about_a_child_we_work_with_changes_neither_worker_nor_episode(
    host, worker, worker2, ty
):
    allocate(ty, worker=worker2)
    open_episode(ty, by=worker, why="Already known")
    referral = take(host, worker, Named(child=ty))

    decide_referral(referral, by=worker, outcome="assessment", reasons="Another look")

    assert ty.episodes.count() == 1
    assert [allocation.worker for allocation in ty.allocations.current()] == [worker2]


def test_a_second_open_episode_is_refused_in_a_sentence(ty, worker):
    open_episode(ty, by=worker, why="Hungry")

    with pytest.raises(ValidationError) as refused:
        open_episode(ty, by=worker, why="Hungry again")

    assert refused.value.messages == [
        "Social care is already working with this child. Close that first, or add to it."
    ]
    assert ty.episodes.count() == 1


def test_an_episode_closes_for_a_reason_and_another_may_open(ty, worker):
    open_episode(ty, by=worker, why="Hungry")
    with pytest.raises(ValidationError):
        close_episode(ty, by=worker, why="")

    close_episode(ty, by=worker, why="The family has what it needs")
    open_episode(ty, by=worker, why="Told again")

    assert [episode.closed_on is None for episode in ty.episodes.order_by("pk")] == [False, True]


def test_duty_takes_a_referral_at_night_and_reads_it(host, duty):
    referral = take(host, duty)

    assert duty.has_perm(Referral.VIEW, referral)


def test_a_referral_is_not_seen_by_who_knows_only_one_of_its_children(host, worker):
    referral = take(host, worker, TY, Named(child=ChildFactory()))

    assert list(Referral.objects.permitting(worker, Referral.VIEW)) == [referral]
    assert list(Referral.objects.undecided()) == [referral]
