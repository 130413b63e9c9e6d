"""Nothing a partner reads names a brother or sister, a closed relative or a safe address."""

import random
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from audit import clock
from casework.actions import add_goal, add_step, release_withheld, share_child
from casework.actions.plans import WrittenStep
from casework.levels import READING, Level
from casework.models import Goal, Involvement, Relationship, Step, Withheld
from casework.naming import found_in, pieces
from casework.people import join_family
from casework.preview import recipient_of
from casework.watching import words_to_watch
from tests.factories import (
    AddressFactory,
    ChildFactory,
    GoalFactory,
    InvolvementFactory,
    PersonFactory,
    RelationshipFactory,
    StepFactory,
    arranging,
    siblings,
)


@pytest.fixture
def family(ty, mia):
    """Ty and Mia Harper, brother and sister."""
    return siblings(ty, mia)


def share(child, by, agency, **terms):
    terms = {
        "level": Level.PLAN,
        "purpose": "The school is part of the plan",
        "until": clock.today() + timedelta(days=30),
        "is_family_told": True,
        **terms,
    }
    return share_child(child, by=by, agency=agency, **terms)


def step_of(child, what, goal=None, **of_helper):
    helper = InvolvementFactory(child=child, **of_helper)
    return StepFactory(goal=goal or GoalFactory(child=child), what=what, involvement=helper)


def goals_read_by(user):
    return list(Goal.objects.permitting(user, Goal.VIEW))


def steps_read_by(user):
    return list(Step.objects.permitting(user, Step.VIEW))


@pytest.mark.parametrize(
    "text",
    [
        "Breakfast with Mia",
        "breakfast with MIA.",
        "Mia’s bed is ready",
        "Mia's bed is ready",
        "Mía eats too",
        "(Mia)",
        "Ring/Mia",
        "Ty and his sister eat",
    ],
)
def test_a_sibling_is_found_however_they_are_written(family, ty, text):
    assert found_in(text, words_to_watch(ty, Level.RECORD))


@pytest.mark.parametrize("text", ["Miami", "Ty sleeps", "The Harpers eat together", "", "Mi a"])
def test_other_words_are_not_taken_for_a_name(family, ty, text):
    assert found_in(text, words_to_watch(ty, Level.PLAN)) == []


def test_what_is_cut_up_for_marking_is_still_the_whole_text(family, ty):
    text = "Mia, Mia’s father and the MIA team of 12 Mill Lane"

    cut = pieces(text, words_to_watch(ty, Level.PLAN))

    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.is_named] == ["Mia", "Mia’s", "MIA"]


def test_a_relative_is_watched_for_up_to_the_level_that_may_know(ty):
    father = PersonFactory(given_name="Dean", family_name="Cole")
    RelationshipFactory(
        child=ty, person=father, kind=Relationship.Kind.FATHER, level=Level.ASSESSMENT
    )

    found = [bool(found_in("Ring Dean", words_to_watch(ty, level))) for level in READING]
    assert found == [True, True, False, False]


def test_a_siblings_own_father_is_watched_for_though_he_is_nobody_to_this_child(family, ty, mia):
    RelationshipFactory(child=mia, person=PersonFactory(given_name="Dean"), level=Level.NETWORK)

    assert found_in("Ring Dean", words_to_watch(ty, Level.RECORD)) == ["Dean"]


def test_somebody_who_lives_with_the_child_unnamed_is_watched_for(family, ty):
    lodger = PersonFactory(given_name="Kev")
    with arranging():
        join_family(ty.person.memberships.get().family, lodger)

    assert found_in("Kev smokes", words_to_watch(ty, Level.RECORD)) == ["Kev"]


@pytest.mark.parametrize("text", ["at Mill Lane", "near NM1 2AB", "nm12ab", "7 mill lane"])
def test_a_protected_address_is_watched_for(ty, text):
    AddressFactory(
        person=ty.person, lines="7 Mill Lane, Northmoor", postcode="NM1 2AB", is_protected=True
    )

    assert found_in(text, words_to_watch(ty, Level.RECORD))


def test_an_address_that_is_no_secret_is_not(ty):
    AddressFactory(person=ty.person, lines="7 Mill Lane, Northmoor", postcode="NM1 2AB")

    assert found_in("7 Mill Lane NM1 2AB", words_to_watch(ty, Level.PLAN)) == []


def test_what_names_a_sibling_is_kept_back_and_the_rest_is_read(family, ty, worker, lead):
    goal, named = GoalFactory(child=ty), GoalFactory(child=ty, outcome="Plays with Mia")
    step, step_named = step_of(ty, "Breakfast", goal), step_of(ty, "Breakfast with Mia", goal)
    step_below = step_of(ty, "Football", named)

    share(ty, worker, lead.agency)

    assert goals_read_by(lead) == [goal]
    assert steps_read_by(lead) == [step]
    assert {*steps_read_by(worker)} == {step, step_named, step_below}


def test_a_helper_whose_name_is_a_siblings_keeps_the_step_back(family, ty, worker, lead):
    step_of(ty, "Reads aloud", name="Mia Harper", role="sister")

    share(ty, worker, lead.agency, is_read=True)

    assert steps_read_by(lead) == []


