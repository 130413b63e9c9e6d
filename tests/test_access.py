"""Who may open what. The table is the specification: every address is in it, for everybody.

One child, as in the table of permissions: allocated to `worker` in the team of `manager`; the plan
shared with a school, of which `lead` is the safeguarding lead; assessments shared by name with
`visitor`, a health visitor; `aunt`, a worker of the council, is kept from the child.

    open     the page                       why     first says why: the child is not their own work
    missing  404, as for what never was     refused 403: may see the child, and not do this
    sign-in  is asked to sign in            moved   is led on to another page
    method   a button's address: not a page
"""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from agencies.roles import Role
from casework import drafts
from casework.actions import (
    Named,
    add_fact,
    ask_if_known,
    break_glass,
    exclude_user,
    restrict_child,
    take_referral,
)
from casework.levels import Level
from tests.factories import (
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    RelationshipFactory,
    StepFactory,
    UserFactory,
    allocate,
    concluded,
    share_with,
)

PAGES = """
                        anonymous  worker worker2 manager reviewer    duty    aunt    lead visitor otherlead   admin  leaver
home                      sign-in    open    open    open     open    open    open    open    open      open    open sign-in
search                    sign-in    open    open    open     open    open    open    open    open      open    open sign-in
child_list                sign-in    open    open    open     open    open    open    open    open      open    open sign-in
child                     sign-in    open     why    open      why     why missing    open    open   missing missing sign-in
child_why                 sign-in    open    open    open     open    open missing refused refused   missing missing sign-in
child_story               sign-in    open     why    open      why     why missing    open    open   missing missing sign-in
child_network             sign-in    open     why    open      why     why missing    open    open   missing missing sign-in
network_join              sign-in  method     why  method  refused     why missing refused refused   missing missing sign-in
child_fact                sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
fact_end                  sign-in    open     why    open  refused     why missing missing missing   missing missing sign-in
involvement_end           sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
child_looks               sign-in    open     why    open      why refused missing refused refused   missing missing sign-in
child_work                sign-in    open     why    open      why     why missing refused refused   missing missing sign-in
episode_open              sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
episode_close             sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
child_allocate            sign-in refused refused    open  refused refused missing refused refused   missing missing sign-in
child_plan                sign-in    open     why    open      why     why missing    open    open   missing missing sign-in
child_goal                sign-in    open     why    open  refused refused missing refused refused   missing missing sign-in
goal_step                 sign-in    open     why    open  refused refused missing refused refused   missing missing sign-in
step_progress             sign-in    open     why    open  refused     why missing    open refused   missing missing sign-in
child_contribute          sign-in    open     why    open  refused     why missing    open    open   missing missing sign-in
child_share               sign-in    open     why    open  refused refused missing refused refused   missing missing sign-in
share_end                 sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
share_release             sign-in   moved     why   moved  refused refused missing missing missing   missing missing sign-in
referral_new              sign-in    open    open    open  refused    open    open refused refused   refused refused sign-in
referral                  sign-in    open     why    open      why     why missing missing missing   missing missing sign-in
referral_decide           sign-in    open     why    open  refused     why missing missing missing   missing missing sign-in
referral_assess           sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
entry_record              sign-in    open    open    open     open    open    open refused refused   refused refused sign-in
draft_list                sign-in    open    open    open     open    open    open    open    open      open    open sign-in
draft_save                sign-in  method  method  method   method  method  method  method  method    method  method sign-in
draft_discard             sign-in    open missing missing  missing missing missing missing missing   missing missing sign-in
draft_restore             sign-in  method  method  method   method  method  method  method  method    method  method sign-in
child_assess              sign-in    open     why    open  refused refused missing refused refused   missing missing sign-in
assessment                sign-in    open     why    open      why     why missing missing missing   missing missing sign-in
assessment@finished       sign-in    open     why    open      why     why missing missing    open   missing missing sign-in
assessment_write          sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
assessment_need           sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
assessment_when           sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
assessment_oversee        sign-in refused refused    open      why refused missing missing missing   missing missing sign-in
assessment_conclude       sign-in    open     why    open  refused refused missing missing missing   missing missing sign-in
assessment_add            sign-in   moved     why   moved  refused refused missing missing missing   missing missing sign-in
assessment_add@finished   sign-in    open     why    open  refused refused missing missing refused   missing missing sign-in
learning                  sign-in    open    open    open     open refused    open refused refused   refused refused sign-in
learning_assessments      sign-in    open    open    open     open refused    open refused refused   refused refused sign-in
account_login                open   moved   moved   moved    moved   moved   moved   moved   moved     moved   moved    open
account_reauthenticate    sign-in    open    open    open     open    open    open    open    open      open    open sign-in
account_logout            sign-in    open    open    open     open    open    open    open    open      open    open sign-in
known                     sign-in    open    open    open  refused    open    open refused refused   refused refused sign-in
enquiry                   sign-in missing missing missing  missing    open missing missing missing   missing missing sign-in
enquiry_ring_back         sign-in missing missing missing  missing    open missing missing missing   missing missing sign-in
glass_break               sign-in missing missing missing  missing   again missing missing missing   missing missing sign-in
glass_list                sign-in refused refused refused     open refused refused refused refused   refused refused sign-in
glass                     sign-in missing missing missing     open missing missing missing missing   missing missing sign-in
child_restrict            sign-in refused refused    open  refused refused missing refused refused   missing missing sign-in
child_exclude             sign-in refused refused    open  refused refused missing refused refused   missing missing sign-in
child_include             sign-in refused refused   moved  refused refused missing refused refused   missing missing sign-in
child_step_down           sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
child_step_up             sign-in    open     why    open  refused     why missing refused refused   missing missing sign-in
share_colleagues          sign-in missing missing missing  missing missing missing    open missing   missing missing sign-in
share_unlink              sign-in missing missing missing  missing missing missing   moved missing   missing missing sign-in
referral_link             sign-in    open     why    open  refused     why missing missing missing   missing missing sign-in
private                      open    open    open    open     open    open    open    open    open      open    open    open
private_open                moved   moved   moved   moved    moved   moved   moved   moved   moved     moved   moved   moved
healthz                      open    open    open    open     open    open    open    open    open      open    open    open
readyz                       open    open    open    open     open    open    open    open    open      open    open    open
api:index                 refused    open    open    open     open    open    open    open    open      open    open refused
api:schema                refused    open    open    open     open    open    open    open    open      open    open refused
api:children              refused    open    open    open     open    open    open    open    open      open    open refused
api:child                 refused    open refused    open  refused refused missing    open    open   missing missing refused
api:child_story           refused    open refused    open  refused refused missing    open    open   missing missing refused
api:child_plan            refused    open refused    open  refused refused missing    open    open   missing missing refused
api:child_network         refused    open refused    open  refused refused missing    open    open   missing missing refused
api:assessments           refused    open    open    open     open    open    open    open    open      open    open refused
api:assessment            refused    open refused    open  refused refused missing missing missing   missing missing refused
api:assessment@finished   refused    open refused    open  refused refused missing missing    open   missing missing refused
"""  # noqa: E501 - a table is as wide as it has people

