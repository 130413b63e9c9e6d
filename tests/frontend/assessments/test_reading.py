"""What the page of an assessment costs, and what each reader finds on it."""

import pytest

from assessments.actions import add_need, move_decision_point, oversee_assessment
from audit import clock
from casework.actions import record_entry, take_referral
from casework.actions.plans import WrittenStep
from casework.actions.referrals import Named
from casework.levels import Level
from casework.story import ForChild
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    InvolvementFactory,
    allocate,
    concluded,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import address, filled_in, shown, signed_in


@pytest.fixture
def family_of(worker, manager, east):
    """An assessment of so many children, with so many needs, days, visits and steps."""

    def make(how_many):
        children = siblings(*(ChildFactory() for _ in range(how_many)))
        helpers = [InvolvementFactory(child=child) for child in children]
        for child in children:
            allocate(child, worker=worker, team=east)
        begun = AssessmentFactory(children=children, lead=worker)
        for helper in helpers:
            DecisionPointFactory(assessment=begun, set_by=worker)
            visit(worker, children)
            need(begun, worker, children, helper)
        return begun

    return make


def visit(worker, children, words="I sleep in my shoes"):
    rows = [ForChild(child, "alone", words) for child in children]
    record_entry(children[0], by=worker, kind="visit", text="At home.", rows=rows)


def need(assessment, worker, children, *helpers, **said):
    add_need(
        assessment,
        by=worker,
        children=children,
        steps=[WrittenStep("Breakfast", helper, by_words="daily") for helper in helpers],
        **{
            "needs": "They need to sleep.",
            "seriousness": "need",
            "seriousness_why": "They are tired.",
            "outcome": "They sleep.",
            **said,
        },
    )


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("assessment", 6),
        ("assessment_write", 6),
        ("assessment_need", 6),
        ("assessment_when", 6),
        ("assessment_conclude", 6),
    ],
)
def test_a_page_asks_the_database_the_same_few_questions_of_a_worker(
    as_worker, family_of, django_assert_num_queries, how_many, name, questions
):
    page = address(name, family_of(how_many))

    with django_assert_num_queries(questions):
        answer = as_worker.get(page)

    assert answer.status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_child_assess_asks_the_same_few_questions(
    as_worker, family_of, django_assert_num_queries, how_many
):
    child = family_of(how_many).rows[0].child

    with django_assert_num_queries(5):
        as_worker.get(address("child_assess", child))


@pytest.mark.parametrize("how_many", [1, 3])
def test_referral_assess_asks_the_same_few_questions(
    as_worker, host, worker, family_of, django_assert_num_queries, how_many
):
    referral = take_referral(
        host,
        by=worker,
        children=[Named(child=row.child) for row in family_of(how_many).rows],
        caller_name="Grace Lowe",
        worries="They are thin",
    )

    with django_assert_num_queries(6):
        as_worker.get(address("referral_assess", referral))


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_finished_one_asks_a_partner_the_same_few_questions(
    client, lead, hillside, worker, family_of, django_assert_num_queries, how_many
):
    begun = family_of(how_many)
    for row in begun.rows:
        share_with(hillside, row.child, level=Level.ASSESSMENT)
    concluded(begun, worker)
    signed_in(client, lead)

    with django_assert_num_queries(6):
        answer = client.get(address("assessment", begun))

    assert answer.status_code == 200


@pytest.fixture
def shared_with_hillside(family, assessment, worker, manager, hillside):
    """A finished assessment that Hillside may read, and things in it that only workers may."""
    ty, mia = family
    for child in family:
        share_with(hillside, child, level=Level.ASSESSMENT)
    visit(worker, family, words="Nobody else should hear this")
    bell = InvolvementFactory(child=ty, name="Mr Bell", agency=hillside)
    clinic = InvolvementFactory(child=mia, name="Clinic Sister", level=Level.RECORD)
    need(assessment, worker, family, bell, needs="They need breakfast.")
    need(assessment, worker, [mia], clinic, needs="Mia needs somebody to ask.")
    oversee_assessment(assessment, by=manager, view="question", reasons="What would Ty say?")
    return concluded(assessment, worker)


def test_a_partner_reads_what_was_decided_and_why(client, lead, shared_with_hillside):
    page = shown(signed_in(client, lead).get(address("assessment", shared_with_hillside)))

    assert "They need breakfast." in page
    assert "Mr Bell, Hillside Primary" in page
    assert "A plan of help, with the family They agree to help" in page


def test_a_partner_does_not_learn_what_is_for_workers_only(client, lead, shared_with_hillside):
    page = shown(signed_in(client, lead).get(address("assessment", shared_with_hillside)))

    assert "Clinic Sister" not in page
    assert "Nobody else should hear this" not in page
    assert "Oversight" not in page
    assert "What would Ty say?" not in page
    assert "was seen" not in page


def test_a_worker_reads_all_of_it(as_worker, shared_with_hillside):
    page = shown(as_worker.get(address("assessment", shared_with_hillside)))

    assert "Clinic Sister" in page
    assert page.count("“Nobody else should hear this”") == 2
    assert "Mo Manager: “I have a question”" in page


def test_it_says_who_wrote_and_on_which_days(as_worker, worker, manager, family, assessment):
    need(assessment, worker, family)
    page = address("assessment_write", assessment)
    as_worker.post(page, filled_in(as_worker.get(page), analysis="So far."))
    need(assessment, manager, family)

    text = shown(as_worker.get(address("assessment", assessment)))

    today = f"{clock.today():%A} {clock.today().day} {clock.today():%B}"
    assert f"Wilma Worker Added needs on {today}; wrote in it on {today}." in text
    assert "Mo Manager Added needs" in text


def test_each_day_expected_keeps_its_reason_and_whether_the_family_was_told(
    as_worker, worker, assessment
):
    moved_to = clock.today()
    move_decision_point(
        assessment,
        by=worker,
        expected_on=moved_to,
        why="The court decides today.",
        told_on=moved_to,
        told_how="By telephone",
    )

    page = shown(as_worker.get(address("assessment", assessment)))

    assert "The school report comes first" in page
    assert "It is not written down that the family was told." in page
    assert "The court decides today." in page
    assert ": By telephone" in page


def test_somebody_who_helps_two_children_is_one_choice_of_who(as_worker, family, assessment):
    for child in family:
        InvolvementFactory(child=child, name="Auntie Bev", role="aunt")

    page = shown(as_worker.get(address("assessment_need", assessment)))

    assert page.count("Auntie Bev, aunt (helps Ty and Mia)") == 1
