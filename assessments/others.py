"""What stands in an assessment beside its writing: what others said, scores, picks and editions.

Read in the same statement as the document, each by its own rule.
"""

from typing import NamedTuple

from assessments.models import (
    Assessment,
    Contribution,
    ContributionChild,
    Edition,
    EditionAnswer,
    EditionChild,
    EditionGiven,
    Invitation,
    InvitationChild,
    Pick,
    ScoreSheet,
)
from audit.reading import attach, keys_of

KEPT = "assessments.view_oversight"
"""What the whole record takes: picks, and whom we asked."""


class Progress(NamedTuple):
    """The scores of one child on one questionnaire, oldest first."""

    child: object
    name: str
    lowest: int
    highest: int
    is_lower_better: bool
    scores: list


def others(assessment, user):
    """The lists to be read at once with the document, as far as `user` may read each."""
    children = [child.pk for child in assessment.children_concerned()]
    return {
        "contributions": Contribution.objects.permitting(user, Assessment.VIEW).filter(
            assessment=assessment
        ),
        "spoken_of": _of(ContributionChild, contribution__in=keys_of("contributions")),
        "invited": invited(assessment, user),
        "asked_about": _of(InvitationChild, invitation__in=keys_of("invited")),
        "scores": ScoreSheet.objects.permitting(user, ScoreSheet.VIEW)
        .filter(child__in=children)
        .select_related("child__person"),
        "picks": Pick.objects.permitting(user, KEPT)
        .filter(row__assessment=assessment)
        .select_related("row__child__person"),
        "editions": Edition.objects.permitting(user, Edition.VIEW).filter(assessment=assessment),
        "tells_of": _of(EditionChild, edition__in=keys_of("editions")),
        "given": EditionGiven.objects.filter(edition__in=keys_of("editions")),
        "answered": EditionAnswer.objects.filter(edition__in=keys_of("editions")).select_related(
            "written_by"
        ),
    }


def invited(assessment, user):
    """Those who were asked and have not answered yet, for whoever has the whole record."""
    kept = Assessment.objects.permitting(user, KEPT)
    asked = Invitation.objects.filter(assessment=assessment, assessment__in=kept)
    return asked.filter(contributions=None, ended_at=None)


def _of(model, **which):
    return model.objects.filter(**which).select_related("child__person")


def with_others(assessment, found):
    """What was found, put together; what came once it was finished is apart (`…_since`)."""
    attach(found["contributions"], "child_rows", found.pop("spoken_of"))
    attach(found["invited"], "child_rows", found.pop("asked_about"))
    for name, rows in (("child_rows", "tells_of"), ("given", "given"), ("answers", "answered")):
        attach(found["editions"], name, found.pop(rows))
    ended = assessment.concluded_at
    said, scores = found["contributions"], found["scores"]
    late = [one for one in said if ended and one.given_at > ended]
    found["contributions"] = [one for one in said if one not in late]
    found["said_since"] = late
    found["progress"] = progress([one for one in scores if not ended or one.written_at <= ended])
    since = [one for one in scores if ended and one.written_at > ended]
    found["scored_since"] = [one for one in since if one.assessment_id == assessment.pk]
    return found


def progress(scores):
    """[Progress] of these scores, each child's questionnaires apart."""
    found = {}
    for one in scores:
        found.setdefault((one.child_id, one.instrument, one.lowest, one.highest), []).append(one)
    return [
        Progress(rows[0].child, rows[0].name, lowest, highest, rows[0].is_lower_better, rows)
        for (_, _, lowest, highest), rows in found.items()
    ]
