"""Two assessments that took long: one for three good reasons, and one for no written reason."""

from assessments.actions import (
    add_need,
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    pause_assessment,
    resume_assessment,
    start_assessment,
    write_assessment,
)
from audit import clock
from casework.actions import (
    add_address,
    allocate_child,
    close_episode,
    contribute,
    progress_step,
    share_child,
)
from casework.bases import LawfulBasis
from casework.levels import Level
from casework.models import Step
from demo import astrid, joel
from demo.days import at, day
from demo.people import say_goodbye
from demo.telling import as_need, decide_call, describe, introduce, record, relate, take_call


def lindqvists(town):
    """Build Astrid Lindqvist and Joel Marsden."""
    _astrid(town)
    _joel(town)


def _astrid(town):
    """74 days, for three good reasons; the day moved twice, and the family was told each time."""
    family = _begin(town, astrid)
    child = family["Astrid"]
    with at("Mon", 12, "10:30"):
        people = relate(town, family, astrid.RELATIVES)
        network = introduce(town, family, astrid.HELPERS, people)
        add_address(child, by=town.worker, **astrid.HOME)
    assessment = _assess(town, child, astrid.BEGUN)
    for step in astrid.IN_ORDER:
        if "expected" in step:
            _move(town, assessment, step)
        else:
            record(town, family, step["line"])
    _wait(town, assessment)
    with at("Tue", 2, "15:00"):
        for wanted in astrid.NEEDS:
            add_need(assessment, by=town.worker, **as_need(family, network, wanted))
        write_assessment(
            assessment,
            by=town.worker,
            version=1,
            history_considered=astrid.HISTORY,
            analysis=astrid.ANALYSIS,
            children=[(assessment.child_rows.get(), astrid.WISHES)],
        )
    with at("Thu", 2, "16:30"):
        oversee_assessment(assessment, by=town.manager, **astrid.TOM_AGREES)
    with at("Fri", 2, "14:00"):
        conclude_assessment(assessment, by=town.worker, **astrid.CONCLUDED)
    _since(town, family)


def _wait(town, assessment):
    """It stood still while the interpreter was ill, and went on when she was well."""
    with at("Tue", 4, "09:40"):
        pause_assessment(
            assessment, by=town.worker, from_on=clock.today(), **astrid.WAITED_FOR_KARIN
        )
    with at("Mon", 3, "13:30"):
        resume_assessment(assessment, by=town.worker, until_on=clock.today())


def _since(town, family):
    child = family["Astrid"]
    with at("Mon", 1, "11:00"):
        share_child(
            child,
            by=town.worker,
            agency=town.agencies["Northmoor Community Health"],
            user=town.health,
            level=Level.ASSESSMENT,
            purpose="So that Grace can follow Astrid’s hearing and words with her parents.",
            until=day("Fri", -26),
            lawful_basis=LawfulBasis.PUBLIC_TASK,
            is_family_told=True,
        )
    record(town, family, astrid.THEIR_COPY)
    with at("Wed", 1, "10:20"):
        step = Step.objects.get(goal__plan__child=child, what=astrid.GRACES_STEP)
        progress_step(step, by=town.health, is_done=True, note=astrid.GRACES_NOTE)
    with at("Thu", 1, "12:15"):
        contribute(child, by=town.health, text=astrid.SINGING)


def _joel(town):
    """60 days: nothing happened between the 17th and the 52nd, and no reason is written."""
    family = _begin(town, joel)
    child = family["Joel"]
    with at("Mon", 11, "11:00"):
        people = relate(town, family, joel.RELATIVES, by="left")
        network = introduce(town, family, joel.HELPERS, people, by="left")
    assessment = _assess(town, child, joel.BEGUN)
    for line in joel.BEFORE_SHE_LEFT:
        record(town, family, line)
    with at("Wed", 9, "16:45"):
        allocate_child(
            child,
            by=town.manager,
            worker=town.manager,
            team=town.teams["East"],
            why="Hannah Frost has left Northmoor.",
            is_system_led=True,
        )
    for line in joel.THE_LAST_AND_THE_NEXT:
        record(town, family, line)
    with at("Fri", 9, "17:00"):
        say_goodbye(town)
    with at("Fri", 3, "11:00"):
        add_need(assessment, by=town.manager, **as_need(family, network, joel.NEED))
        conclude_assessment(assessment, by=town.manager, **joel.CONCLUDED)
        close_episode(child, by=town.manager, why="Kelly has the help she asked for.")
    with at("Thu", 1, "11:40"):
        oversee_assessment(assessment, by=town.manager2, **joel.RUTH_ASKS)


def _begin(town, tale):
    family = {}
    decide_call(town, take_call(town, family, tale.CALL, tale.CHILDREN), tale.CALL)
    with at(*tale.CALL.decided):
        describe(town, family, tale.CHILDREN, by=tale.CALL.decided_by)
    return family


def _assess(town, child, begun):
    with at(*begun["when"]):
        return start_assessment(
            child,
            by=town.people[begun["by"]],
            referral=child.referral_rows.get().referral,
            why=begun["why"],
            expected_on=day(*begun["expected"]),
            expected_why=begun["expected_why"],
            told_on=clock.today() if begun["told_how"] else None,
            told_how=begun["told_how"],
        )


def _move(town, assessment, moved):
    with at(*moved["when"]):
        move_decision_point(
            assessment,
            by=town.worker,
            expected_on=day(*moved["expected"]),
            why=moved["why"],
            told_on=clock.today(),
            told_how=moved["told_how"],
        )
