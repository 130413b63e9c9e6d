"""Brothers and sisters shared with one agency in one step: each seen and decided for on its own."""

import pytest

from audit.models import AuditEvent
from casework.actions import exclude_user
from casework.levels import Level
from casework.models import Share
from tests.factories import GoalFactory, InvolvementFactory, StepFactory, arranging, share_with
from tests.frontend.sharing.conftest import terms
from tests.frontend.sharing.reading import read
from tests.frontend.sharing.test_share import errors, share_of


@pytest.fixture
def of_mia(plan, family):
    """Mia’s plan: one goal, with a step that names her brother."""
    _, mia = family
    bev = InvolvementFactory(child=mia, name="Auntie Bev", role="aunt")
    goal = GoalFactory(child=mia, outcome="Plays outside")
    return StepFactory(goal=goal, what="Walks with Ty", involvement=bev)


@pytest.fixture
def both(signed_in, worker, plan, of_mia, hillside, mia):
    """`both()` shares Ty’s and Mia’s plans with Hillside over the pages; the answer to it."""
    client = signed_in(worker)
    asked = {"agency": hillside.ref, "level": Level.PLAN.value, "also": [mia.ref]}

    def send(meanwhile=None, **changed):
        preview = client.get(share_of(plan.child), asked)
        if meanwhile:
            meanwhile()
        return client.post(share_of(plan.child), terms(preview, **changed))

    send.client, send.asked = client, asked
    return send


def frames(answer):
    """What stands in each frame of a page of sharing, in words."""
    return [each.one(class_="preview-body").words() for each in read(answer).all(class_="preview")]


def test_what_is_shown_of_each_is_what_is_shown_of_them_alone(both, plan, mia):
    alone = {**both.asked, "also": []}
    pages = [both.client.get(share_of(child), alone) for child in (plan.child, mia)]

    together = both.client.get(share_of(plan.child), both.asked)

    assert frames(together) == [frame for page in pages for frame in frames(page)]
    assert "Mia" in frames(together)[0]
    assert "Ty" in frames(together)[1]
    heading = read(together).one(tag="h1").words()
    assert heading == "Share the plans of Ty and Mia with Hillside Primary"


def test_each_is_a_share_of_its_own_with_its_own_names_decided(both, plan, of_mia, lead):
    answer = both(release=[of_mia.ref])

    assert answer.headers["Location"] == share_of(plan.child)
    ty, mia = Share.objects.order_by("child")
    assert (ty.purpose, ty.until) == (mia.purpose, mia.until)
    assert [each.step for each in ty.withheld.filter(released_at=None)] == [plan.evenings]
    assert [each.step for each in mia.withheld.all() if each.released_at] == [of_mia]
    assert {each.child_ref for each in AuditEvent.objects.filter(did="share_children")} == {
        ty.child.ref,
        mia.child.ref,
    }
    assert lead.has_perm("casework.view_plan", mia.child)


def test_whoever_is_shown_was_looked_at(both, plan, mia):
    both.client.get(share_of(plan.child), both.asked)

    looks = AuditEvent.objects.filter(kind="looked", did="child_share")
    assert {each.child_ref for each in looks} == {plan.child.ref, mia.ref}


def test_all_are_refused_when_one_of_them_is(both, plan, mia, hillside):
    share_with(hillside, mia, level=Level.NETWORK)

    answer = both()

    assert errors(answer) == ["Mia: This agency can already see this child. End that share first."]
    assert not plan.child.shares.exists()


def test_what_was_written_of_a_sister_meanwhile_is_looked_at_first(both, of_mia, plan):
    answer = both(
        lambda: StepFactory(goal=of_mia.goal, what="Sings with Ty", involvement=of_mia.involvement)
    )

    assert len(errors(answer)) == 1
    assert errors(answer)[0].startswith("Something was written since you looked")
    assert not Share.objects.exists()


def test_a_name_outside_a_sisters_plan_is_read_for_her(both, mia):
    InvolvementFactory(child=mia, name="Ty’s teacher")

    answer = both()
    assert errors(answer) == ["“Ty’s” stands in what they will see. Decide before you share."]
    assert not Share.objects.exists()

    assert both(**{f"is_read-{mia.ref}": "on"}).status_code == 302
    assert Share.objects.count() == 2


def test_a_sister_one_is_kept_from_is_not_offered_and_cannot_be_forged(
    both, plan, mia, manager, worker
):
    page = read(both.client.get(share_of(plan.child)))
    assert page.has(name="also", value=mia.ref)
    exclude_user(mia, by=manager, user=worker, why="Her niece")

    page = read(both.client.get(share_of(plan.child)))
    assert not page.has(name="also")
    answer = both.client.get(share_of(plan.child), both.asked)
    assert frames(answer) == []
    assert errors(answer) == ["Tick only children who are listed here."]


def test_a_sister_opened_for_another_reason_is_shared_from_her_own_page(both, plan, mia):
    for allocation in mia.allocations.all():
        with arranging():
            allocation.until_on = allocation.from_on
            allocation.save()

    page = read(both.client.get(share_of(plan.child)))

    assert not page.has(name="also")


def test_children_chosen_are_those_that_were_shown(both, plan, mia, hillside):
    alone = both.client.get(share_of(plan.child), {**both.asked, "also": []})

    answer = both.client.post(share_of(plan.child), terms(alone, also=[mia.ref]))

    assert errors(answer)[0].startswith("Something was written since you looked, or it was never")
    assert not Share.objects.exists()
