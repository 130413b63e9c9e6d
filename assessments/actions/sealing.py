"""Taking words about the wrong person out of an assessment, finished or not."""

from django.core.exceptions import ValidationError

from assessments.models import EditionAnswer, NeedStep, NeedView, OversightAnswer
from audit import clock
from audit.actions import action
from audit.sealing import take_out
from casework.models import Goal
from casework.sealing import forget_in_drafts, neutral, seal, take_out_copies


def parts_of(assessment):
    """[(key, record, part, words)] of everything somebody wrote in it, in the order it is read."""
    needs = list(assessment.needs.all())
    rows = [assessment, *assessment.child_rows.all(), *needs]
    rows += NeedStep.objects.filter(need__in=needs)
    rows += NeedView.objects.filter(need__in=needs)
    rows += [*assessment.decision_points.all(), *assessment.pauses.all()]
    rows += [*assessment.oversights.all()]
    rows += OversightAnswer.objects.filter(oversight__assessment=assessment)
    rows += [*assessment.addenda.all(), *assessment.scores.all()]
    rows += [*assessment.invitations.all(), *assessment.contributions.all()]
    rows += assessment.editions.all()
    rows += EditionAnswer.objects.filter(edition__assessment=assessment)
    return [
        (f"{row._meta.model_name}-{row.pk}-{part}", row, part, getattr(row, part))
        for row in rows
        for part in row.sealable
        if getattr(row, part)
    ]


@action("assessments.seal_assessment")
def seal_assessment(assessment, *, by, parts, why, reviewers):
    """Take some of the words of an assessment out of it, and out of its history.

    `parts` are keys of `parts_of`. What the story and the plan repeat of them goes as well. One
    neutral line stands in each place; two named `reviewers` read what was there.
    """
    chosen = [each for each in parts_of(assessment) if each[0] in set(parts)]
    if not chosen:
        raise ValidationError({"parts": "Tick what has to be taken out."})
    children, wrote = assessment.children_concerned(), {assessment.lead, assessment.concluded_by}
    sealing = seal(assessment, children, by, why=why, reviewers=reviewers, wrote=wrote)
    line, words = neutral(clock.day(sealing.sealed_at)), [each[-1] for each in chosen]
    take_out_copies(sealing, children, words)
    for _, row, part, _ in chosen:
        take_out(row, [part], sealing_ref=sealing.ref, replacement=line)
    for goal in Goal.objects.filter(need_ref__in=assessment.needs.values("ref")):
        repeated = [part for part in goal.sealable if getattr(goal, part) in words]
        take_out(goal, repeated, sealing_ref=sealing.ref, replacement=line)
    forget_in_drafts(sealing, children, words)
    return sealing
