"""What is told of a plan: its goals and steps, to each reader as far as they may know."""

from audit import clock
from casework.levels import Level
from tests.factories import GoalFactory, InvolvementFactory, StepFactory, arranging


def test_the_plan_tells_goals_and_steps(shared, hillside, lead, worker, read):
    teacher = InvolvementFactory(child=shared, name="Mr Bell", agency=hillside)
    goal = GoalFactory(child=shared, outcome="Ty sleeps", sibling_key="sibling123")
    step = StepFactory(
        goal=goal, involvement=teacher, what="Breakfast", by_words="each day", sibling_key="x" * 10
    )

    told_of = read(lead, f"children/{shared.ref}/plan/").json()

    assert told_of == {
        "results": [
            {
                "ref": goal.ref,
                "outcome": "Ty sleeps",
                "how_we_will_know": "",
                "set_on": clock.today().isoformat(),
                "steps": [
                    {
                        "ref": step.ref,
                        "what": "Breakfast",
                        "who": "Mr Bell",
                        "role": "class teacher",
                        "agency": "Hillside Primary",
                        "by_on": None,
                        "by_words": "each day",
                        "done_at": None,
                        "is_own": True,
                    }
                ],
            }
        ],
        "next": None,
    }
    for_worker = read(worker, f"children/{shared.ref}/plan/").json()["results"]
    assert for_worker[0]["steps"][0]["is_own"] is False


def test_a_goal_that_has_ended_is_not_in_the_plan(shared, worker, lead, read):
    GoalFactory(child=shared, ended_on=clock.today(), why_ended="Reached")

    for user in (worker, lead):
        assert read(user, f"children/{shared.ref}/plan/").json() == {"results": [], "next": None}


def test_a_goal_or_step_that_is_kept_back_is_not_there(shared, hillside, lead, worker, read):
    teacher = InvolvementFactory(child=shared, name="Mr Bell", agency=hillside)
    kept, mixed = (GoalFactory(child=shared, outcome=outcome) for outcome in ("Kept", "Mixed"))
    for goal, what in ((kept, "Under it"), (mixed, "Hidden"), (mixed, "Shown")):
        StepFactory(goal=goal, involvement=teacher, what=what)
    share = shared.shares.get()
    with arranging():
        share.withheld.create(goal=kept)
        share.withheld.create(step=mixed.steps.get(what="Hidden"))

    def plan_of(user):
        goals = read(user, f"children/{shared.ref}/plan/").json()["results"]
        return {goal["outcome"]: [step["what"] for step in goal["steps"]] for goal in goals}

    assert plan_of(lead) == {"Mixed": ["Shown"]}
    assert plan_of(worker) == {"Kept": ["Under it"], "Mixed": ["Hidden", "Shown"]}


def test_a_step_of_somebody_the_reader_may_not_know_of_is_not_there(shared, lead, worker, read):
    clinic = InvolvementFactory(child=shared, name="Dr Moss", level=Level.RECORD)
    StepFactory(goal=GoalFactory(child=shared), involvement=clinic, what="Every Tuesday")

    counts = [
        len(read(user, f"children/{shared.ref}/plan/").json()["results"][0]["steps"])
        for user in (lead, worker)
    ]
    assert counts == [0, 1]
