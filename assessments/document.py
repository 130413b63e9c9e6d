"""An assessment as one reader may read it, gathered in a number of queries that never grows."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Prefetch, Q, Subquery

from agencies.models import Membership, User
from agencies.roles import Role
from assessments.models import (
    PERMISSIONS,
    Assessment,
    AssessmentChild,
    Need,
    NeedChild,
    NeedStep,
    Oversight,
)
from audit.models import AuditEvent
from casework.models import Child, Entry, EntryChild
from casework.models.permitting import about_every_child, rule_for

RECENT = 20
WRITING = ("start_assessment", "write_assessment", "add_need", "conclude_assessment")


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
    def alone_on(self):
        """When the child was seen alone, in order."""
        return self._seen(EntryChild.Seen.ALONE)

    @property
    def seen_on(self):
        """When the child was seen with others there, in order."""
        return self._seen(EntryChild.Seen.SEEN)

    def _seen(self, how):
        return [row.happened_at for row in self.heard if row.seen == how]


def each_child(assessment, user):
    """Each child of an assessment, with what `user` may read of what was heard meanwhile.

    Nothing is typed again: seen, seen alone and own words stand on the entries recorded between
    the beginning and the end of the assessment.
    """
    heard = (
        EntryChild.objects.permitting(user, Child.VIEW)
        .filter(child__in=assessment.children_concerned())
        .filter(entry__recorded_at__gte=assessment.began_at)
        .exclude(words="", seen="")
        .select_related("entry__by_user")
        .order_by("happened_at", "entry_id")
    )
    if assessment.is_concluded:
        heard = heard.filter(entry__recorded_at__lte=assessment.concluded_at)
    by_child = {}
    for row in heard:
        by_child.setdefault(row.child_id, []).append(row)
    return [OneChild(row, by_child.get(row.child_id, [])) for row in assessment.rows]


def needs(assessment, user):
    """Its needs, with whose they are and the steps `user` may know of."""
    steps = NeedStep.objects.permitting(user, Assessment.VIEW)
    whose = NeedChild.objects.select_related("child__person")
    return Need.objects.filter(assessment=assessment).prefetch_related(
        Prefetch("child_rows", queryset=whose), Prefetch("steps", queryset=steps)
    )


def decision_points(assessment):
    """When a decision was expected: every time it was said, oldest first."""
    return list(assessment.decision_points.select_related("set_by"))


def oversights(assessment, user):
    """What managers and reviewers thought, if `user` may read it. Every view stands."""
    readable = Oversight.objects.permitting(user, "assessments.view_oversight")
    return readable.filter(assessment=assessment).select_related("given_by__membership")


def recent_story(assessment, user, size=RECENT):
    """What happened lately to these children, newest first, for whoever weighs their history."""
    about = Q(child_rows__child__in=assessment.children_concerned())
    whose = EntryChild.objects.select_related("child__person")
    newest = Entry.objects.permitting(user, Child.VIEW).filter(about).distinct()
    return newest.select_related("by_user").prefetch_related(
        Prefetch("child_rows", queryset=whose)
    )[:size]


def addenda(assessment):
    """What was added since it was finished, oldest first."""
    if not assessment.is_concluded:
        return []
    return list(assessment.addenda.select_related("added_by"))


def unfinished(children, user):
    """The assessments of any of these children that are not finished and `user` may read."""
    readable = Assessment.objects.permitting(user, Assessment.VIEW).unfinished()
    ids = AssessmentChild.objects.filter(child__in=children).values("assessment_id")
    return readable.filter(pk__in=ids).with_people()


def last_saved(assessment):
    """(who, when) its words were saved last."""
    version = assessment.history.select_related("history_user").first()
    return version.history_user, version.history_date


def who_wrote(assessment, needs):
    """[(name, what they did, when)], oldest first: who began it, wrote in it and finished it.

    The audit tells, by the rows of one of its children: an action writes one for each of them.
    """
    name = User.objects.filter(ref=OuterRef("actor_ref")).values("name")[:1]
    return (
        AuditEvent.objects.filter(
            child_ref=assessment.rows[0].child.ref,
            at__gte=assessment.began_at,
            did__in=WRITING,
            record_ref__in=[assessment.ref, *(need.ref for need in needs)],
        )
        .order_by("at", "pk")
        .annotate(name=Subquery(name))
        .values_list("name", "did", "at")
    )


def opened(assessment, user):
    """The assessment with who leads and who finished it, and in `may` what `user` may do with it.

    For what a page offers, never for a door: a door asks `has_perm`. One query.
    """
    rules = {
        permission: rule
        for permission, asked in PERMISSIONS.items()
        if (rule := rule_for(user, asked))
    }
    reach = {f"reaches_{rule.level.value}": _reaches(user, rule.level) for rule in rules.values()}
    people = Assessment.objects.select_related("lead__membership", "concluded_by__membership")
    found = people.annotate(**reach).get(pk=assessment.pk)
    found.rows = assessment.rows
    found.may = {
        permission
        for permission, rule in rules.items()
        if getattr(found, f"reaches_{rule.level.value}")
    }
    return found


def _reaches(user, level):
    every = about_every_child(user, level, AssessmentChild, "assessment_id")
    return ExpressionWrapper(every, output_field=BooleanField())


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
