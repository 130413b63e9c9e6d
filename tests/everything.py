"""One of everything Kith keeps, made by its actions: for rules that hold for every table."""

from datetime import time, timedelta
from types import SimpleNamespace

from agencies import actions as accounts
from agencies.models import Agency
from assessments import actions as assessing
from audit import clock
from audit.principals import SYSTEM
from audit.sweeping import sweep
from casework import actions as casework
from casework.actions.links import link_of
from casework.actions.plans import WrittenStep
from casework.actions.processes import ForMeeting
from casework.attaching import Beside
from casework.levels import Level
from casework.models import Relationship
from casework.story import ForChild
from feedback import actions as hearing_back
from signs_of_safety import actions as mapping
from tests.attached import UploadFactory
from tests.telling import advised, in_the_way, told_and_read, written_to_us

DECIDED = {"outcome": "child-in-need", "reasons": "They agree to help"}
A_SCORE = {"instrument": "sdq-total", "score": 14}


def one_of_everything():
    """A small council, its people, two children, what was told, assessed, planned and shared."""
    world = SimpleNamespace()
    people(world)
    family(world)
    assessed(world)
    mapped(world)
    shared(world)
    helped(world)
    kept_safe(world)
    kept_close(world)
    rated(world)
    written_to_us(world)
    advised(world)
    in_the_way(world)
    sweep()
    return world


def people(world):
    world.host = accounts.found_host(None, by=SYSTEM, name="Northmoor Council")
    world.school = accounts.add_agency(
        world.host, by=SYSTEM, name="Hillside Primary", kind=Agency.Kind.EDUCATION
    )
    world.team = accounts.add_team(world.host, by=SYSTEM, name="East")
    for name, agency, teams in (
        ("worker", world.host, [world.team]),
        ("manager", world.host, [world.team]),
        ("reviewer", world.host, []),
        ("duty", world.host, []),
        ("lead", world.school, []),
    ):
        user = accounts.add_user(
            world.host,
            by=SYSTEM,
            agency=agency,
            email=f"{name}@example.test",
            name=name.title(),
            role=name,
            teams=teams,
        )
        setattr(world, name, user)


def family(world):
    named = [
        casework.Named(given_name=name, family_name="Harper", born_on=clock.today().replace(day=1))
        for name in ("Ty", "Mia")
    ]
    world.referral = casework.take_referral(
        world.host, by=world.worker, children=named, caller_name="Grace", worries="Thin"
    )
    world.ty, world.mia = sorted(world.referral.children_concerned(), key=lambda child: child.pk)
    casework.decide_referral(
        world.referral, by=world.worker, outcome="assessment", reasons="We do not know enough"
    )
    world.mother = casework.add_relative(
        world.ty, by=world.worker, kind=Relationship.Kind.MOTHER, given_name="Jo", lives_with=True
    ).person
    casework.add_fact(
        world.ty, by=world.worker, person=world.mother, kind="health", words="In hospital"
    )
    casework.add_address(world.ty, by=world.worker, lines="7 Mill Lane", is_protected=True)
    casework.exclude_user(world.ty, by=world.manager, user=world.reviewer, why="Her aunt")
    world.teacher = casework.add_involvement(
        world.ty, by=world.worker, name="Mr Bell", role="class teacher", agency=world.school
    )
    world.entry = casework.record_entry(
        world.ty,
        by=world.worker,
        kind="visit",
        text="Home",
        rows=[ForChild(world.mia)],
        readers=[world.manager],
        attached=[Beside(UploadFactory(world.worker, world.ty), "Who he lives with")],
    )
    made_of(world.entry, world.worker, world.ty)
    taken_out(world)


def made_of(entry, by, child):
    """One of whatever can stand beside an entry."""
    casework.correct_entry(entry, by=by, text="At Gran’s", reason="I wrote the wrong house")
    casework.add_to_entry(entry, by=by, text="She rang since")
    casework.promote_entry(entry, by=by, child=child, meaning="He was heard")
    casework.pin_entry(entry, by=by, child=child)
    casework.tag_entry(entry, by=by, dimensions=["safety"])


