"""Who may do what to a child in their own situation. The table is the specification.

One child: allocated to `worker` in the team of `manager`; its plan shared with a school, of which
`lead` is the safeguarding lead; its assessments shared by name with `visitor`, a health visitor;
`aunt`, a worker of the council, is kept from it. Everybody else stands in no relation to it.
"""

import pytest

from agencies import actions as agency_actions
from agencies.models import AGENCY_PERMISSIONS, User
from agencies.roles import Role
from assessments import actions as assessment_actions
from assessments import models as assessments
from casework import actions as casework_actions
from casework.actions import exclude_user, restrict_child
from casework.levels import RULES, Level
from casework.models import Service
from casework.models.by_name import BY_NAME_PERMISSIONS
from casework.models.glass import ENQUIRY_PERMISSIONS, GLASS_PERMISSIONS
from casework.models.plans import STEP_PERMISSIONS
from casework.models.sealing import SEALING_PERMISSIONS
from casework.models.services import SERVICE_PERMISSIONS
from casework.models.shares import OF_THE_LEAD
from casework.reach import permissions_on
from feedback import actions as feedback_actions
from feedback.models.ratings import BY_LINK_ALONE, RATINGS_PERMISSIONS
from feedback.models.told import TOLD_PERMISSIONS
from learning import actions as learning_actions
from learning.models.blockages import BLOCKAGE_PERMISSIONS
from signs_of_safety import actions as map_actions
from signs_of_safety import models as maps
from tests.access.asked_of import an_emergency, raised, taken_out
from tests.access.kept import heard_back, unmatched
from tests.access.meant import helped
from tests.access.rounds import a_round_that_is_over
from tests.factories import (
    AssessmentFactory,
    GoalFactory,
    InvolvementFactory,
    StepFactory,
    UserFactory,
    allocate,
    concluded,
    share_with,
)
from tests.mapped import MapFactory, RaterFactory, agreed

TABLE = """
                                worker worker2 manager reviewer duty aunt lead visitor otherlead admin leaver
casework.view_network              yes     yes     yes      yes  yes    -  yes     yes         -     -      -
casework.view_plan                 yes     yes     yes      yes  yes    -  yes     yes         -     -      -
casework.view_assessment           yes     yes     yes      yes  yes    -    -     yes         -     -      -
casework.view_record               yes     yes     yes      yes  yes    -    -       -         -     -      -
casework.contribute                yes     yes     yes        -  yes    -  yes     yes         -     -      -
casework.record_entry              yes     yes     yes      yes  yes    -    -       -         -     -      -
casework.record_protection         yes     yes     yes      yes  yes    -    -       -         -     -      -
casework.decide                    yes     yes     yes        -  yes    -    -       -         -     -      -
casework.keep_network              yes     yes     yes        -  yes    -    -       -         -     -      -
casework.plan_child                yes     yes     yes        -    -    -    -       -         -     -      -
casework.share_child               yes     yes     yes        -    -    -    -       -         -     -      -
casework.allocate_child              -       -     yes        -    -    -    -       -         -     -      -
casework.restrict_child              -       -     yes        -    -    -    -       -         -     -      -
casework.see_looks                 yes     yes     yes      yes    -    -    -       -         -     -      -
casework.assess_child              yes     yes     yes        -    -    -    -       -         -     -      -
casework.seal                        -       -     yes        -    -    -    -       -         -     -      -
casework.oversee                     -       -     yes      yes    -    -    -       -         -     -      -
casework.see_received                -       -       -        -    -    -    -       -         -     -      -
casework.progress_step             yes     yes     yes        -  yes    -  yes       -         -     -      -
casework.end_service               yes     yes     yes        -  yes    -  yes       -         -     -      -
assessments.view_assessment        yes     yes     yes      yes  yes    -    -     yes         -     -      -
assessments.view_oversight         yes     yes     yes      yes  yes    -    -       -         -     -      -
assessments.view_edition           yes     yes     yes      yes  yes    -    -       -         -     -      -
assessments.answer_edition         yes     yes     yes        -    -    -    -       -         -     -      -
assessments.view_invitation          -       -       -        -    -    -    -     yes         -     -      -
assessments.answer_invitation        -       -       -        -    -    -    -     yes         -     -      -
assessments.write_assessment       yes     yes     yes        -    -    -    -       -         -     -      -
assessments.seal_assessment          -       -     yes        -    -    -    -       -         -     -      -
assessments.oversee_assessment       -       -     yes      yes    -    -    -       -         -     -      -
signs_of_safety.view_map           yes     yes     yes      yes  yes    -    -     yes         -     -      -
signs_of_safety.view_workings      yes     yes     yes      yes  yes    -    -       -         -     -      -
signs_of_safety.write_map          yes     yes     yes        -    -    -    -       -         -     -      -
signs_of_safety.seal_map             -       -     yes        -    -    -    -       -         -     -      -
signs_of_safety.open_words           -       -     yes        -    -    -    -       -         -     -      -
signs_of_safety.answer_scale         -       -       -        -    -    -    -       -         -     -      -
casework.view_sealing                -       -       -      yes    -    -    -       -         -     -      -
casework.link_colleague              -       -       -        -    -    -  yes       -         -     -      -
casework.view_enquiry                -       -       -        -  yes    -    -       -         -     -      -
casework.ring_back                   -       -       -        -  yes    -    -       -         -     -      -
casework.break_glass                 -       -       -        -  yes    -    -       -         -     -      -
casework.review_glass                -       -       -      yes    -    -    -       -         -     -      -
agencies.keep_accounts               -       -       -        -    -    -    -       -         -   yes      -
agencies.answer_the_telephone      yes     yes     yes        -  yes  yes    -       -         -     -      -
agencies.ask_if_known              yes     yes     yes        -  yes  yes    -       -         -     -      -
agencies.review_glass                -       -       -      yes    -    -    -       -         -     -      -
agencies.see_learning              yes     yes     yes      yes    -  yes    -       -         -     -      -
agencies.open_ratings                -       -     yes      yes    -    -    -       -         -     -      -
agencies.raise_blockage            yes     yes     yes      yes  yes  yes  yes     yes       yes     -      -
learning.view_blockage             yes     yes     yes      yes  yes  yes  yes       -         -     -      -
learning.move_blockage               -       -     yes        -    -    -    -       -         -     -      -
casework.give_advice               yes     yes     yes        -  yes  yes    -       -         -     -      -
casework.read_message              yes     yes     yes        -  yes  yes    -       -         -     -      -
agencies.write_to_us               yes     yes     yes      yes  yes  yes  yes     yes       yes   yes      -
feedback.view_told                 yes     yes     yes      yes  yes    -  yes       -         -     -      -
feedback.view_ratings              yes     yes     yes      yes    -  yes  yes       -         -     -      -
feedback.keep_ratings                -       -     yes      yes    -    -    -       -         -     -      -
feedback.answer_ratings              -       -       -        -    -    -    -       -         -     -      -
"""  # noqa: E501 - a table is as wide as it has people

