"""Taking words about the wrong person out of an assessment, finished or not."""

from django.core.exceptions import ValidationError

from assessments.models import EditionAnswer, NeedStep, NeedView, OversightAnswer
from audit import clock
from audit.actions import action
from audit.reading import at_once, keys_of
from audit.sealing import take_out
from casework.models import Goal
from casework.sealing import forget_in_drafts, neutral, seal, take_out_copies


def parts_of(assessment, found=None):
    """[(key, record, part, words)] of everything somebody wrote in it, in the order it is read.

    `found` is what was read of `written_in`, if a page read it with other things.
    """
    lists = written_in(assessment)
    found = found or at_once(**lists)
    rows = [assessment, *(row for name in lists for row in found[name])]
    return [
        (f"{row._meta.model_name}-{row.pk}-{part}", row, part, getattr(row, part))
        for row in rows
        for part in row.sealable
        if getattr(row, part)
    ]


def written_in(assessment):
    """Lists of whatever holds words in it; of needs taken out too, whose words are still kept."""
    of_needs = {"need__in": keys_of("needs")}
    return {
        "children": assessment.child_rows.all(),
        "needs": assessment.needs.all(),
        "steps": NeedStep.objects.filter(**of_needs),
        "views": NeedView.objects.filter(**of_needs),
        "points": assessment.decision_points.all(),
        "pauses": assessment.pauses.all(),
        "oversights": assessment.oversights.all(),
        "answers": OversightAnswer.objects.filter(oversight__in=keys_of("oversights")),
        "addenda": assessment.addenda.all(),
        "scores": assessment.scores.all(),
        "invitations": assessment.invitations.all(),
        "contributions": assessment.contributions.all(),
        "editions": assessment.editions.all(),
        "said": EditionAnswer.objects.filter(edition__in=keys_of("editions")),
    }


@action("assessments.seal_assessment")
def seal_assessment(assessment, *, by, parts, why, reviewers):
    """Take some of the words of an assessment out of it, and out of its history.

    `parts` are keys of `parts_of`. What the story and the plan repeat of them goes as well. One
    neutral line stands in each place; two named `reviewers` read what was there.
    """
    chosen = [each for each in parts_of(assessment) if each[0] in set(parts)]
    if not chosen:
        raise ValidationError({"parts": "Tick what has to be taken out."})
    children, wrote = (
        assessment.children_concerned(),
        {assessment.lead_id, assessment.concluded_by_id},
    )
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
