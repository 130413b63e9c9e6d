"""What somebody will see of a child, worked out before it is shared with them.

Nothing here is a copy of the rules: a Recipient is asked about by the same `permitting` that
answers for a user, and what a share will keep back is found by the same search.
"""

from typing import NamedTuple

from django.db.models import Prefetch

from casework.levels import Level
from casework.models import (
    Attachment,
    Child,
    EntryChild,
    Goal,
    Involvement,
    Service,
    Share,
    Step,
    Withheld,
)
from casework.naming import found_in
from casework.recipients import Recipient
from casework.watching import Around


class Named(NamedTuple):
    """A goal or step whose words name somebody or some place, and those words."""

    record: Goal | Step
    words: list


def named_in_plan(child, watched, *, agency, level):
    """The goals and steps of this child, finished ones too, that name somebody to that reader."""
    if level < Level.PLAN:
        return []
    goals = Goal.objects.filter(plan__child=child)
    steps = Step.objects.filter(goal__plan__child=child).select_related("goal", "involvement")
    return named_among([*goals, *steps], watched, agency=agency, level=level)


def named_among(records, watched, *, agency, level):
    """Those of these goals and steps that name somebody to that reader.

    What is closed to that level as it is, because of who is to do it, need not be kept back.
    """
    named = []
    for record in records:
        is_read = isinstance(record, Goal) or _is_known(record.involvement, agency, level)
        words = found_in(record.wording, watched) if is_read else []
        named += [Named(record, words)] if words else []
    return named


def _is_known(helper, agency, level):
    return helper.level <= level or helper.agency_id == agency.pk


def recipient_of(child, watched, *, agency, level, user=None, release=(), leave_out=()):
    """Whoever a share would reach, and what it would keep back from them."""
    named = {each.record for each in named_in_plan(child, watched, agency=agency, level=level)}
    kept = (named - set(release)) | set(leave_out)
    return Recipient(
        child=child,
        agency=agency,
        level=Level(level),
        user=user,
        kept_goals=frozenset(record.pk for record in kept if isinstance(record, Goal)),
        kept_steps=frozenset(record.pk for record in kept if isinstance(record, Step)),
    )


def named_elsewhere(recipient, watched):
    """The watched words in what this recipient will read outside the plan, kept back by nothing."""
    child = recipient.child
    card = Involvement.objects.permitting(recipient, Involvement.VIEW).filter(child=child)
    rows = EntryChild.objects.permitting(recipient, Child.VIEW).filter(child=child)
    files = Prefetch("entry__attachments", Attachment.objects.with_words())
    rows = rows.select_related("entry").prefetch_related(
        "entry__amendments", "entry__promotions", files
    )
    given = Service.objects.permitting(recipient, Service.VIEW).standing().filter(child=child)
    card = card.current().select_related("agency")
    return named_in(recipient, card, rows, watched, services=given)


def named_in(recipient, card, rows, watched, *, services):
    """The watched words in a card and a story as this recipient will read them.

    And in what the child likes to be told and the help they get, which they read with the plan.
    """
    texts = [recipient.child.likes_to_be_told] if recipient.level >= Level.PLAN else []
    texts += [f"{line.name}, {line.role}, {line.agency or ''}" for line in card]
    texts += [f"{one.given}\n{one.involvement}" for one in services]
    for row in rows:
        texts += [row.words, row.meaning]
        texts += _whole(row.entry) if row.is_whole else []
    return sorted({word for text in texts for word in found_in(text, watched)})


def _whole(entry):
    """Everything somebody reads who reads the whole entry, every version of it too."""
    later = [each for words in entry.amendments.all() for each in (words.text, words.reason)]
    meant = [promotion.meaning for promotion in entry.promotions.all()]
    files = [words for file in entry.attachments.all() for words in file.all_words]
    return [entry.title, entry.text, entry.from_whom, *later, *meant, *files]


class KeptBack(NamedTuple):
    """Something of a plan that a share keeps back, and the words it is for: none if by choice."""

    row: Withheld
    words: list

    @property
    def share(self):
        return self.row.share

    @property
    def record(self):
        """The goal or the step."""
        return self.row.goal or self.row.step


def withheld(child):
    """What the shares of today keep back from their readers."""
    rows = Withheld.objects.filter(
        share__in=Share.objects.live().filter(child=child), released_at=None
    )
    return rows.select_related("share__agency", "share__user", "goal", "step__involvement")


def kept_back(child, rows, around=None):
    """These rows of `withheld`, each with why. `around` saves reading it again."""
    around = around or (Around(child) if rows else None)
    return [_why(KeptBack(row, []), around) for row in rows]


def _why(kept, around):
    watched = around.words(kept.share.level, kept.share.agency)
    return kept._replace(words=found_in(kept.record.wording, watched))
