"""One council in which everybody stands in one relation to one child, and to another restricted.

Ty is open to the council. He is allocated to `worker` in the team of `manager`. The plan is shared
with a school, of which `lead` is the safeguarding lead, who linked a colleague, `linked`. Shared by
name: with `network` who helps, with `visitor`, a health visitor, finished assessments, with `whole`
the whole record. `aunt`, a worker of the council, is kept from him.

Some stood in a relation once: `expired`, whose share ran out, `ended`, whose school helps no more,
`unlinked`, and `kept_out`, a lead of the same school who is kept from Ty.

Rex is restricted to the same worker and team; `duty` reads in an emergency, `late` once did.
"""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

from django.db import transaction

from agencies.models import Agency
from agencies.roles import CASEWORKERS, Role
from assessments.actions import invite_contribution, make_edition, oversee_assessment
from audit import clock
from casework import drafts
from casework.actions import (
    Named,
    add_fact,
    add_involvement,
    ask_if_known,
    break_glass,
    decide_referral,
    end_goal,
    end_involvement,
    end_share,
    exclude_user,
    link_colleague,
    open_episode,
    progress_step,
    record_entry,
    restrict_child,
    review_glass,
    take_referral,
    unlink_colleague,
)
from casework.levels import Level
from casework.models import Share
from tests.access.kept import beside_an_entry, disagreed, kept_safe, of_no_child, taken_out
from tests.access.meant import helped
from tests.access.rounds import rated
from tests.attached import UploadFactory
from tests.factories import (
    AgencyFactory,
    AssessmentFactory,
    ChildFactory,
    DecisionPointFactory,
    GoalFactory,
    InvolvementFactory,
    NeedFactory,
    RelationshipFactory,
    StepFactory,
    TeamFactory,
    UserFactory,
    allocate,
    concluded,
    share_with,
)
from tests.mapped import MapFactory, StatementFactory, agreed, scaled

LONG_AGO = timedelta(days=60)
PASSWORD = "to be asked for once more"
OF_THE_COUNCIL = {
    "worker": Role.WORKER,
    "worker2": Role.WORKER,
    "manager": Role.MANAGER,
    "manager2": Role.MANAGER,
    "reviewer": Role.REVIEWER,
    "duty": Role.DUTY,
    "late": Role.DUTY,
    "aunt": Role.WORKER,
    "admin": Role.ADMIN,
    "leaver": Role.WORKER,
}
OF_THE_EAST = {"worker", "manager", "leaver"}


@contextmanager
def built(blocker):
    """The council, for as long as a file of tests reads it. Nothing of it stays."""
    with blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@contextmanager
def as_it_stands(blocker, world):
    """A council that is in the database already."""
    with blocker.unblock(), transaction.atomic():
        yield world
        transaction.set_rollback(True)


def build():
    """{everybody by name}, and the references of everything about Ty and about Rex."""
    host = AgencyFactory(
        name="Northmoor Council", kind=Agency.Kind.SOCIAL_CARE, is_host=True, staff__name="Staff"
    )
    east, west = TeamFactory(name="East", agency=host), TeamFactory(name="West", agency=host)
    hillside, health = AgencyFactory(name="Hillside Primary"), AgencyFactory(kind="health")
    people = {
        name: UserFactory(
            name=f"{name.title()} of the council",
            agency=host,
            role=role,
            teams=[east] if name in OF_THE_EAST else [west] if role in CASEWORKERS else [],
            is_active=name != "leaver",
        )
        for name, role in OF_THE_COUNCIL.items()
    }
    for name in ("visitor", "network", "whole"):
        people[name] = UserFactory(agency=health, role=Role.PARTNER)
    for name in ("linked", "unlinked", "expired"):
        people[name] = UserFactory(agency=hillside, role=Role.PARTNER)
    for name in ("lead", "kept_out"):
        people[name] = UserFactory(agency=hillside, role=Role.LEAD)
    people |= {
        name: UserFactory(agency=AgencyFactory(), role=Role.LEAD) for name in ("otherlead", "ended")
    }
    for user in people.values():
        user.set_password(PASSWORD)
        user.save()
    world = SimpleNamespace(host=host, east=east, hillside=hillside, people=people)
    world.ty, world.rex = (
        ChildFactory(given_name=name, family_name="Quiet") for name in ("Ty", "Rex")
    )
    world.open = everything_about(world, world.ty)
    world.restricted = everything_about(world, world.rex)
    close(world)
    rounds = rated(world)
    world.open |= rounds
    world.restricted |= rounds
    return world


def everything_about(world, child):
    """{what stands in an address: the reference of one of those about this child}"""
    people, worker = world.people, world.people["worker"]
    allocate(child, worker=worker, team=world.east)
    open_episode(child, by=worker, why="The school rang")
    exclude_user(child, by=people["manager"], user=people["aunt"], why="Her nephew")
    exclude_user(child, by=people["manager"], user=people["kept_out"], why="Her nephew")
    share = shared(world, child)
    teacher = InvolvementFactory(child=child, agency=world.hillside)
    goal = GoalFactory(child=child)
    unfinished = AssessmentFactory(children=[child], lead=worker)
    DecisionPointFactory(assessment=unfinished, set_by=worker)
    return {
        "child": child.ref,
        "network": child.ref,
        "episode": child.ref,
        "involvement": teacher.ref,
        "goal": goal.ref,
        "relationship": (mother := RelationshipFactory(child=child)).ref,
        "fact": known_of(mother, worker).ref,
        "entry": record_entry(child, by=worker, kind="visit", text="At home").ref,
        "sealing": taken_out(world, child).ref,
        "step": StepFactory(goal=goal, involvement=teacher).ref,
        "share": share.ref,
        "referral": told_of(child, worker).ref,
        "assessment": unfinished.ref,
        "need": NeedFactory(assessment=unfinished, children=[child]).ref,
        "oversight": overseen(unfinished, people["manager"]).ref,
        "draft": drafts.save(
            worker, "child_goal", child.ref, {"text": ["x"]}, version=0, child_refs=[child.ref]
        ).ref,
        **kept_safe(child, worker),
        **helped(child, worker, teacher),
        "upload": UploadFactory(worker, child).ref,
        "attachment": beside_an_entry(child, worker).ref,
        **mapped(child, worker),
        **once(world, child, teacher),
    }


