"""What is said on a map: added, reworded, moved, shown to be safety, disagreed with, taken out."""

from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.actions.plans import NOT_IN_THE_NETWORK, in_the_network_of
from casework.models import Entry
from casework.story import tell
from signs_of_safety.actions.standing import CHANGED_MEANWHILE, standing, unfinished
from signs_of_safety.models import (
    ANSWERS,
    Disagreement,
    Kind,
    Occasion,
    Statement,
    StatementChild,
    StatementTag,
)

ENOUGH_DANGERS = 3
A_FOURTH = (
    "There are three already, and few families can work on more. Tick that it is needed, "
    "or put it together with one of them."
)
NEEDS = {
    Kind.SAFETY: "Write the danger first: it is safety when it protected a child from one.",
    Kind.GOAL: "Write the danger first, then its goal: a goal is the other side of one danger.",
    Kind.STEP: "Write the goal first: a next step is a step towards one.",
}
NEEDS_A_DAY = "Say on which day it kept them safe. Until there is one, it is a good thing."
STEP_AT_MOST = 400
MOVES = {
    Kind.HARM: (Kind.FACTOR,),
    Kind.FACTOR: (Kind.HARM,),
    Kind.SAFETY: (Kind.STRENGTH,),
}
"""What may be taken for something else by moving it: where nothing more has to be known."""


