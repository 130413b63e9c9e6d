"""An assessment as one reader may read it, gathered in a number of queries that never grows."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from agencies.models import Membership, User
from agencies.roles import Role
from assessments.earlier import earlier
from assessments.models import (
    PERMISSIONS,
    Assessment,
    AssessmentChild,
    Need,
    NeedChild,
    NeedStep,
    NeedTag,
    NeedView,
    Oversight,
    OversightAnswer,
)
from assessments.others import others, with_others
from audit.models import AuditEvent
from audit.reading import at_once, attach, keys_of
from casework.models import Child, Entry, EntryChild, Promotion, Tag

RECENT = 20
OF_NEEDS = {"whose": "child_rows", "steps": "steps", "views": "views", "tags": "tags"}
"""What is read with needs: {name of the list: name of the relation}."""

WRITING = (
    "start_assessment",
    "write_assessment",
    "add_need",
    "reword_need",
    "take_out_need",
    "conclude_assessment",
)


@dataclass(frozen=True)
class OneChild:
    """What an assessment says of one child, and what was heard from them while it was made."""

    row: AssessmentChild
    heard: list

    @property
    def person(self):
        return self.row.child.person

    @property
    def own_words(self):
        """The entries that hold something this child said."""
        return [row for row in self.heard if row.words]

    @property
    def alone(self):
        """What was heard when the child was seen alone, in order."""
        return self._seen(EntryChild.Seen.ALONE)

    @property
    def seen(self):
        """Those of when the child was seen with others there, in order."""
        return self._seen(EntryChild.Seen.SEEN)

    def _seen(self, how):
        return [row for row in self.heard if row.seen == how]


def read(assessment, user, **beside):
    """{part: rows} of what `user` may read of it, and of the lists a page reads `beside`.

    One statement, however much there is: `needs` with whose they are, their steps, their tags and
    what the family says of each; `points`, `pauses`, `oversights` with answers, `addenda`, and
    what `assessments.others` adds.
    """
    found = at_once(**_parts(assessment, user), **beside)
    for name, rows in OF_NEEDS.items():
        attach(found["needs"], rows, found.pop(name))
    return with_others(assessment, with_answers(found))


def needs_and(assessment, user, **beside):
    """{part: rows} of its needs alone, and of the lists a page reads `beside`."""
    parts = _needs(assessment, user)
    found = at_once(**parts, **beside)
    for name, rows in OF_NEEDS.items():
        attach(found["needs"], rows, found.pop(name))
    return found


def _parts(assessment, user):
    added = assessment.addenda if assessment.is_concluded else assessment.addenda.none()
    return {
        **_needs(assessment, user),
        "taken_out": taken_out(assessment, user),
        "points": decision_points(assessment),
        "pauses": pauses(assessment),
        **overseen(assessment, user),
        "addenda": added.select_related("added_by"),
        **others(assessment, user),
        **earlier(assessment, user),
    }


def _needs(assessment, user):
    return {
        "needs": Need.objects.filter(assessment=assessment).standing(),
        "views": NeedView.objects.filter(need__among=keys_of("needs")).select_related("written_by"),
        "tags": NeedTag.objects.filter(need__among=keys_of("needs")),
        "whose": NeedChild.objects.filter(need__among=keys_of("needs")).select_related(
            "child__person"
        ),
        # The steps of the needs that the reader may know of.
        "steps": NeedStep.objects.permitting(user, Assessment.VIEW).filter(
            need__among=keys_of("needs")
        ),
    }


def heard(assessment, user):
    """What `user` may read of what was heard from its children while it was made.

    Nothing is typed again: seen, seen alone and own words stand on the entries recorded between
    the beginning and the end of the assessment.
    """
    rows = (
        EntryChild.objects.permitting(user, Child.VIEW)
        .filter(child__in=assessment.children_concerned())
        .filter(entry__recorded_at__gte=assessment.began_at)
        .exclude(words="", seen="")
        .select_related("entry__by_user")
        .order_by("happened_at", "entry_id")
    )
    if assessment.is_concluded:
        rows = rows.filter(entry__recorded_at__lte=assessment.concluded_at)
    return rows


def each_child(assessment, heard):
    """Each child of an assessment, with what was heard from them meanwhile."""
    by_child = {}
    for row in heard:
        by_child.setdefault(row.child_id, []).append(row)
    return [OneChild(row, by_child.get(row.child_id, [])) for row in assessment.rows]


def decision_points(assessment):
    """When a decision was expected: every time it was said, oldest first."""
    return assessment.decision_points.select_related("set_by")


def pauses(assessment):
    """When it had to stand still, and why, oldest first."""
    return assessment.pauses.select_related("set_by")


def taken_out(assessment, user):
    """The needs taken out while it was written, for whoever has the whole record."""
    readable = Need.objects.permitting(user, "assessments.view_oversight")
    return readable.filter(assessment=assessment).exclude(taken_out_at=None)


def oversights(assessment, user):
    """What managers and reviewers thought, if `user` may read it. Every view stands."""
    readable = Oversight.objects.permitting(user, "assessments.view_oversight")
    return readable.filter(assessment=assessment).select_related("given_by__membership")


def recent_story(assessment, user, size=RECENT):
    """What happened lately to these children, newest first, for whoever weighs their history.

    What mattered goes further back than the rest.
    """
    told, children = told_of(assessment, user), assessment.children_concerned()
    promoted = Promotion.objects.standing().filter(entry=OuterRef("pk"), child__in=children)
    told = told.annotate(mattered=Case(When(Q(is_significant=True) | Exists(promoted), then=True)))
    mattered = told.filter(mattered=True)
    either = Q(pk__in=told.values("pk")[:size]) | Q(pk__in=mattered.values("pk")[:size])
    return told.filter(either).select_related("by_user")


def told_of(assessment, user):
    """The entries of these children's stories that `user` may read whole."""
    rows = EntryChild.objects.filter(entry=OuterRef("pk"))
    theirs = Exists(rows.filter(child__in=assessment.children_concerned()))
    return Entry.objects.permitting(user, Child.VIEW).filter(theirs)


