"""The same number of queries with one goal and one step as with more of them."""

import pytest
from django.urls import reverse

from tests.factories import GoalFactory, InvolvementFactory, StepFactory

COUNTS = {
    "the plan, for its workers": ("worker", 6),
    "the plan, for a partner": ("lead", 5),
    "who can see": ("worker", 5),
    "a preview": ("worker", 6),
    "a preview of two": ("worker", 6),
    "what is kept back": ("worker", 6),
    "a new goal": ("worker", 5),
    "a new step": ("worker", 5),
    "how a step goes": ("lead", 5),
    "what somebody saw": ("lead", 5),
}
"""Who opens it, and how many queries it makes: signing in and the audit are among them."""


@pytest.fixture
def addresses(plan, shared, mia):
    child, school = plan.child.ref, plan.bell.agency.ref
    return {
        "the plan, for its workers": reverse("child_plan", args=[child]),
        "the plan, for a partner": reverse("child_plan", args=[child]),
        "who can see": reverse("child_share", args=[child]),
        "a preview": f"{reverse('child_share', args=[child])}?agency={school}&level=3",
        "a preview of two": f"{reverse('child_share', args=[child])}?agency={school}&level=3"
        f"&also={mia.ref}",
        "what is kept back": reverse("share_release", args=[shared.ref]),
        "a new goal": reverse("child_goal", args=[child]),
        "a new step": reverse("goal_step", args=[plan.goal.ref]),
        "how a step goes": reverse("step_progress", args=[plan.breakfast.ref]),
        "what somebody saw": reverse("child_contribute", args=[child]),
    }


def more_of(plan):
    """Three more goals, each of three more steps for three more helpers, some naming Mia."""
    for number in range(3):
        helper = InvolvementFactory(child=plan.child, name=f"Helper {number}")
        goal = GoalFactory(child=plan.child)
        for what in ("Plays", "Plays with Mia", "Sleeps"):
            StepFactory(goal=goal, what=what, involvement=helper)
        StepFactory(goal=goal, what="Lunch", involvement=plan.bell)


@pytest.mark.parametrize("name", COUNTS)
def test_more_of_it_costs_no_more_queries(
    request, signed_in, plan, addresses, name, django_assert_num_queries
):
    who, queries = COUNTS[name]
    client = signed_in(request.getfixturevalue(who))
    client.get(addresses[name])  # what the server remembers from then on
    with django_assert_num_queries(queries):
        assert client.get(addresses[name]).status_code == 200

    more_of(plan)

    with django_assert_num_queries(queries):
        assert client.get(addresses[name]).status_code == 200
