"""A finished assessment shared with the family: made for one reader, given, and answered."""

from django.core.exceptions import ValidationError

from assessments.models import Edition, EditionAnswer, EditionChild, EditionGiven
from audit import clock
from audit.actions import action
from audit.records import checked
from casework.actions.links import make_link
from casework.models import Entry, Link
from casework.story import tell
from casework.watching import named_in

TO_DECIDE = "It names {names}. Read it again, and tick that {who} may know this; or take it out."


@action("assessments.write_assessment")
def make_edition(assessment, *, by, who, children, is_decided=False, **words):
    """Put a finished assessment in plain words for one reader, of the children that are theirs.

    `words`: why, needs, decision, disagree. Raises ValidationError when it names somebody or some
    place that the reader may not know, until a person says (`is_decided`) that they may.
    """
    if not assessment.is_concluded:
        raise ValidationError("Finish the assessment first: this tells what was decided.")
    assessed = set(assessment.child_rows.values_list("child_id", flat=True))
    if not children or not {child.pk for child in children} <= assessed:
        raise ValidationError({"children": "Choose of which of these children it tells."})
    names = named_in("\n".join(words.values()), children)
    if names and not is_decided:
        raise ValidationError({"is_decided": TO_DECIDE.format(names=", ".join(names), who=who)})
    edition = checked(
        Edition(assessment=assessment, who=who, made_at=clock.now(), made_by=by, **words)
    )
    for child in children:
        checked(EditionChild(edition=edition, child=child))
    return edition


@action("assessments.write_assessment")
def give_edition(edition, *, by, how, given_on=None):
    """Give an edition to its reader: on paper, read out, or by a private link made here.

    What is returned has the link's `token`, this once; without a link it is empty.
    """
    given_on = given_on or clock.today()
    if given_on > clock.today():
        raise ValidationError({"given_on": "Choose a day that is not after today."})
    given = checked(
        EditionGiven(
            edition=edition, how=how, given_on=given_on, written_at=clock.now(), written_by=by
        )
    )
    is_link = given.how == EditionGiven.How.LINK
    edition.token = make_link(edition, by=by, purpose=Link.Purpose.EDITION).token if is_link else ""
    tell(
        edition.children_concerned(),
        kind=Entry.Kind.MILESTONE,
        title=f"The assessment was given to {edition.who}, {given.get_how_display()}"[:200],
        about=edition.assessment,
    )
    return edition


@action("assessments.answer_edition")
def answer_edition(edition, *, by, view, words=""):
    """Its reader agrees, partly or not at all, in their words. Both stand from now on.

    They answer by their link; or a worker writes down what they said.
    """
    answer = checked(
        EditionAnswer(
            edition=edition,
            view=view,
            words=words,
            given_at=clock.now(),
            written_by=by if by.kind == "user" else None,
        )
    )
    tell(
        edition.children_concerned(),
        kind=Entry.Kind.MILESTONE,
        title=f"{edition.who} on the assessment: {answer.get_view_display()}"[:200],
        text=words,
        about=edition.assessment,
    )
    return edition