def test_what_somebody_read_and_released_is_read(family, ty, worker, lead):
    goal = GoalFactory(child=ty)
    first, second = step_of(ty, "With Mia", goal), step_of(ty, "Again with Mia", goal)

    share(ty, worker, lead.agency, release=[first])

    assert steps_read_by(lead) == [first]
    row = Withheld.objects.get(step=second)
    release_withheld(row.share, by=worker, withheld=[row])
    assert set(steps_read_by(lead)) == {first, second}


def test_what_somebody_leaves_out_is_kept_back_whatever_its_words(ty, worker, lead):
    goal = GoalFactory(child=ty)
    kept, read = step_of(ty, "Counselling", goal), step_of(ty, "Breakfast", goal)

    share(ty, worker, lead.agency, leave_out=[kept], release=[kept])

    assert steps_read_by(lead) == [read]


def test_a_row_of_another_share_is_not_released_by_this_one(family, ty, worker, lead, otherlead):
    step = step_of(ty, "With Mia")
    ours, theirs = (share(ty, worker, user.agency) for user in (lead, otherlead))

    release_withheld(ours, by=worker, withheld=[theirs.withheld.get()])

    assert (steps_read_by(lead), steps_read_by(otherlead)) == ([], [])
    release_withheld(ours, by=worker, withheld=[ours.withheld.get()])
    assert (steps_read_by(lead), steps_read_by(otherlead)) == ([step], [])


def test_new_goals_and_steps_are_kept_back_from_shares_that_stand(family, ty, worker, lead):
    share(ty, worker, lead.agency)
    helper = InvolvementFactory(child=ty)
    named = add_goal(
        ty, by=worker, outcome="Plays with Mia", steps=[WrittenStep("Football", helper)]
    )
    goal = add_goal(ty, by=worker, outcome="Sleeps", steps=[WrittenStep("Bed at seven", helper)])
    add_step(goal, by=worker, what="A story with Mia", who=helper)

    assert named not in goals_read_by(lead)
    assert [step.what for step in steps_read_by(lead)] == ["Bed at seven"]


def test_what_is_kept_back_from_one_level_may_be_read_at_another(ty, worker, lead, otherlead):
    RelationshipFactory(child=ty, person=PersonFactory(given_name="Dean"), level=Level.ASSESSMENT)
    step = step_of(ty, "Football with Dean")

    share(ty, worker, lead.agency, level=Level.PLAN)
    share(ty, worker, otherlead.agency, level=Level.ASSESSMENT)

    assert (steps_read_by(lead), steps_read_by(otherlead)) == ([], [step])


def test_the_purpose_of_a_share_names_nobody(family, ty, worker, lead):
    with pytest.raises(ValidationError) as refused:
        share(ty, worker, lead.agency, purpose="Like for Mia")

    assert list(refused.value.message_dict) == ["purpose"]


def test_a_name_outside_the_plan_is_read_by_somebody_first(family, ty, worker, lead):
    InvolvementFactory(child=ty, name="Mia’s nan", role="takes both to school")

    with pytest.raises(ValidationError) as refused:
        share(ty, worker, lead.agency)
    assert list(refused.value.message_dict) == ["is_read"]

    share(ty, worker, lead.agency, is_read=True)
    assert lead.has_perm("casework.view_plan", ty)


WORDS = ["Breakfast", "with Mia", "Dean rings", "at 7 Mill Lane", "football", "with his sister"]


@pytest.mark.parametrize("seed", range(5))
def test_the_preview_shows_exactly_what_is_seen_afterwards(
    family, ty, mia, worker, lead, visitor, seed
):
    chance = random.Random(seed)  # noqa: S311 - it must be repeatable, not secret
    RelationshipFactory(
        child=ty, person=PersonFactory(given_name="Dean"), level=chance.choice(READING)
    )
    AddressFactory(person=mia.person, is_protected=True)
    for _ in range(4):
        goal = GoalFactory(child=ty, outcome=chance.choice(WORDS))
        for _ in range(2):
            words = f"{chance.choice(WORDS)} {chance.choice(WORDS)}"
            step_of(ty, words, goal, level=chance.choice(READING))
    level, reader = chance.choice(READING), chance.choice([lead, visitor])
    to = {"agency": reader.agency, "user": reader if reader == visitor else None, "level": level}
    every = [*Goal.objects.all(), *Step.objects.all()]
    release, leave_out = chance.sample(every, 4), chance.sample(every, 2)

    recipient = recipient_of(
        ty, words_to_watch(ty, level), release=release, leave_out=leave_out, **to
    )
    previewed = [
        set(model.objects.permitting(recipient, model.VIEW)) for model in (Goal, Step, Involvement)
    ]
    share(ty, worker, release=release, leave_out=leave_out, is_read=True, **to)

    seen = [
        set(model.objects.permitting(reader, model.VIEW)) for model in (Goal, Step, Involvement)
    ]
    assert previewed == seen


def test_a_hidden_child_is_named_nowhere_a_reader_can_read(family, ty, worker, lead):
    """The words of a sibling planted everywhere in a plan: none of them reaches the school."""
    ChildFactory(given_name="Mia")  # somebody else's Mia changes nothing
    for number in range(3):
        goal = GoalFactory(child=ty, outcome=f"Outcome {number} {'Mia' * (number == 1)}")
        step_of(ty, f"Step {number} {'for Mia' * (number == 2)}", goal)
    share(ty, worker, lead.agency)

    read = [str(row) for row in [*goals_read_by(lead), *steps_read_by(lead)]]
    assert read == ["Outcome 0 ", "Outcome 2 ", "Step 0 "]
