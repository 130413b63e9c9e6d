"""The Harpers, told in order by the people who did it: calls, one assessment, a plan, a share."""

from assessments.actions import (
    add_addendum,
    add_need,
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    start_assessment,
    write_assessment,
)
from audit import clock, events
from casework.actions import (
    add_address,
    add_fact,
    add_relative,
    allocate_child,
    contribute,
    end_share,
    open_episode,
    progress_step,
    share_child,
)
from casework.bases import LawfulBasis
from casework.levels import Level
from casework.models import Step
from demo import harpers_after as after
from demo import harpers_assessment as assessed
from demo import harpers_before as calls
from demo import harpers_orders as orders
from demo import harpers_people as who
from demo import harpers_story as story
from demo.days import at, day, in_full, last_working_day
from demo.harpers_asked import (
    asked_again,
    others_are_asked,
    picks,
    the_family_sees_the_needs,
    told_to_the_family,
)
from demo.harpers_help import help_given
from demo.harpers_map import map_at_bevs
from demo.harpers_put_right import put_right
from demo.telling import as_need, decide_call, describe, introduce, record, relate, take_call

ORDER_ENDS = ("Wed", -17)


def harpers(town):
    """Build the Harpers. Returns the children by the names they were first called."""
    family, network = {}, {}
    _the_year_before(town, family, network)
    _the_night(town, family, network)
    _orders(town, family)
    assessment = _assess(town, family, network)
    assessment = _decide(town, family, assessment)
    _share(town, family)
    _afterwards(town, family, network, assessment)
    return family


def _the_year_before(town, family, network):
    for call in calls.BEFORE:
        decide_call(town, take_call(town, family, call, who.CHILDREN), call)
    for moment, helpers in (
        (("Thu", 30, "09:00"), who.SCHOOL_HELPERS),
        (("Tue", 23, "16:00"), who.YOUNG_CARERS),
        (("Wed", 19, "14:00"), who.CALLUMS_HELPERS),
    ):
        with at(*moment):
            network |= introduce(town, family, helpers, by="worker2")


def _the_night(town, family, network):
    referral = take_call(town, family, calls.THAT_NIGHT, who.CHILDREN)
    decide_call(town, referral, calls.THAT_NIGHT)
    with at("Thu", 9, "09:50"):
        describe(town, family, who.CHILDREN)
        people = relate(town, family, who.RELATIVES)
        _brothers_and_sisters(town, family)
        for helpers in (who.EARLIER_HELPERS, who.HELPERS_NOW, who.SAFETY_HELPERS):
            network |= introduce(town, family, helpers, people)
        network |= introduce(town, family, who.CLOSED_HELPERS, people)
        for name in who.LEES:
            add_fact(family[name], by=town.people["worker"], person=people["Lee"], **who.OF_LEE)
        for name in who.AT_BEVS:
            add_address(family[name], by=town.worker, **who.OLD_HOUSE)
        add_address(family["Callum"], by=town.worker, **who.AT_DARRENS)


def _orders(town, family):
    """What the police and then the court told Lee, for as long as each of them did."""
    lee = family["Ty"].relationships.get(person__given_name="Lee").person
    orders.that_night(town, family, lee)
    orders.the_order(town, family, lee, day(*ORDER_ENDS))


def _brothers_and_sisters(town, family):
    for one, other, kind in who.BROTHERS_AND_SISTERS:
        for child, person in ((one, other), (other, one)):
            add_relative(family[child], by=town.worker, kind=kind, person=family[person].person)


def _assess(town, family, network):
    """From the morning after to the last word written; returns the assessment."""
    with at("Thu", 9, "10:15"):
        assessment = start_assessment(
            family["Jade"],
            by=town.worker,
            also=[family[name] for name in who.EVERYBODY if name != "Jade"],
            referral=family["Jade"].referral_rows.latest("pk").referral,
            why=assessed.BEGUN["why"],
            expected_on=day(*assessed.BEGUN["expected"]),
            expected_why=assessed.BEGUN["expected_why"],
            told_on=clock.today(),
            told_how=assessed.BEGUN["told_how"],
        )
    with at("Thu", 9, "10:25"):
        _share_the_card_with_hillside(town, family["Ty"])
    _first_days(town, family)
    others_are_asked(town, family, assessment)
    for line in story.ASSESSING:
        record(town, family, _dated(line))
    _move(town, assessment)
    for line in story.TALKING_IT_THROUGH:
        record(town, family, line)
    with at("Thu", 4, "19:00"):
        for wanted in assessed.NEEDS:
            add_need(assessment, by=town.worker, **as_need(family, network, wanted))
    _write(town, assessment)
    the_family_sees_the_needs(town, assessment)
    return assessment


def _first_days(town, family):
    """Where they stay now, and their brother: he was hurt too, and nobody worked with him."""
    with at("Fri", 9, "09:30"):
        for name in who.AT_BEVS:
            add_address(family[name], by=town.worker, **who.BEVS_HOUSE)
        open_episode(
            family["Callum"],
            by=town.worker,
            why="He is their brother and lived with it too. Kofi says he asks who is with his mum.",
        )
        east = town.teams["East"]
        allocate_child(family["Callum"], by=town.manager, worker=town.worker, team=east)


