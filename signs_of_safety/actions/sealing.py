"""Taking words about the wrong person off a map, agreed or not."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.reading import at_once, keys_of
from audit.sealing import take_out
from casework.models import Goal
from casework.sealing import forget_in_drafts, neutral, seal, take_out_copies
from signs_of_safety.models import (
    Disagreement,
    Map,
    Occasion,
    Opened,
    OpenedRating,
    Rating,
    Scale,
    Statement,
)


def parts_of(sheet, user, found=None):
    """[(key, record, part, words)] of everything somebody wrote on it that `user` may read.

    `found` is what was read of `written_on`, if a page read it with other things.
    """
    lists = written_on(sheet, user)
    found = found or at_once(**lists)
    rows = [sheet, *(row for name in lists for row in found[name])]
    return [
        (f"{row._meta.model_name}-{row.pk}-{part}", row, part, getattr(row, part))
        for row in rows
        for part in row.sealable
        if getattr(row, part)
    ]


def written_on(sheet, user):
    """Lists of whatever holds words on it; of what was taken out too, whose words are kept.

    Words that keep the readers of their entry leave with that entry, by those who may read it.
    """
    of_these = {"statement__in": keys_of("statements")}
    return {
        "statements": Statement.objects.permitting(user, Map.VIEW).filter(map=sheet),
        "occasions": Occasion.objects.filter(**of_these),
        "disagreements": Disagreement.objects.filter(**of_these),
        "opened": Opened.objects.filter(**of_these),
        "scales": Scale.objects.permitting(user, Map.VIEW).filter(danger__map=sheet),
        "ratings": Rating.objects.permitting(user, Map.VIEW).filter(scale__danger__map=sheet),
        "opened_ratings": OpenedRating.objects.filter(rating__in=keys_of("ratings")),
    }


@action("signs_of_safety.seal_map")
def seal_map(sheet, *, by, parts, why, reviewers):
    """Take some of the words of a map off it, and out of its history, the story and the plan.

    `parts` are keys of `parts_of`. One neutral line stands in each place; two named `reviewers`
    read what was there.
    """
    chosen = [each for each in parts_of(sheet, by) if each[0] in set(parts)]
    if not chosen:
        raise ValidationError({"parts": "Tick what has to be taken out."})
    children, wrote = sheet.children_concerned(), {sheet.lead_id, sheet.agreed_by_id}
    sealing = seal(sheet, children, by, why=why, reviewers=reviewers, wrote=wrote)
    line, words = neutral(clock.day(sealing.sealed_at)), [each[-1] for each in chosen]
    take_out_copies(sealing, children, words)
    for _, row, part, _ in chosen:
        take_out(row, [part], sealing_ref=sealing.ref, replacement=line)
    for goal in Goal.objects.filter(need_ref__in=sheet.statements.values("ref")):
        repeated = [part for part in goal.sealable if getattr(goal, part) in words]
        take_out(goal, repeated, sealing_ref=sealing.ref, replacement=line)
    forget_in_drafts(sealing, children, words)
    return sealing