SAID = {200: "open", 403: "refused", 401: "refused", 404: "missing", 405: "method"}
NOBODY = "anonymous"


def rows(table=PAGES):
    """{address: {who: what happens}}"""
    header, *lines = [line.split() for line in table.strip().splitlines()]
    return {name: dict(zip(header, cells, strict=True)) for name, *cells in lines}


def addresses():
    """The name of every address there is, those of the API with `api:` before them."""
    found = {}
    for pattern in get_resolver().url_patterns:
        prefix = f"{pattern.namespace}:" if getattr(pattern, "namespace", None) else ""
        for each in getattr(pattern, "url_patterns", [pattern]):
            if isinstance(each, URLPattern) and each.name != "nothing":
                found[prefix + each.name] = each
    return found


@pytest.fixture
def people(host, worker, worker2, manager, reviewer, duty, lead, visitor, otherlead, admin, leaver):
    aunt = UserFactory(name="Ann Aunt", agency=host, role=Role.WORKER)
    everybody = (
        None, worker, worker2, manager, reviewer, duty, aunt, lead, visitor, otherlead, admin,
        leaver,
    )  # fmt: skip
    for user in everybody[1:]:
        user.set_password("to be asked for once more")
        user.save()
    return dict(zip(next(iter(rows().values())), everybody, strict=True))


