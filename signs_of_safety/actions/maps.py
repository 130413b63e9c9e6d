"""A map is begun, carried forward and agreed."""

from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Entry
from casework.story import tell
from signs_of_safety.actions.carrying import carry_forward
from signs_of_safety.actions.planning import into_the_plans
from signs_of_safety.actions.standing import unfinished
from signs_of_safety.models import Map, MapChild

NOTHING_YET = "There is nothing on this map yet. Write something on it before it is agreed."
NOT_AGREED = "That one is not agreed yet: go on with it."
OF_OTHERS = "That one is about other children as well. Begin afresh, or map them here too."


@action("casework.assess_child")
def start_map(child, *, by, also=(), who_was_there="", follows=None):
    """Begin a map of one or more children; with `follows`, an agreed one to carry forward.

    Raises PermissionDenied when any child, or the earlier map, is not theirs; ValidationError to
    carry forward one that is not agreed, or is about other children as well.
    """
    children = [child, *also]
    for each in children:
        if not by.has_perm(start_map.permission, each):
            raise PermissionDenied("You cannot make a map of one of these children.")
    if follows:
        _check_earlier(follows, children, by)
    made = checked(Map(who_was_there=who_was_there, follows=follows, lead=by, began_at=clock.now()))
    for each in children:
        checked(MapChild(map=made, child=each))
    if follows:
        carry_forward(follows, made)
    tell(children, kind=Entry.Kind.MILESTONE, title="A map was begun", about=made)
    return made


def _check_earlier(earlier, children, by):
    if not by.has_perm(Map.VIEW, earlier):
        raise PermissionDenied("That map is not yours to read.")
    if not earlier.is_agreed:
        raise ValidationError({"follows": NOT_AGREED})
    if not {row.child_id for row in earlier.rows} <= {child.pk for child in children}:
        raise ValidationError({"follows": OF_OTHERS})


@action("signs_of_safety.write_map")
def say_who_is_there(sheet, *, by, who_was_there):
    """Say who sits at the table today, before anything of a map is shown to them."""
    return changed(unfinished(sheet), who_was_there=who_was_there)


@action("signs_of_safety.write_map")
def agree_map(sheet, *, by, who_was_there, judgement=""):
    """Agree a map with those who made it. From now on nothing in it changes.

    Its goals and next steps are in the plan of each child from now on. Raises ValidationError
    while nothing is on it, and for a step of somebody who does not help any more.
    """
    current = unfinished(sheet)
    if not current.statements.standing().exists():
        raise ValidationError(NOTHING_YET)
    into_the_plans(current, by)
    agreed = {"agreed_at": clock.now(), "agreed_by": by}
    changed(current, who_was_there=who_was_there, judgement=judgement, **agreed)
    tell(
        current.children_concerned(),
        kind=Entry.Kind.MILESTONE,
        title="A map was agreed",
        text=f"With {who_was_there}" + (f"\n\n{judgement}" if judgement else ""),
        about=current,
    )
    return current
