"""Every page asks the database five questions at most, however much there is to show.

The session and who it belongs to are among them; the row of the audit is not, nor is the frame of
a transaction. Every address of the table of access is opened by whoever may, of an open child and
of a restricted one, with one more of everything and with three.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.roles import Role
from assessments.actions import (
    add_score,
    answer_edition,
    give_edition,
    invite_contribution,
    make_edition,
    pause_assessment,
    say_of_need,
    tag_need,
    write_down_contribution,
)
from assessments.models import Assessment
from audit import clock
from casework import drafts
from casework.actions import (
    add_legal_status,
    add_to_entry,
    correct_entry,
    exclude_user,
    link_colleague,
    pin_entry,
    promote_entry,
    record_meeting,
    tag_entry,
)
from casework.actions.processes import ForMeeting
from casework.framework import Dimension
from casework.levels import Level
from casework.models import Entry, EntryChild, Share
from casework.story import ForChild
from signs_of_safety.actions import disagree_with, tag_statement
from signs_of_safety.models import Map
from tests.access.addresses import address, browser, rows
from tests.access.table import PAGES, RESTRICTED
from tests.factories import (
    AddressFactory,
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    NeedFactory,
    NeedStepFactory,
    RelationshipFactory,
    StepFactory,
    UserFactory,
    allocate,
    share_with,
    siblings,
    told,
)
from tests.mapped import MapFactory, RatingFactory, ScaleFactory, StatementFactory

AT_MOST = 5
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", 'INSERT INTO "audit_auditevent"')
ALSO = {
    "search": "?q=ty",
    "entry_record": "?child={child}",
    "child_share": "?agency={agency}&level=3",
    "child_story": "?only=words",
    "map_statement": "?kind=goal",
}
"""What else is asked of a page than its bare address."""

pytestmark = pytest.mark.django_db
OPEN, CLOSED = rows(PAGES), rows(RESTRICTED)
WHO = [who for who in OPEN["home"] if OPEN["home"][who] == "open"]


def one_more(world, ty, number):
    """One more of everything that a page of Ty's, or somebody's own list, may show."""
    people, hillside, sister = world.people, world.hillside, ChildFactory()
    worker = people["worker"]
    siblings(ty, sister)
    allocate(sister, worker=worker)
    share_with(hillside, sister, level=Level.PLAN)
    share_with(UserFactory(agency=hillside, role=Role.PARTNER), ty, level=Level.ASSESSMENT)
    helper = InvolvementFactory(child=ty, agency=hillside, name=f"Helper {number}")
    goal = GoalFactory(child=ty, outcome=f"Plays with {sister.person.given_name}")
    StepFactory(goal=goal, involvement=helper)
    AddressFactory(person=RelationshipFactory(child=ty, level=1).person, is_protected=True)
    AddressFactory(person=ty.person)
    said = [ForChild(each, seen=EntryChild.Seen.ALONE, words="Words") for each in (ty, sister)]
    told(*said, kind="contact", level=Level.PLAN)
    entry = Entry.objects.permitting(worker, Entry.VIEW).filter(text="At home")
    for one in entry.filter(child_rows__child=ty).distinct():
        made_of(one, worker, ty, number)
    of_an_assessment(ty, sister, worker)
    link_colleague(
        Share.objects.get(child=ty, agency=hillside, user=None),
        by=people["lead"],
        user=UserFactory(agency=hillside, role=Role.PARTNER),
    )
    kept_out = UserFactory(agency=worker.agency, role=Role.WORKER)
    more_to_keep_safe(ty, worker)
    more_on_a_map([ty, sister], worker, helper)
    exclude_user(ty, by=people["manager"], user=kept_out, why="A neighbour")
    for page in ("child_goal", "referral_new"):
        drafts.save(worker, page, f"{page}{number}", {}, version=0, child_refs=[ty.ref])


def made_of(entry, worker, ty, number):
    """One more of whatever can stand beside an entry."""
    add_to_entry(entry, by=worker, text=f"Later {number}")
    newest = entry.amendments.exclude(reason="").last()
    correct_entry(
        entry,
        by=worker,
        text=f"At home, {number}",
        reason="The wrong house",
        newest=newest.ref if newest else "",
    )
    tag_entry(entry, by=worker, dimensions=Dimension.values[: number + 1])
    if not number:
        pin_entry(entry, by=worker, child=ty)
        promote_entry(entry, by=worker, child=ty, meaning="She was heard")


def more_to_keep_safe(ty, worker):
    """One more order that keeps somebody away, and one more core group."""
    adult = RelationshipFactory(child=ty).person
    order = {"kind": "bail-conditions", "forbids": "No contact", "from_on": clock.today()}
    add_legal_status(
        ty, by=worker, adult=adult, must_not_contact=True, is_for_the_plan=True, **order
    )
    came = {"kind": "core-group", "held_on": clock.today(), "attended": "Dawn"}
    record_meeting(ty, by=worker, rows=[ForMeeting(ty)], **came)


def more_on_a_map(children, worker, helper):
    """One more of every kind of statement on each map of Ty's, with all that stands beside one."""
    MapFactory(children=children, lead=worker)
    for sheet in Map.objects.filter(child_rows__child=children[0], agreed_at=None):
        danger = StatementFactory(map=sheet, kind="danger")
        goal = StatementFactory(map=sheet, kind="goal", answers=danger)
        StatementFactory(map=sheet, kind="step", answers=goal, who=helper)
        StatementFactory(map=sheet, kind="safety", answers=danger)
        RatingFactory(scale=ScaleFactory(danger=danger), who="Bev", number=3)
        for one in sheet.statements.filter(kind="harm"):
            disagree_with(one, by=worker, who="Dawn", words="It was not so")
            tag_statement(one, by=worker, dimensions=["health", "housing"])