@pytest.fixture
def refs(ty, people, east, hillside):
    """{the first word of an address's name: the reference that stands in it}"""
    allocate(ty, worker=people["worker"], team=east)
    exclude_user(ty, by=people["manager"], user=people["aunt"], why="Her nephew")
    share = share_with(hillside, ty, level=Level.PLAN)
    share_with(people["visitor"], ty, level=Level.ASSESSMENT)
    teacher = InvolvementFactory(child=ty, agency=hillside)
    goal = GoalFactory(child=ty)
    unfinished = AssessmentFactory(children=[ty], lead=people["worker"])
    DecisionPointFactory(assessment=unfinished, set_by=people["worker"])
    return {
        "child": ty.ref,
        "network": ty.ref,
        "episode": ty.ref,
        "involvement": teacher.ref,
        "goal": goal.ref,
        "fact": known_of(RelationshipFactory(child=ty), people["worker"]).ref,
        "step": StepFactory(goal=goal, involvement=teacher).ref,
        "share": share.ref,
        **of_an_emergency(people, east),
        "referral": told_of(ty, people["worker"]).ref,
        "assessment": unfinished.ref,
        "draft": drafts.save(people["worker"], "entry_record", "", {"text": "x"}, version=0).ref,
        "finished": concluded(
            AssessmentFactory(children=[ty], lead=people["worker"]), people["worker"]
        ).ref,
    }


def known_of(relationship, worker):
    """Something of a grown-up that concerns this child."""
    about = {"person": relationship.person, "kind": "health", "words": "In hospital until May"}
    return add_fact(relationship.child, by=worker, **about)


def of_an_emergency(people, east):
    """`duty` asked about a colleague's child, and opened the record."""
    rex = ChildFactory(given_name="Rex", family_name="Quiet")
    allocate(rex, worker=people["worker"], team=east)
    restrict_child(rex, by=people["manager"], why="A colleague’s child")
    duty = people["duty"]
    enquiry = ask_if_known(
        duty.agency, by=duty, name="Rex Quiet", caller_name="Dr Amin", why="He is in A&E"
    )
    glass = break_glass(enquiry, by=duty, child=rex, why="Alone in A&E")
    return {"enquiry": enquiry.ref, "glass_break": enquiry.ref, "glass": glass.ref}


def told_of(child, worker):
    """Somebody rang about this child, and nobody has decided yet."""
    return take_referral(
        worker.agency,
        by=worker,
        children=[Named(child)],
        caller_name="Mr Osei",
        worries="He waits outside after dark.",
    )


def opened(client, user, name, refs):
    """What happens when this person opens this address."""
    client.logout()
    if user is not None:
        client.force_login(user, "agencies.backends.SignIn")
    name, _, of = name.partition("@")
    pattern = addresses()[name]
    page = name.rpartition(":")[2]
    noun = of or (page if page in refs else page.partition("_")[0])
    args = [refs.get(noun, "never-was-a-token")] if pattern.pattern.converters else []
    answer = client.get(reverse(name, args=args))
    if answer.status_code == 302:
        to = answer["Location"]
        if to.startswith("/sign-in/again/"):
            return "again"
        return "sign-in" if "/sign-in/" in to else "why" if "/why/" in to else "moved"
    return SAID[answer.status_code]


@pytest.mark.parametrize("who", next(iter(rows().values())))
def test_every_address_answers_a_person_as_the_table_says(client, people, refs, who):
    answers = {name: opened(client, people[who], name, refs) for name in rows()}

    assert answers == {name: cells[who] for name, cells in rows().items()}


def test_every_address_is_in_the_table_and_the_table_names_no_other():
    assert {name.partition("@")[0] for name in rows()} == set(addresses())
