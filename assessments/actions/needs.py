"""What children need: written, reworded, taken out, tagged; and what the family says of it."""

from django.core.exceptions import ValidationError

from assessments.actions.following import carry_need
from assessments.actions.standing import CHANGED_MEANWHILE, unfinished
from assessments.models import Need, NeedChild, NeedStep, NeedTag, NeedView
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.refs import new_ref
from casework.actions.plans import carry_goals, end_goals, reword_goals, write_goal
from casework.models import Entry
from casework.story import tell


class StaleNeed(Exception):  # noqa: N818 - nothing failed: both texts are kept
    """Somebody else reworded this need meanwhile; `need` is as it stands now."""

    def __init__(self, need):
        super().__init__(CHANGED_MEANWHILE)
        self.need = need


@action("assessments.write_assessment")
def add_need(assessment, *, by, children, steps, **need):
    """Add what children need, how serious it is and why, what is wanted, and who does what.

    Each child's plan gains the outcome as a goal and the steps as its steps, in the same breath.
    `steps` are WrittenStep; `need` holds needs, why, seriousness, seriousness_why, outcome,
    how_we_will_know, and `follows`, a need of the assessment this one follows, whose goals go on.
    Raises ValidationError when it is nobody's need, or that of a child who is not assessed here.
    """
    unfinished(assessment)
    if not children or not {child.pk for child in children} <= _assessed(assessment):
        raise ValidationError({"children": "Choose which of these children need this."})
    row = checked(Need(assessment=assessment, **need))
    for child in children:
        checked(NeedChild(need=row, child=child))
    steps = [step._replace(sibling_key=new_ref()) for step in steps]
    for step in steps:
        checked(
            NeedStep(
                need=row,
                what=step.what,
                who=str(step.who),
                by_on=step.by_on,
                by_words="" if step.by_on else step.by_words,
                sibling_key=step.sibling_key,
            )
        )
    going_on = list(carry_need(row, row.follows, children)) if row.follows else []
    goal = {"outcome": row.outcome, "how_we_will_know": row.how_we_will_know, "need_ref": row.ref}
    if going_on:
        carry_goals(row.follows.ref, going_on, steps=steps, **goal)
    anew = [child for child in children if child not in going_on]
    if anew:
        write_goal(anew, by=by, steps=steps, **goal)
    return row


@action("assessments.write_assessment")
def reword_need(need, *, by, version, **words):
    """Put a need in better words while its assessment is written. Every wording is kept.

    The goal it became in each plan says the same from now on. Raises StaleNeed when somebody
    reworded it since `version`.
    """
    unfinished(need.assessment)
    current = _standing(need)
    if current.version != version:
        raise StaleNeed(current)
    changed(current, version=version + 1, **words)
    reword_goals(current.ref, current.outcome, current.how_we_will_know)
    return current


@action("assessments.write_assessment")
def take_out_need(need, *, by, why):
    """Take a need out of an assessment that is still written, and say why. Its words are kept.

    The goal it became in each plan ends with it, for the same reason.
    """
    unfinished(need.assessment)
    current = changed(_standing(need), taken_out_at=clock.now(), why_taken_out=why)
    end_goals(current.ref, why)
    return current


@action("assessments.write_assessment")
def tag_need(need, *, by, dimensions):
    """Say which sides of the child's life a need is about, now that it is written."""
    unfinished(need.assessment)
    current = _standing(need)
    current.tags.exclude(dimension__in=dimensions).delete()
    there = set(current.tags.values_list("dimension", flat=True))
    for dimension in dimensions:
        if dimension not in there:
            checked(NeedTag(need=current, dimension=dimension))
    return current


@action("assessments.write_assessment")
def say_of_need(need, *, by, who, text, said_on=None):
    """Write down what somebody of the family says of a need, in their words.

    What they say once the assessment is finished stands beside it all the same, with its day.
    """
    said_on = said_on or clock.today()
    if said_on > clock.today():
        raise ValidationError({"said_on": "Choose a day that is not after today."})
    checked(
        NeedView(
            need=need, who=who, text=text, said_on=said_on, written_at=clock.now(), written_by=by
        )
    )
    if need.assessment.is_concluded:
        tell(
            need.children_concerned(),
            kind=Entry.Kind.MILESTONE,
            title=f"{who} on what was found in the assessment"[:200],
            text=text,
            about=need.assessment,
        )
    return need


def _standing(need):
    current = Need.objects.select_for_update().get(pk=need.pk)
    if current.taken_out_at:
        raise ValidationError("This need was taken out meanwhile. Its words are kept.")
    return current


def _assessed(assessment):
    return set(assessment.child_rows.values_list("child_id", flat=True))