OF_A_QUESTION = {*ENQUIRY_PERMISSIONS, *GLASS_PERMISSIONS}
"""Of a question `duty` asked about another child, whose record is closed, and of the emergency."""

OF_A_ROUND = {*RATINGS_PERMISSIONS, *BY_LINK_ALONE}
"""Of agencies that rate each other: no child is in it."""

BY_THE_SYSTEM_ALONE = {"agencies.found_the_council"}
ACTIONS = (
    agency_actions,
    casework_actions,
    assessment_actions,
    map_actions,
    feedback_actions,
    learning_actions,
)


OF_NO_CHILD = {
    *AGENCY_PERMISSIONS,
    *OF_A_QUESTION,
    *OF_A_ROUND,
    *BY_NAME_PERMISSIONS,
    *BLOCKAGE_PERMISSIONS,
}


def rows(table=TABLE):
    """{permission: {who: "yes" or "-"}}"""
    header, *lines = [line.split() for line in table.strip().splitlines()]
    return {name: dict(zip(header, cells, strict=True)) for name, *cells in lines}


@pytest.fixture
def people(host, worker, worker2, manager, reviewer, duty, lead, visitor, otherlead, admin, leaver):
    aunt = UserFactory(name="Ann Aunt", agency=host, role=Role.WORKER)
    everybody = (
        worker, worker2, manager, reviewer, duty, aunt, lead, visitor, otherlead, admin, leaver,
    )  # fmt: skip
    return dict(zip(next(iter(rows().values())), everybody, strict=True))