def _dated(line):
    until = in_full(day(*ORDER_ENDS))
    return line._replace(
        title=line.title.replace("{until}", until), text=line.text.replace("{until}", until)
    )


def _move(town, assessment):
    with at("Wed", 5, "12:10"):
        move_decision_point(
            assessment,
            by=town.worker,
            expected_on=day(*assessed.MOVED["expected"]),
            why=assessed.MOVED["why"],
            told_on=clock.today(),
            told_how=assessed.MOVED["told_how"],
        )


def _write(town, assessment):
    rows = {row.child.person.given_name: row for row in assessment.child_rows.all()}
    rows["Ty"] = rows.pop("Tyler")
    with at("Thu", 4, "19:40"):
        write_assessment(
            assessment,
            by=town.worker,
            version=1,
            history_considered=assessed.HISTORY,
            analysis=assessed.ANALYSIS,
            children=[
                (rows[name], {"wishes": wishes, "took_part": part})
                for name, (wishes, part) in assessed.WISHES.items()
            ],
        )


def _decide(town, family, assessment):
    """Tom asks, Priya answers, Tom agrees, and it is finished; returns it as it stands then."""
    with at("Fri", 4, "11:00"):
        oversee_assessment(assessment, by=town.manager, **assessed.TOMS_QUESTION)
    with at("Tue", 3, "18:10"):
        write_assessment(
            assessment,
            by=town.worker,
            version=2,
            analysis=assessed.ANALYSIS + assessed.ANSWER_TO_TOM,
        )
    with at("Wed", 3, "16:00"):
        oversee_assessment(assessment, by=town.manager, **assessed.TOM_AGREES)
    with at("Thu", 3, "15:30"):
        finished = conclude_assessment(
            assessment, by=town.worker, picks=picks(family), **assessed.CONCLUDED
        )
    record(town, family, story.COPIES)
    told_to_the_family(town, family, finished)
    return finished


def _share_the_card_with_hillside(town, ty):
    share_child(
        ty,
        by=town.worker,
        agency=town.agencies["Hillside Primary"],
        level=Level.NETWORK,
        purpose="So that the school knows this morning whom to ring, and who may collect Ty.",
        until=day("Fri", 2),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        is_family_told=True,
    )


def _share(town, family):
    """What leaves the record, for whom, for what, and until when."""
    ty = family["Ty"]
    with at("Mon", 2, "13:15"):
        end_share(ty.shares.live().get(), by=town.worker)
        _share_plan(
            town,
            ty,
            agency=town.agencies["Hillside Primary"],
            purpose="So that Mr Bell can do his part of Ty’s plan, and knows who collects him.",
        )
        for name in ("Alfie", "Poppy"):
            _share_plan(
                town,
                family[name],
                agency=town.agencies["Northmoor Community Health"],
                user=town.health,
                purpose=f"So that Grace can go on seeing {name} and do her part of the plan.",
            )
        _share_plan(
            town,
            family["Jade"],
            agency=town.agencies["Kestrel Families"],
            purpose="So that Leila can keep Jade’s Tuesdays and help with the college form.",
        )
        _share_plan(
            town,
            family["Callum"],
            agency=town.agencies["Northmoor Police"],
            level=Level.NETWORK,
            purpose="So that PC Anwar rings Kofi or Darren first when Callum is in trouble.",
        )


def _share_plan(town, child, level=Level.PLAN, **share):
    until = day("Fri", -20)
    terms = {"level": level, "lawful_basis": LawfulBasis.PUBLIC_TASK, "is_family_told": True}
    share_child(child, by=town.worker, until=until, **terms, **share)


def _afterwards(town, family, network, assessment):
    ty, poppy = family["Ty"], family["Poppy"]
    _steps_taken(town, ty)
    with at("Thu", 2, "15:40"):
        contribute(ty, by=town.school, text=after.PENALTY)
    with at("Fri", 2, "11:50"):
        contribute(poppy, by=town.health, text=after.WEIGHED)
    worked = calls.THE_PLAN_WORKED
    decide_call(town, take_call(town, family, worked, who.CHILDREN), worked, is_told=False)
    told = record(town, family, after.AFTER_THE_SHOUTING)
    map_at_bevs(town, family, told)
    with at("Wed", 1, "10:05"):
        add_addendum(assessment, by=town.worker, text=assessed.ADDENDUM)
    asked_again(town, family, assessment)
    put_right(town, family)
    help_given(town, family, network)
    with clock.at(last_working_day("15:20")):
        contribute(ty, by=town.school, text=after.SHOES, words="I take my shoes off now.")
    _looks(town, ty)
    after.leave_unfinished(town, family)


def _steps_taken(town, ty):
    for moment, who_did, what, is_done, note in after.STEPS_TAKEN:
        with at(*moment):
            step = Step.objects.get(goal__plan__child=ty, what=what)
            progress_step(step, by=town.people[who_did], is_done=is_done, note=note)


def _looks(town, ty):
    """Who has opened Ty’s record, besides Priya, and why."""
    for moment, key, page, purpose in after.LOOKS:
        with at(*moment):
            events.looked(town.people[key], page, ty, {ty.ref}, purpose)
