"""A child at a glance, as far as each reader may know; and why a record not one's own is opened."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from audit import clock
from audit.models import AuditEvent
from casework.actions import add_relative, describe_child
from casework.levels import Level
from casework.models import EntryChild, Relationship
from casework.story import ForChild
from tests.factories import (
    AddressFactory,
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    NeedFactory,
    RelationshipFactory,
    StepFactory,
    allocate,
    concluded,
    restricted,
    share_with,
    siblings,
    told,
)
from tests.frontend.assessments.pages import address, in_words, shown, signed_in

ON_THE_RECORD = "7 Mill Lane|Lee Mercer|Bev|Danger now|half-sister|born 1 March|expect to decide"


@pytest.fixture
def known(ty, mia, worker, hillside):
    """Ty, of whom a good deal is known."""
    siblings(ty, mia)
    allocate(ty, worker=worker)
    allocate(mia, worker=worker)
    describe_child(ty, by=worker, pronouns="he", likes_to_be_told="The day before.")
    AddressFactory(person=ty.person, is_protected=True, who_must_not_know="Lee Mercer")
    RelationshipFactory(
        child=ty,
        person__given_name="Bev",
        person__family_name="Harper",
        kind=Relationship.Kind.AUNT_OR_UNCLE,
        has_parental_responsibility=True,
    )
    RelationshipFactory(child=ty, person=mia.person, kind=Relationship.Kind.HALF_SIBLING)
    bell = InvolvementFactory(child=ty, name="Mr Bell", agency=hillside, phone="01632 960118")
    StepFactory(goal=GoalFactory(child=ty), what="Breakfast", involvement=bell, by_words="daily")
    told(ForChild(ty, seen=EntryChild.Seen.ALONE, words="I sleep in my shoes."), kind="visit")
    assessment = AssessmentFactory(children=[ty, mia], lead=worker)
    DecisionPointFactory(assessment=assessment, set_by=worker, why="His class report comes first")
    NeedFactory(assessment=assessment, children=[ty], needs="Ty needs to sleep", seriousness="need")
    NeedFactory(
        assessment=assessment,
        children=[ty],
        needs="Ty needs to be safe",
        seriousness="danger",
        seriousness_why="He gets between them",
    )
    return ty


def glance(client, user, child):
    return signed_in(client, user).get(address("child", child))


def test_a_worker_reads_everything_on_one_page(client, worker, known):
    page = shown(glance(client, worker, known))

    for words in (
        "born 1 March 2015",
        "Likes to be told The day before.",
        "Do not tell Lee Mercer where Ty lives.",
        "Ty needs to be safe. He gets between them. Danger now without it.",
        "“I sleep in my shoes.”",
        "Breakfast",
        "7 Mill Lane, Northmoor Protected.",
        "Bev Harper, aunt or uncle.",
        "Parental responsibility: Bev Harper.",
        "Mr Bell, Hillside Primary",
        "01632 960118",
        "Alone ",
        "His class report comes first.",
        "Mia 11",
    ):
        assert words in page
    assert page.index("Ty needs to be safe") < page.index("Ty needs to sleep")


def test_a_partner_at_plan_level_reads_the_plan_and_who_helps_and_nothing_hints_at_more(
    client, lead, hillside, known
):
    share_with(hillside, known)

    page = shown(glance(client, lead, known))

    for words in ("Ty Harper", "11 years old", "The day before.", "Breakfast", "Mr Bell"):
        assert words in page
    hidden = (
        "Mia|shoes|worried|Last seen|Protected|Brothers|Assessment|Record about|Sharing|Our work"
    )
    for words in f"{ON_THE_RECORD}|{hidden}".split("|"):
        assert words not in page


def test_the_network_alone_is_the_network_alone(client, lead, hillside, known):
    share_with(hillside, known, level=Level.NETWORK)

    page = shown(glance(client, lead, known))

    assert "Mr Bell" in page
    assert "The day before." not in page
    assert "Breakfast" not in page
    assert "What happens next" not in page


def test_a_reader_of_assessments_reads_finished_ones_only(
    client, lead, hillside, known, mia, worker
):
    for child in (known, mia):
        share_with(hillside, child, level=Level.ASSESSMENT)

    assert "Ty needs to be safe" not in shown(glance(client, lead, known))

    concluded(known.assessment_rows.get().assessment, worker)
    page = shown(glance(client, lead, known))
    assert "Ty needs to be safe." in page
    assert "A plan of help, with the family." in page
    assert "Lee Mercer" not in page


def test_a_hidden_brother_or_sister_is_not_there(client, worker, manager, known, mia, host, east):
    allocate(mia, worker=manager)
    restricted(mia)

    page = shown(glance(client, worker, known))

    assert "Mia" not in page
    assert "Brothers and sisters" not in page
    assert "half-brother" not in page
    assert "expect to decide" not in page  # it is about Mia too


def test_a_mother_of_seventeen_is_a_mother_whatever_her_own_record(client, worker, manager):
    kayleigh = ChildFactory(given_name="Kayleigh", family_name="Dunn", born_on=date(2009, 1, 1))
    baby = ChildFactory(given_name="Baby", family_name="Dunn", born_on=None,
                        expected_on=clock.today() + timedelta(days=60))  # fmt: skip
    allocate(baby, worker=worker)
    add_relative(baby, by=worker, kind="mother", person=kayleigh.person)
    restricted(kayleigh)

    page = glance(client, worker, baby)

    assert f"expected {in_words(baby.person.expected_on)}" in shown(page)
    assert "Kayleigh Dunn, mother." in shown(page)
    assert "Last seen" not in shown(page)  # nobody sees a child who is not born
    assert kayleigh.ref not in page.content.decode()


def test_a_new_child_s_page_says_what_is_not_known_yet(client, worker, ty):
    allocate(ty, worker=worker)

    page = shown(glance(client, worker, ty))

    assert "No step is agreed yet." in page
    assert "Who has parental responsibility is not written down yet." in page
    assert "Nobody has yet written down seeing Ty alone." in page
    assert "Do not tell" not in page
    assert "Begin an assessment" in page


def test_a_look_is_in_the_audit_with_its_purpose(client, worker, known):
    glance(client, worker, known)

    event = AuditEvent.objects.get(kind=AuditEvent.Kind.LOOKED)
    assert (event.did, event.child_ref, event.actor_ref, event.purpose) == (
        "child",
        known.ref,
        worker.ref,
        "own-work",
    )


@pytest.mark.parametrize("count", [1, 3])
def test_a_glance_costs_the_same_for_one_of_everything_and_for_three(
    client, worker, lead, hillside, ty, django_assert_num_queries, count
):
    allocate(ty, worker=worker)
    share_with(hillside, ty)
    for n in range(count):
        sister = ChildFactory()
        siblings(ty, sister)
        helper = InvolvementFactory(child=ty, agency=hillside)
        StepFactory(goal=GoalFactory(child=ty), involvement=helper)
        person = RelationshipFactory(child=ty).person
        AddressFactory(person=person, is_protected=True)
        told(ForChild(ty, seen=EntryChild.Seen.ALONE, words=f"Words {n}"))
        assessment = AssessmentFactory(children=[ty], lead=worker)
        DecisionPointFactory(assessment=assessment, set_by=worker)
        NeedFactory(assessment=assessment, children=[ty])

    for user, queries in ((worker, 5), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(address("child", ty)).status_code == 200


def test_a_child_not_one_s_own_is_opened_after_one_pick_for_the_day(client, worker2, known, mia):
    signed_in(client, worker2)
    asked = client.get(address("child", known))
    assert (
        asked.headers["location"] == f"{address('child_why', known)}?next={address('child', known)}"
    )

    question = client.get(asked.headers["location"])
    assert "Ty Harper is not allocated to you" in shown(question)
    for words in ("The day before", "11 years", "shoes", "Mia", "Breakfast"):
        assert words not in shown(question)

    answer = client.post(
        address("child_why", known), {"purpose": "covering", "next": address("child", known)}
    )
    assert answer.headers["location"] == address("child", known)
    assert client.get(address("child", known)).status_code == 200
    assert client.get(address("child", mia)).status_code == 200  # a sister: the same family
    assert AuditEvent.objects.filter(did="child", purpose="covering").count() == 2

    with clock.at(clock.now() + timedelta(days=1)):
        assert client.get(address("child", known)).status_code == 302


def test_no_pick_says_so_at_the_question(client, worker2, known):
    answer = signed_in(client, worker2).post(address("child_why", known), {"next": "/"})

    assert answer.status_code == 200
    assert "Choose why you open this record." in shown(answer)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", ""]
)
def test_the_question_leads_nowhere_else(client, worker2, known, elsewhere):
    answer = signed_in(client, worker2).post(
        address("child_why", known), {"purpose": "covering", "next": elsewhere}
    )

    assert answer.headers["location"] == address("child", known)


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 403), ("otherlead", 404), ("admin", 404), ("leaver", 302)]
)
def test_the_question_is_for_the_record_s_own_staff(client, request, hillside, known, who, status):
    share_with(hillside, known)
    user = request.getfixturevalue(who)

    assert signed_in(client, user).get(address("child_why", known)).status_code == status


@pytest.mark.parametrize(
    "name",
    ["child", "child_why", "child_story", "child_network", "child_looks", "child_work",
     "episode_open", "episode_close", "child_allocate"],
)  # fmt: skip
def test_a_child_one_may_not_see_is_a_child_that_does_not_exist(client, otherlead, known, name):
    signed_in(client, otherlead)
    there = client.get(address(name, known))
    nowhere = client.get(reverse(name, args=["a2b3c4d5e6"]))

    assert there.status_code == nowhere.status_code == 404
    assert shown(there) == shown(nowhere)
    assert AuditEvent.objects.filter(kind=AuditEvent.Kind.REFUSED).count() == 2
