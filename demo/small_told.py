"""How a short story is told, from the call to the end or as far as it has come."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from assessments.actions import (
    add_need,
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    start_assessment,
    write_assessment,
)
from assessments.models import Need, Oversight
from audit import clock
from casework.actions import (
    Named,
    add_involvement,
    add_relative,
    close_episode,
    decide_referral,
    describe_child,
    record_entry,
    share_child,
    take_referral,
)
from casework.actions.plans import WrittenStep
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship
from casework.story import ForChild
from demo.days import aged, day, moment, today, working_day
from demo.small import (
    HELP,
    HOURS,
    SERIOUS_WHY,
    TOGETHER,
    TOLD_HOW,
    WHY_THEN,
    Small,
    SmallNeed,
)

OLD_ENOUGH_TO_BE_SEEN_ALONE = 4


@dataclass
class Telling:
    """One small story being told: by whom, since when, and whatever was made so far."""

    town: object
    small: Small
    rng: Random
    worker: object
    manager: object
    began: date
    children: list = field(default_factory=list)
    helper: object = None

    @property
    def child(self):
        return self.children[0]

    def after(self, days):
        """The working day at most so many days after it began."""
        return max(self.began, working_day(self.began + timedelta(days=days)))

    def at(self, date, hour=""):
        """Do what follows on that day."""
        return clock.at(moment(date, hour or self.rng.choice(HOURS)))


def tell(telling):
    """Tell one small story from the call to the end, or as far as it has come."""
    referral = _call(telling)
    assessment = _begin(telling, referral)
    _visit(telling)
    _move(telling, assessment)
    if telling.small.days is None:
        return
    end = telling.began + timedelta(days=telling.small.days)
    with telling.at(end, "13:00"):
        _need(telling, assessment)
    if telling.small.oversight:
        with telling.at(end, "14:30"):
            oversee_assessment(
                assessment,
                by=telling.manager,
                view=Oversight.View.AGREE,
                reasons=telling.small.oversight,
            )
    with telling.at(end, "16:00"):
        conclude_assessment(
            assessment,
            by=telling.worker,
            outcome=telling.small.outcome,
            reasons=telling.small.reasons,
        )
    _part(telling, end)


def _call(telling):
    town, small = telling.town, telling.small
    caller, role, agency = small.caller
    with telling.at(telling.began, "09:10"):
        referral = take_referral(
            town.host,
            by=telling.worker,
            children=[_named(small, name, age) for name, age in small.children.items()],
            caller_name=caller,
            caller_role=role,
            agency=town.agencies[agency] if agency else None,
            worries=small.worry,
            going_well=small.good,
        )
        telling.children = referral.children_concerned()
    return referral


def _named(small, name, age):
    if age < 0:
        return Named(given_name=name, family_name=small.family)
    days_since_birthday = 7 * small.weeks % 300 + 20
    return Named(given_name=name, family_name=small.family, born_on=aged(age, days_since_birthday))


def _begin(telling, referral):
    small, rng = telling.small, telling.rng
    with telling.at(telling.began, "11:00"):
        decide_referral(
            referral,
            by=telling.worker,
            outcome=Decision.Outcome.ASSESSMENT,
            reasons="We need to see them and hear from those who know them before we can say.",
        )
        _describe(telling)
        return start_assessment(
            telling.child,
            by=telling.worker,
            also=telling.children[1:],
            referral=referral,
            why=f"What would help {_all_of(small)}, and from whom.",
            expected_on=_first_expected(telling),
            expected_why=rng.choice(WHY_THEN),
            told_on=telling.began,
            told_how=rng.choice(TOLD_HOW),
        )


def _all_of(small):
    return " and ".join("the baby" if age < 0 else name for name, age in small.children.items())


def _describe(telling):
    """What more is known: the language of the home, the mother, the day a baby is expected."""
    small = telling.small
    facts = {"languages": small.speaks} if small.speaks else {}
    for child, age in zip(telling.children, small.children.values(), strict=True):
        if age < 0:
            facts = facts | {"expected_on": today() - timedelta(weeks=age)}
        if facts:
            describe_child(child, by=telling.worker, **facts)
        if small.mother:
            add_relative(
                child,
                by=telling.worker,
                kind=Relationship.Kind.MOTHER,
                given_name=small.mother,
                family_name=small.family,
                level=Level.NETWORK,
                has_parental_responsibility=True,
                lives_with=True,
            )


def _first_expected(telling):
    """The day first expected: before the reasons to move it, or a little after the end."""
    days = telling.small.days or 35
    if telling.small.moved:
        return telling.after(days // (len(telling.small.moved) + 1))
    return telling.after(days + telling.rng.randrange(6))


def _visit(telling):
    """One visit, written once; the words are the first child's, unless they stand in brackets."""
    small = telling.small
    is_said = not small.words.startswith("(")
    rows = [
        ForChild(child, _seen(age), words)
        for child, age, words in zip(
            telling.children,
            small.children.values(),
            [small.words if is_said else "", *[""] * len(telling.children)],
            strict=False,
        )
    ]
    with telling.at(telling.after(min((small.days or 20) // 3, 14))):
        record_entry(
            telling.child,
            by=telling.worker,
            kind=Entry.Kind.VISIT,
            text=small.saw if is_said else f"{small.saw} {small.words.strip('()')}",
            rows=rows,
        )


def _seen(age):
    if age < 0:
        return ""
    is_old_enough = age >= OLD_ENOUGH_TO_BE_SEEN_ALONE
    return EntryChild.Seen.ALONE if is_old_enough else EntryChild.Seen.SEEN


def _move(telling, assessment):
    """Each reason moves the day on; one that begins with “!” was told to nobody."""
    moved = telling.small.moved
    for number, why in enumerate(moved, start=1):
        days = telling.small.days or 42
        on = telling.after(days * number // (len(moved) + 1))
        is_told = not why.startswith("!")
        with telling.at(on):
            move_decision_point(
                assessment,
                by=telling.worker,
                expected_on=telling.after(days * (number + 1) // (len(moved) + 1)),
                why=why.lstrip("!"),
                told_on=on if is_told else None,
                told_how=telling.rng.choice(TOLD_HOW) if is_told else "",
            )


def _need(telling, assessment):
    """What was needed, and the plan it made; or why nothing more was."""
    small = telling.small
    if isinstance(small.need, str):
        write_assessment(assessment, by=telling.worker, version=1, analysis=small.need)
        return
    need = SmallNeed(*small.need)
    lines = [_introduce(telling, child, need) for child in telling.children]
    is_grave = small.outcome in (HELP, TOGETHER)
    add_need(
        assessment,
        by=telling.worker,
        children=telling.children,
        needs=need.needs,
        why=small.saw,
        seriousness=Need.Seriousness.HARM if is_grave else Need.Seriousness.NEED,
        seriousness_why=telling.rng.choice(SERIOUS_WHY),
        outcome=need.outcome,
        steps=[WrittenStep(need.what, lines[0], by_words="from now on")],
    )


def _introduce(telling, child, need):
    """The helper, on the card of one child."""
    return add_involvement(
        child,
        by=telling.worker,
        name=need.helper,
        role=need.role,
        phone=f"07700 900{telling.rng.randrange(200, 999)}",
        agency=telling.town.agencies[need.agency] if need.agency else None,
    )


def _part(telling, end):
    """Share what was agreed, or finish once the plan has had its time."""
    small = telling.small
    if small.shared_with:
        with telling.at(end, "17:00"):
            _share(telling)
        return
    weeks_more = 10 if small.outcome in (HELP, TOGETHER) else telling.rng.randrange(2)
    finished = working_day(end + timedelta(weeks=weeks_more))
    if finished < today():
        with telling.at(finished, "17:30"):
            for child in telling.children:
                close_episode(child, by=telling.worker, why=small.reasons)


def _share(telling):
    share_child(
        telling.child,
        by=telling.worker,
        agency=telling.town.agencies[telling.small.shared_with],
        level=Level.PLAN,
        purpose=f"So that they can do their part of {telling.child.person.short_name}’s plan.",
        until=day("Fri", -12),
        is_family_told=True,
    )