def taken_out(world):
    """An entry about somebody else, which two more people of the council can read."""
    two = [
        accounts.add_user(
            world.host,
            by=SYSTEM,
            agency=world.host,
            email=f"{role}2@example.test",
            name=f"Another {role}",
            role=role,
        )
        for role in ("manager", "reviewer")
    ]
    entry = casework.record_entry(world.ty, by=world.worker, kind="visit", text="Of somebody else")
    casework.seal_entry(entry, by=world.manager, why="Another Ty", reviewers=two)


def assessed(world):
    world.assessment = assessing.start_assessment(
        world.ty,
        by=world.worker,
        also=[world.mia],
        why="Which help?",
        expected_on=clock.today() + timedelta(days=20),
        expected_why="The school report comes first",
    )
    need = assessing.add_need(
        world.assessment,
        by=world.worker,
        children=[world.ty, world.mia],
        needs="The child needs to sleep",
        seriousness="need",
        seriousness_why="Falls asleep in lessons",
        outcome="Sleeps through the night, like Mia",
        steps=[WrittenStep("Breakfast at school", world.teacher, by_words="each day")],
    )
    assessing.reword_need(need, by=world.worker, version=1, why="Two schools say so")
    assessing.tag_need(need, by=world.worker, dimensions=["health"])
    assessing.say_of_need(need, by=world.worker, who="Jo, their mother", text="And a lock")
    today = clock.today()
    assessing.pause_assessment(
        world.assessment, by=world.worker, from_on=today, whose="familys", why="In hospital"
    )
    assessing.resume_assessment(world.assessment, by=world.worker, until_on=today)
    oversight = assessing.oversee_assessment(
        world.assessment, by=world.manager, view="question", reasons="Is it needed?"
    )
    assessing.answer_oversight(oversight, by=world.worker, text="Every night")
    said_by_others(world)
    world.assessment = assessing.conclude_assessment(
        world.assessment, by=world.worker, picks={world.ty: (["4B"], "N4")}, **DECIDED
    )
    assessing.add_addendum(world.assessment, by=world.worker, text="The report came")
    told_to_the_family(world)


def said_by_others(world):
    both = {"children": [world.ty, world.mia]}
    asked = assessing.invite_contribution(
        world.assessment, by=world.worker, who="Bev, an aunt", **both
    )
    assessing.answer_invitation(asked, by=link_of(asked.token), going_well="They sing")
    assessing.invite_contribution(world.assessment, by=world.worker, who="Nan", **both)
    assessing.write_down_contribution(
        world.assessment, by=world.worker, who="Jo", worries="The cars", **both
    )
    assessing.add_score(world.assessment, by=world.worker, child=world.ty, who="Jo", **A_SCORE)


def told_to_the_family(world):
    both = {"children": [world.ty, world.mia]}
    edition = assessing.make_edition(
        world.assessment, by=world.worker, who="Jo", needs="Sleep", decision="Help", **both
    )
    edition = assessing.give_edition(edition, by=world.worker, how="link")
    assessing.answer_edition(edition, by=link_of(edition.token), view="partly", words="Mostly")


def mapped(world):
    """One agreed map, with one of whatever can be said on it and made of it."""
    sheet = mapping.start_map(world.ty, by=world.worker, who_was_there="Jo")
    about = {"by": world.worker, "children": [world.ty]}
    quoted = mapping.add_statement(sheet, kind="harm", words="Home", entry=world.entry, **about)
    gone = mapping.add_statement(sheet, kind="factor", words="The rota", **about)
    mapping.take_out_statement(gone, by=world.worker, why="It was last year")
    danger = mapping.add_statement(sheet, kind="danger", words="Nobody is awake", **about)
    mapping.disagree_with(danger, by=world.worker, who="Jo", words="I am")
    mapping.tag_statement(danger, by=world.worker, dimensions=["safety"])
    once = {"happened_at": clock.now(), "precision": "day", "who_saw": "Mr Bell"}
    safe = {"kind": "safety", "words": "Gran comes", "answers": danger, "occasion": once}
    mapping.add_statement(sheet, **safe, **about)
    goal = mapping.add_statement(sheet, kind="goal", words="Awake", answers=danger, **about)
    step = {"kind": "step", "words": "Rings", "answers": goal, "who": world.teacher}
    mapping.add_statement(sheet, **step, **about)
    mapping.open_words(quoted, by=world.manager, why="He told us all")
    stood(world, danger)
    world.sheet = mapping.agree_map(sheet, by=world.worker, who_was_there="Jo, Mr Bell")