def tagged_entries(assessment, user):
    """What entries recorded while it was made were tagged with, once they were written."""
    told = told_of(assessment, user).filter(recorded_at__gte=assessment.began_at)
    return Tag.objects.standing().filter(entry__in=told.order_by().values("pk"))


def unfinished(user, about):
    """The assessments not finished that `user` may read of the children `about` names.

    `about` is a condition on AssessmentChild.
    """
    readable = Assessment.objects.permitting(user, Assessment.VIEW).unfinished()
    ids = AssessmentChild.objects.filter(about).values("assessment_id")
    return readable.filter(pk__in=ids)


def overseen(assessment, user):
    """The lists of oversight and of what was answered to it, to be read at once."""
    answers = OversightAnswer.objects.filter(oversight__among=keys_of("oversights"))
    return {
        "oversights": oversights(assessment, user),
        "answers": answers.select_related("given_by"),
    }


def with_answers(found):
    """What was found, each view of oversight with what was answered to it."""
    attach(found["oversights"], "answers", found.pop("answers"))
    return found


def last_saved(assessment):
    """(who, when) its words were saved last."""
    version = assessment.history.select_related("history_user").first()
    return version.history_user, version.history_date


def who_wrote(assessment):
    """[(name, what they did, when)], oldest first: who began it, wrote in it and finished it.

    The audit tells, by the rows of one of its children: an action writes one for each of them.
    """
    name = User.objects.filter(ref=OuterRef("actor_ref")).values("name")[:1]
    needs = Need.objects.filter(assessment=assessment).values("ref")
    return (
        AuditEvent.objects.filter(
            Q(record_ref=assessment.ref) | Q(record_ref__in=needs),
            child_ref=assessment.rows[0].child.ref,
            at__gte=assessment.began_at,
            did__in=WRITING,
        )
        .order_by("at", "pk")
        .annotate(name=Subquery(name))
        .values_list("name", "did", "at")
    )


def may(reaches):
    """What the reader may do with an assessment about these children, for what a page offers."""
    return {
        permission
        for permission, asked in PERMISSIONS.items()
        if all(asked in reach.may for reach in reaches)
    }


def managers(assessment):
    """The managers of the teams its lead is in: whom to ask for oversight."""
    return (
        Membership.objects.filter(
            role=Role.MANAGER,
            user__is_active=True,
            places__team__places__membership__user=assessment.lead_id,
        )
        .select_related("user")
        .distinct()
    )