class StaleStatement(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody else reworded this meanwhile; `statement` is as it stands now."""

    def __init__(self, statement):
        super().__init__(CHANGED_MEANWHILE)
        self.statement = statement


@action("signs_of_safety.write_map")
def add_statement(sheet, *, by, kind, words, children, occasion=None, is_sure=False, **details):
    """Say something on a map, of one of the seven kinds, about some of its children.

    `details` are fields of Statement; `occasion` is a first time something kept the children safe
    (happened_at, precision, who_saw), which `safety` cannot do without. Raises ValidationError for
    a goal without its danger, and for a fourth danger unless `is_sure`; PermissionDenied for the
    words of an entry one may not read.
    """
    unfinished(sheet)
    _check(sheet, by, kind, words, children, details)
    if kind == Kind.SAFETY and not occasion:
        raise ValidationError({"when": NEEDS_A_DAY})
    if kind == Kind.DANGER and not is_sure and _dangers(sheet) >= ENOUGH_DANGERS:
        raise ValidationError({"is_sure": A_FOURTH})
    last = sheet.statements.order_by("place").last()
    place = last.place + 1 if last else 1
    details["sibling_key"] = new_ref() if kind == Kind.STEP else ""
    row = checked(Statement(map=sheet, kind=kind, words=words, place=place, **details))
    for child in children:
        checked(StatementChild(statement=row, child=child))
    if occasion:
        checked(Occasion(statement=row, **occasion))
    return row


def _check(sheet, by, kind, words, children, details):
    if not children or not {child.pk for child in children} <= _mapped(sheet):
        raise ValidationError({"child": "Choose which of these children it is about."})
    _check_answers(sheet, kind, details.get("answers"))
    entry, who = details.get("entry"), details.get("who")
    if entry and not by.has_perm(Entry.VIEW, entry):
        raise PermissionDenied("Those words are not yours to read.")
    if kind == Kind.STEP:
        _check_step(words, who, children)


def _check_answers(sheet, kind, answers):
    asked = ANSWERS.get(kind)
    if asked is None and answers is None:
        return
    there = sheet.statements.standing().filter(kind=asked)
    if answers is None or not there.filter(pk=answers.pk).exists():
        raise ValidationError({"answers": NEEDS.get(kind, "This answers nothing.")})


def _check_step(words, who, children):
    if len(words) > STEP_AT_MOST:
        raise ValidationError({"words": "Keep a step short: one thing, in a line or two."})
    if who is None:
        raise ValidationError({"who": "Choose who will do it."})
    if not any(in_the_network_of(child, who) for child in children):
        raise ValidationError({"who": NOT_IN_THE_NETWORK.format(name=who.name)})


def _dangers(sheet):
    return sheet.statements.standing().filter(kind=Kind.DANGER).count()


def _mapped(sheet):
    return set(sheet.child_rows.values_list("child_id", flat=True))


@action("signs_of_safety.write_map")
def reword_statement(statement, *, by, version, **details):
    """Put a statement in better words while its map is made. Every wording is kept.

    Raises StaleStatement when somebody reworded it since `version`.
    """
    current = standing(statement)
    if current.version != version:
        raise StaleStatement(current)
    if current.kind == Kind.STEP:
        _check_step(details["words"], details["who"], current.children_concerned())
    return changed(current, version=version + 1, **details)


@action("signs_of_safety.write_map")
def move_statement(statement, *, by, where):
    """Move a statement `up` or `down` among those of its kind, or to another kind (its name).

    Raises ValidationError for a kind that asks for more than a move can say.
    """
    current = standing(statement)
    if where not in ("up", "down"):
        if where not in MOVES.get(current.kind, ()):
            raise ValidationError("It cannot be moved there: write it there in its own words.")
        return changed(current, kind=where, answers=None)
    beside = current.map.statements.standing().filter(kind=current.kind)
    near = (
        beside.filter(place__lt=current.place).last()
        if where == "up"
        else beside.filter(place__gt=current.place).first()
    )
    if near:
        here, there = current.place, near.place
        changed(near, place=here)
        changed(current, place=there)
    return current


@action("signs_of_safety.write_map")
def make_safety(statement, *, by, happened_at, precision, answers=None, what="", who_saw=""):
    """Say when something good protected the children from a danger: then it is safety.

    Of what is safety already, it is one more time. Raises ValidationError without a danger of
    this map, or for a statement that is neither.
    """
    current = standing(statement)
    if current.kind not in (Kind.STRENGTH, Kind.SAFETY):
        raise ValidationError("Only something good can have kept them safe.")
    if current.kind == Kind.STRENGTH:
        _check_answers(current.map, Kind.SAFETY, answers)
        changed(current, kind=Kind.SAFETY, answers=answers)
    seen = {"happened_at": happened_at, "precision": precision, "what": what, "who_saw": who_saw}
    checked(Occasion(statement=current, **seen))
    return current


@action("signs_of_safety.write_map")
def take_out_statement(statement, *, by, why):
    """Take a statement off a map that is still made, with what answers it, and say why.

    The words are kept, with the reason.
    """
    current = standing(statement)
    now = clock.now()
    for answer in current.answered_by.standing():
        for step in answer.answered_by.standing():
            changed(step, taken_out_at=now, why_taken_out=why)
        changed(answer, taken_out_at=now, why_taken_out=why)
    return changed(current, taken_out_at=now, why_taken_out=why)


@action("signs_of_safety.write_map")
def tag_statement(statement, *, by, dimensions):
    """Say which sides of the child's life a statement is about, now that it is written."""
    current = standing(statement)
    current.tags.exclude(dimension__in=dimensions).delete()
    there = set(current.tags.values_list("dimension", flat=True))
    for dimension in dimensions:
        if dimension not in there:
            checked(StatementTag(statement=current, dimension=dimension))
    return current


@action("signs_of_safety.write_map")
def disagree_with(statement, *, by, who, words):
    """Write down who sees a statement differently, in their words. Both stand.

    What somebody says once the map is agreed stands beside it all the same, and is told.
    """
    said = {"who": who, "words": words, "written_at": clock.now(), "written_by": by}
    checked(Disagreement(statement=statement, **said))
    if statement.map.is_agreed and not statement.entry_id:
        tell(
            statement.map.children_concerned(),
            kind=Entry.Kind.MILESTONE,
            title=f"{who} sees something on the map differently"[:200],
            text=words,
            about=statement.map,
        )
    return statement