def of_an_assessment(ty, sister, worker):
    for children in ([ty], [ty, sister]):
        assessment = AssessmentFactory(children=children, lead=worker)
        DecisionPointFactory(assessment=assessment, set_by=worker)
    of_ty = Assessment.objects.filter(child_rows__child=ty)
    for finished in of_ty.exclude(concluded_at=None):
        of_others(finished, ty, worker)
        told = {"who": "Dawn", "children": [ty], "needs": "Sleep", "decision": "Help"}
        edition = make_edition(finished, by=worker, **told)
        give_edition(edition, by=worker, how="paper")
        answer_edition(edition, by=worker, view="partly", words="Mostly")
    for assessment in of_ty.filter(concluded_at=None):
        DecisionPointFactory(assessment=assessment, set_by=worker)
        need = NeedFactory(assessment=assessment, children=[ty])
        NeedStepFactory(need=need)
        say_of_need(need, by=worker, who="Jo, his mother", text="Yes, and a lock")
        pause_assessment(
            assessment,
            by=worker,
            from_on=clock.today(),
            until_on=clock.today(),
            whose="familys",
            why="In hospital",
        )
        tag_need(need, by=worker, dimensions=["health", "housing"])
        of_others(assessment, ty, worker)


def of_others(assessment, ty, worker):
    """What others said, were asked and scored."""
    words = {"who": "Bev", "children": [ty]}
    write_down_contribution(assessment, by=worker, going_well="He sings", **words)
    invite_contribution(assessment, by=worker, **words)
    scored = {"child": ty, "instrument": "sdq-total", "score": 14}
    add_score(assessment, by=worker, who="Dawn", **scored)


def opened_by(who, table):
    """The addresses this person may open, each with what else is asked of it."""
    for name, cells in table.items():
        if cells.get(who, OPEN[name][who]) == "open":
            yield name, ""
            if name in ALSO and OPEN["child"][who] in ("open", "why"):
                yield name, ALSO[name]


def questions(client, asked):
    """How many questions it takes to answer, when the server has answered before."""
    client.get(asked)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(asked)
    assert answer.status_code == 200
    said = [query["sql"] for query in captured.captured_queries]
    return sum(not sql.startswith(NOT_COUNTED) for sql in said)


@pytest.mark.parametrize("is_restricted", [False, True], ids=["open", "restricted"])
@pytest.mark.parametrize("who", WHO)
def test_every_page_asks_five_questions_at_most(world, who, is_restricted):
    child, refs, table = (
        (world.rex, world.restricted, CLOSED) if is_restricted else (world.ty, world.open, OPEN)
    )
    refs = {**refs, "agency": world.hillside.ref}
    client, asked = browser(world.people[who]), {}
    for number in range(3):
        one_more(world, child, number)
        for name, also in opened_by(who, table) if number != 1 else ():
            where = address(name, refs) + also.format(**refs)
            asked.setdefault((name, also), []).append(questions(client, where))

    assert {page: counts for page, counts in asked.items() if len(set(counts)) > 1} == {}
    assert {page: counts for page, counts in asked.items() if max(counts) > AT_MOST} == {}
