"""An agreed map is carried forward: the next one begins with what stands on it."""

from audit.records import checked
from casework.models import Step
from signs_of_safety.models import Kind, Opened

IN_ORDER = (Kind.HARM, Kind.FACTOR, Kind.STRENGTH, Kind.DANGER, Kind.SAFETY, Kind.GOAL, Kind.STEP)
"""What answers something comes after it."""

BESIDE = ("child_rows", "occasions", "tags", "disagreements")


def carry_forward(earlier, to):
    """What stands on `earlier` stands on `to`, each knowing what it was. Only inside an action.

    Confidence is carried with the words. Steps that are done stay behind: they moved.
    """
    made = {}
    there = earlier.statements.standing().select_related("opened")
    done = Step.objects.exclude(done_at=None).values("sibling_key")
    there = there.exclude(kind=Kind.STEP, sibling_key__in=done)
    for kind in IN_ORDER:
        for statement in there.filter(kind=kind):
            made[statement.pk] = _carried(statement, to, made.get(statement.answers_id))


def _carried(statement, to, answers):
    here = _copy(statement, map=to, follows=statement, answers=answers, version=1)
    for name in BESIDE:
        for row in getattr(statement, name).all():
            _copy(row, statement=here)
    for opened in Opened.objects.filter(statement=statement):
        _copy(opened, statement=here)
    return here


def _copy(row, **values):
    own = {"id", "ref"}
    kept = {each.name: getattr(row, each.name) for each in row._meta.concrete_fields}
    kept = {name: value for name, value in kept.items() if name not in own}
    return checked(type(row)(**kept | values))