@pytest.fixture
def records(ty, host, people, east, hillside):
    """{app or permission: the record it is asked of}, all of one child."""
    allocate(ty, worker=people["worker"], team=east)
    exclude_user(ty, by=people["manager"], user=people["aunt"], why="Her nephew")
    share = share_with(hillside, ty, level=Level.PLAN)
    enquiry, glass = an_emergency(host, people, east)
    opened = a_round_that_is_over(host, people, hillside)
    share_with(people["visitor"], ty, level=Level.ASSESSMENT)
    teacher = InvolvementFactory(child=ty, agency=hillside)
    assessment = AssessmentFactory(children=[ty], lead=people["worker"])
    asked = assessment_actions.invite_contribution(
        assessment, by=people["worker"], who="Hana", user=people["visitor"], children=[ty]
    )
    finished = concluded(assessment, people["worker"])
    edition = assessment_actions.make_edition(
        finished, by=people["worker"], who="Dawn", children=[ty], needs="Sleep", decision="Help"
    )
    return {
        "casework": ty,
        "agencies": host,
        "assessments": finished,
        "signs_of_safety": agreed(MapFactory(children=[ty], lead=people["worker"])),
        "assessments.view_edition": edition,
        "assessments.answer_edition": edition,
        **dict.fromkeys(assessments.INVITATION_PERMISSIONS, asked),
        **dict.fromkeys(OF_THE_LEAD, share),
        **dict.fromkeys(ENQUIRY_PERMISSIONS, enquiry),
        **dict.fromkeys(GLASS_PERMISSIONS, glass),
        **dict.fromkeys(SEALING_PERMISSIONS, taken_out(ty, people)),
        **dict.fromkeys(RATINGS_PERMISSIONS, opened),
        **dict.fromkeys(TOLD_PERMISSIONS, heard_back(ty, people["worker"], people["lead"])),
        **dict.fromkeys(BY_LINK_ALONE, opened.respondents.first()),
        **dict.fromkeys(maps.BY_LINK_ALONE, RaterFactory(children=[ty], lead=people["worker"])),
        **unmatched(people["worker"]),
        **dict.fromkeys(BLOCKAGE_PERMISSIONS, raised(host, people["lead"])),
        "casework.progress_step": StepFactory(goal=GoalFactory(child=ty), involvement=teacher),
        "casework.end_service": Service.objects.get(
            ref=helped(ty, people["worker"], teacher)["service"]
        ),
    }


def record_for(permission, records):
    return records.get(permission) or records[permission.partition(".")[0]]


def answers(people, ask):
    """The table as `ask` answers it, each person as a new request would meet them."""
    asked = {who: User.objects.signed_in(user.pk) for who, user in people.items()}
    return {
        permission: {who: "yes" if ask(user, permission) else "-" for who, user in asked.items()}
        for permission in rows()
    }


def test_has_perm_answers_the_table(records, people):
    def ask(user, permission):
        return user.has_perm(permission, record_for(permission, records))

    assert answers(people, ask) == rows()


def test_permitting_answers_the_table(records, people):
    def ask(user, permission):
        record = record_for(permission, records)
        return record in type(record).objects.permitting(user, permission)

    assert answers(people, ask) == rows()


def test_restricting_a_child_closes_the_table_to_all_but_its_own_workers_and_partners(
    records, people
):
    restrict_child(records["casework"], by=people["manager"], why="A colleague’s child")

    def ask(user, permission):
        return user.has_perm(permission, record_for(permission, records))

    closed = dict.fromkeys(["worker2", "reviewer", "duty"], "-")
    assert answers(people, ask) == {
        permission: row
        if permission
        in {
            *AGENCY_PERMISSIONS,
            *OF_A_QUESTION,
            *OF_A_ROUND,
            *BY_NAME_PERMISSIONS,
            *BLOCKAGE_PERMISSIONS,
        }
        else {**row, **closed}
        for permission, row in rows().items()
    }


def test_the_links_of_a_childs_page_answer_the_table(records, people):
    def ask(user, permission):
        return permission in permissions_on(user, records["casework"])

    of_a_child = {permission: row for permission, row in rows().items() if permission in RULES}
    answered = answers(people, ask)
    assert {permission: answered[permission] for permission in RULES} == of_a_child


def test_every_permission_is_in_the_table():
    declared = {*RULES, *AGENCY_PERMISSIONS, *STEP_PERMISSIONS, *assessments.PERMISSIONS}
    declared |= set(SERVICE_PERMISSIONS)
    declared |= set(assessments.INVITATION_PERMISSIONS) | set(maps.PERMISSIONS)
    declared |= maps.BY_LINK_ALONE
    declared |= BY_NAME_PERMISSIONS | set(BLOCKAGE_PERMISSIONS)
    declared |= TOLD_PERMISSIONS | OF_A_ROUND | OF_A_QUESTION | OF_THE_LEAD | SEALING_PERMISSIONS

    assert set(rows()) == declared


def test_every_action_asks_for_a_permission_of_the_table():
    asked = {
        name: act.permission
        for module in ACTIONS
        for name, act in vars(module).items()
        if hasattr(act, "permission")
    }

    assert len(asked) > 25
    assert set(asked.values()) - set(rows()) == BY_THE_SYSTEM_ALONE


def test_a_permission_of_another_record_is_an_error_not_a_no(records, people):
    worker = people["worker"]
    for permission, record in (
        ("agencies.keep_accounts", records["casework"]),
        ("assessments.write_assessment", records["casework"]),
        ("casework.view_plan", records["agencies"]),
        ("casework.assess_child", records["assessments"]),
    ):
        with pytest.raises(LookupError):
            worker.has_perm(permission, record)