def mapped(child, worker):
    """A map that is being made, something on it, and one that hangs on the wall, agreed."""
    sheet = MapFactory(children=[child], lead=worker)
    wall = MapFactory(children=[child], lead=worker)
    StatementFactory(map=wall)
    said = StatementFactory(map=sheet)
    return {"map": sheet.ref, "wall": agreed(wall).ref, "statement": said.ref, **scaled(sheet)}


def shared(world, child):
    """Everybody’s share; and those that were, and are no more."""
    people, worker = world.people, world.people["worker"]
    share = share_with(world.hillside, child, level=Level.PLAN)
    for name in ("linked", "unlinked"):
        link_colleague(share, by=people["lead"], user=people[name])
    unlink_colleague(share, by=people["lead"], user=people["unlinked"])
    for name, level in (("network", 1), ("visitor", 3), ("whole", 4)):
        share_with(people[name], child, level=level)
    with clock.at(clock.now() - LONG_AGO):
        share_with(people["expired"], child, level=Level.RECORD)
    share_with(people["ended"].agency, child, level=Level.RECORD)
    once_helped = add_involvement(
        child, by=worker, name="Ms Once", role="teacher", agency=people["ended"].agency
    )
    end_involvement(once_helped, by=worker)
    return share


def once(world, child, teacher):
    """What is finished, ended, decided or done, by the word after the @ in the table."""
    worker = world.people["worker"]
    done_goal, done = GoalFactory(child=child), GoalFactory(child=child)
    step = StepFactory(goal=done, involvement=teacher)
    progress_step(step, by=worker, is_done=True)
    end_goal(done_goal, by=worker, why="Reached")
    decided = told_of(child, worker)
    decide_referral(decided, by=worker, outcome="no-further-action", reasons="He is well")
    gone = share_with(AgencyFactory(), child, level=Level.PLAN)
    end_share(gone, by=worker)
    return {
        **settled(child, worker, world.people["visitor"]),
        "reached": done_goal.ref,
        "done": step.ref,
        "decided": decided.ref,
        **disagreed(child, worker, world.people["linked"]),
        "over": Share.objects.get(pk=gone.pk).ref,
        "gone": child.involvements.exclude(until_on=None).get().ref,
    }


def settled(child, worker, visitor):
    """An assessment that is finished, a need found in it, who was asked, and what was shared."""
    assessment = AssessmentFactory(children=[child], lead=worker)
    need = NeedFactory(assessment=assessment, children=[child])
    asked = invite_contribution(
        assessment, by=worker, who="Hana", user=visitor, children=[child], question="His sleep?"
    )
    finished = concluded(assessment, worker)
    edition = make_edition(
        finished, by=worker, who="Dawn", children=[child], needs="Sleep", decision="Help"
    )
    return {
        "finished": finished.ref,
        "settled": need.ref,
        "invitation": asked.ref,
        "edition": edition.ref,
    }


def overseen(assessment, manager):
    """A manager has a question about it."""
    oversee_assessment(assessment, by=manager, view="question", reasons="And his sister?")
    return assessment.oversights.get()


def close(world):
    """Rex is restricted; `duty` reads in an emergency, and `late` did until an hour was over."""
    people, rex = world.people, world.rex
    restrict_child(rex, by=people["manager"], why="A colleague’s child")
    before = clock.now() - timedelta(hours=2)
    with clock.at(before):
        earlier = ask(world, "late")
        early = break_glass(earlier, by=people["late"], child=rex, why="Alone in A&E")
        asked = ask(world, "duty")
    review_glass(early, by=people["reviewer"], finding="justified", finding_reasons="He was alone")
    enquiry = ask(world, "duty")
    glass = break_glass(enquiry, by=people["duty"], child=rex, why="Alone in A&E")
    found = {"enquiry": enquiry.ref, "glass": glass.ref, "reviewed": early.ref, "late": earlier.ref}
    found |= {"glass_break": enquiry.ref, "earlier": asked.ref}
    found |= of_no_child(people)
    world.open |= found
    world.restricted |= found


def known_of(relationship, worker):
    """Something of a grown-up that concerns this child."""
    about = {"person": relationship.person, "kind": "health", "words": "In hospital until May"}
    return add_fact(relationship.child, by=worker, **about)


def ask(world, who):
    user = world.people[who]
    return ask_if_known(
        world.host, by=user, name="Rex Quiet", caller_name="Dr Amin", why="He is in A&E"
    )


def told_of(child, worker):
    """Somebody rang about this child, and nobody has decided yet."""
    return take_referral(
        worker.agency,
        by=worker,
        children=[Named(child)],
        caller_name="Mr Osei",
        worries="He waits outside after dark.",
    )
