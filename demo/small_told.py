"""How a short story is told, from the call to the end or as far as it has come."""

from datetime import timedelta

from assessments.actions import (
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    start_assessment,
)
from assessments.models import Assessment, Oversight
from casework.actions import (
    Named,
    add_relative,
    decide_referral,
    describe_child,
    record_entry,
    take_referral,
)
from casework.levels import Level
from casework.models import Decision, Entry, EntryChild, Relationship
from casework.story import ForChild
from demo import small_ends
from demo.days import aged, today
from demo.heard import heard_back
from demo.small import TOLD_HOW, WHY_THEN

OLD_ENOUGH_TO_BE_SEEN_ALONE = 4
WAIT_TO_HEAR = {"Abdi"}


def tell(telling):
    """Tell one small story from the call to the end, or as far as it has come."""
    referral = _call(telling)
    assessment = _begin(telling, referral)
    _visit(telling)
    _later(telling)
    _move(telling, assessment)
    if telling.small.days is None:
        if not isinstance(telling.small.need, str):
            with telling.at(telling.after(42)):
                small_ends.need(telling, assessment)
        return
    end = telling.began + timedelta(days=telling.small.days)
    with telling.at(end, "13:00"):
        small_ends.need(telling, assessment)
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
            closure="RC7" if telling.small.outcome == Assessment.Outcome.CLOSE else "",
        )
    small_ends.part(telling, end)


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
        if small.family not in WAIT_TO_HEAR:
            heard_back(referral, telling.worker)
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


def _later(telling):
    """What else was written while it went on."""
    later = telling.small.later
    for number, text in enumerate(later, start=1):
        days = (telling.small.days or 35) * (number + 1) // (len(later) + 2)
        with telling.at(telling.after(days)):
            record_entry(
                telling.child,
                by=telling.worker,
                kind=Entry.Kind.VISIT,
                text=text,
                rows=[ForChild(child, EntryChild.Seen.SEEN) for child in telling.children],
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