def stood(world, danger):
    """Where two stand on one scale, by a link and on the tablet; and another is filled in."""
    scale = mapping.start_scale(danger, by=world.worker, nought="Nobody", ten="Always")
    stands = {"who": "Ty", "role": "child", "number": 5, "why": "Gran comes", "readers": "all"}
    mapping.rate(scale, by=world.worker, **stands)
    rater = mapping.ask_raters(scale, by=world.worker, people=[("Gran", "family")])[0]
    by_link = {"number": 7, "why": "I am next door", "readers": "all"}
    mapping.answer_scale(rater, by=link_of(rater.token), **by_link)
    mapping.reveal_scale(scale, by=world.worker)
    mapping.open_rating(scale.ratings.get(role="child"), by=world.worker, why="He wants Mum to see")
    mapping.start_scale(danger, by=world.worker, nought="Nobody", ten="Always")


def shared(world):
    world.share = casework.share_child(
        world.ty,
        by=world.worker,
        agency=world.school,
        level=Level.PLAN,
        purpose="The school is part of the plan",
        until=clock.today() + timedelta(days=30),
        is_family_told=True,
    )


def helped(world):
    """Help that was given, and what the family thinks of it."""
    given = {"given": "Breakfast", "who": world.teacher, "from_on": clock.today()}
    service = casework.add_service(world.ty, by=world.worker, **given)
    casework.say_of_service(service, by=world.worker, helped="yes", who="Jo")
    casework.end_service(service, by=world.worker, until_on=clock.today())


def kept_safe(world):
    begins = {"from_on": clock.today() - timedelta(days=1), "from_time": time(21, 30)}
    about = {"by": world.worker, "adult": world.mother, **begins}
    order = {"kind": "no-contact-condition", "forbids": "Jo must not ring", **about}
    world.order = casework.add_legal_status(world.ty, must_not_contact=True, **order)
    for kind, outcome in (("strategy", "enquiry"), ("conference", "plan")):
        casework.record_meeting(
            world.ty,
            by=world.worker,
            kind=kind,
            held_on=clock.today(),
            rows=[ForMeeting(world.ty, outcome, "EMO" if outcome == "plan" else "")],
            why_absent="Nobody from health could come",
            text="He is afraid to go home",
        )


def rated(world):
    days = {"from_on": clock.today(), "until_on": clock.today()}
    opened = hearing_back.open_ratings(
        world.host, by=world.manager, name="Winter", rated=["health"], **days
    )
    asked = hearing_back.invite_to_ratings(opened, by=world.manager, agency=world.school)
    hearing_back.answer_ratings(
        asked, by=link_of(asked.token), answers={("health", "trust"): "good"}
    )
    hearing_back.end_ratings(opened, by=world.manager)


def kept_close(world):
    told_and_read(world)
    rex = casework.Named(given_name="Rex", family_name="Holm", born_on=clock.today())
    told = casework.take_referral(
        world.host, by=world.worker, children=[rex], caller_name="Ann", worries="Alone at night"
    )
    casework.decide_referral(told, by=world.worker, outcome="assessment", reasons="To know more")
    world.rex = told.children_concerned()[0]
    casework.restrict_child(world.rex, by=world.manager, why="A colleague’s child")
    world.enquiry = casework.ask_if_known(
        world.host, by=world.duty, name="Rex Holm", caller_name="Ward 4", why="Alone in hospital"
    )
    casework.break_glass(world.enquiry, by=world.duty, child=world.rex, why="Nobody else answers")
