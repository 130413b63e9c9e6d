"""What a partner is not shown changes not one byte of what they are."""

import pytest
from django.urls import reverse

from audit.refs import new_ref
from casework.actions import add_goal, add_step
from casework.actions.plans import WrittenStep
from casework.levels import Level
from casework.people import join_family
from tests.factories import (
    AssessmentFactory,
    GoalFactory,
    InvolvementFactory,
    PersonFactory,
    RelationshipFactory,
    StepFactory,
    allocate,
    arranging,
    concluded,
    siblings,
    told,
)
from tests.frontend.sharing.reading import bytes_of

OF_THE_CHILD = ("child", "child_plan", "child_network", "child_story", "child_contribute")
OF_A_STEP = ("step_progress",)


@pytest.fixture
def pages(signed_in, lead, plan, shared):
    """`pages()` is every page the school can open of Ty, to the byte."""
    client = signed_in(lead)
    addresses = [reverse(name, args=[plan.child.ref]) for name in OF_THE_CHILD]
    addresses += [reverse(name, args=[plan.breakfast.ref]) for name in OF_A_STEP]

    def opened():
        answers = [client.get(address) for address in addresses]
        assert {answer.status_code for answer in answers} == {200}
        return [bytes_of(answer) for answer in answers]

    return opened


def a_baby_brother(plan, worker, mia):
    siblings(plan.child, mia)
    with arranging():
        join_family(mia.person.memberships.first().family, PersonFactory(given_name="Alfie"))


def a_step_that_names_her(plan, worker, mia):
    add_step(plan.goal, by=worker, what="Walks with Mia", who=plan.bell, by_words="daily")


def a_goal_for_both(plan, worker, mia):
    steps = [WrittenStep("Takes Mia along", plan.bev)]
    add_goal(plan.child, by=worker, also=[mia], outcome="Mia and Ty talk", steps=steps)


def a_helper_kept_to_the_record(plan, worker, mia):
    refuge = InvolvementFactory(child=plan.child, name="Nicola", level=Level.RECORD)
    StepFactory(goal=plan.goal, what="Keeps a bed", involvement=refuge)


def what_was_told_of_both(plan, worker, mia):
    told(plan.child, mia, text="Both seen", level=Level.NETWORK, is_significant=True)
    told(plan.child, text="Ty alone", level=Level.ASSESSMENT)


def an_assessment_of_both(plan, worker, mia):
    concluded(AssessmentFactory(children=[plan.child, mia], lead=worker), worker)


def somebody_elses_father(plan, worker, mia):
    RelationshipFactory(child=mia, person=PersonFactory(given_name="Dean"), level=Level.NETWORK)


def another_worker_for_her(plan, worker, mia):
    allocate(mia, worker=worker)
    GoalFactory(child=mia)


@pytest.mark.parametrize(
    "happens",
    [
        a_baby_brother,
        a_step_that_names_her,
        a_goal_for_both,
        a_helper_kept_to_the_record,
        what_was_told_of_both,
        an_assessment_of_both,
        somebody_elses_father,
        another_worker_for_her,
    ],
    ids=lambda happens: happens.__name__,
)
def test_what_happens_out_of_sight_changes_not_one_byte(pages, plan, worker, mia, happens):
    before = pages()

    happens(plan, worker, mia)

    assert pages() == before


def test_the_test_above_would_notice(pages, plan, worker):
    before = pages()

    add_step(plan.goal, by=worker, what="Walks with him", who=plan.bell, by_words="daily")

    assert pages()[1] != before[1]


ADDRESSES = (
    ("child_plan", "child"),
    ("child_goal", "child"),
    ("child_share", "child"),
    ("child_contribute", "child"),
    ("goal_step", "goal"),
    ("step_progress", "breakfast"),
    ("share_end", "share"),
    ("share_release", "share"),
)


@pytest.mark.parametrize(("name", "what"), ADDRESSES)
@pytest.mark.parametrize("send", ["get", "post"])
def test_what_was_not_shared_is_answered_like_what_never_was(
    signed_in, otherlead, plan, shared, name, what, send
):
    client = signed_in(otherlead)
    ref = (shared if what == "share" else getattr(plan, what)).ref
    ask = getattr(client, send)

    there, nowhere = (ask(reverse(name, args=[each])) for each in (ref, new_ref()))

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert bytes_of(there) == bytes_of(nowhere)


def test_what_is_kept_back_is_answered_like_what_never_was(signed_in, lead, plan, shared):
    client = signed_in(lead)
    there, nowhere = (
        client.get(reverse("step_progress", args=[ref])) for ref in (plan.evenings.ref, new_ref())
    )

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert bytes_of(there) == bytes_of(nowhere)


def test_what_ties_a_step_to_a_sisters_is_shown_to_nobody(signed_in, worker, lead, family, plan):
    ty, mia = family
    helper = InvolvementFactory(child=mia, name=plan.bev.name)
    add_goal(ty, by=worker, also=[mia], outcome="Plays", steps=[WrittenStep("Out", plan.bev)])
    keys = {goal.sibling_key for goal in helper.child.plan.goals.all()}

    for user in (worker, lead):
        for name in ("child_plan", "child_share"):
            page = signed_in(user).get(reverse(name, args=[ty.ref])).content.decode()
            assert not any(key in page for key in keys)
