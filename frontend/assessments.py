"""An assessment: read as a document, begun, written, moved, overseen, finished and added to."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments import document
from assessments.actions import (
    FINISHED,
    StaleAssessment,
    add_addendum,
    add_need,
    conclude_assessment,
    move_decision_point,
    oversee_assessment,
    start_assessment,
    write_assessment,
)
from assessments.models import Assessment
from audit import clock
from casework import drafts
from casework.models import Child, Decision, Referral
from casework.network import helpers
from casework.people import siblings
from frontend.addresses import address
from frontend.drafting import drafted
from frontend.forms_assessment_write import WriteForm
from frontend.forms_assessments import AddForm, ConcludeForm, MoveForm, OverseeForm, StartForm
from frontend.forms_needs import NeedForm
from frontend.pages import page, tried
from frontend.telling import Telling

WRITE = write_assessment.permission
NOT_FINISHED = "This assessment is not finished yet, so there is nothing to add to: write in it."
DID = {
    "start_assessment": "began it",
    "write_assessment": "wrote in it",
    "add_need": "added needs",
    "conclude_assessment": "finished it",
}


@page(Assessment, Assessment.VIEW)
def assessment(request, assessment):
    """The assessment as one document, as far as this reader may read it."""
    user = request.user
    assessment = document.opened(assessment, user)
    needs = list(document.needs(assessment, user))
    points = document.decision_points(assessment)
    context = {
        "assessment": assessment,
        "whose": assessment.children_concerned(),
        "may_write": WRITE in assessment.may,
        "may_oversee": oversee_assessment.permission in assessment.may,
        "reads_record": "assessments.view_oversight" in assessment.may,
        "children": [(child, _told_by(child)) for child in document.each_child(assessment, user)],
        "needs": needs,
        "points": points,
        "current": points[-1] if points else None,
        "is_past": bool(points) and points[-1].expected_on < clock.today(),
        "oversights": document.oversights(assessment, user),
        "addenda": document.addenda(assessment),
        "managers": document.managers(assessment),
        "writers": _writers(document.who_wrote(assessment, needs)),
    }
    return render(request, "frontend/assessment.html", context)


def _told_by(child):
    """What a child said while it was made, each as the story tells it."""
    return [Telling(row) for row in child.own_words]


def _writers(rows):
    """[(name, [(what they did, on which days)])], in the order in which they came to it."""
    people = {}
    for name, did, at in rows:
        people.setdefault(name or "Kith", {}).setdefault(DID[did], []).append(at)
    return [(name, list(did.items())) for name, did in people.items()]


@page(Referral, start_assessment.permission)
def referral_assess(request, referral):
    """Begin an assessment of the children somebody told us about, for the reasons decided."""
    children = referral.children_concerned()
    decided = Decision.objects.filter(referral=referral).values_list("reasons", flat=True).first()
    return _start(request, children, children, referral=referral, why=decided or "")


@page(Child, start_assessment.permission)
def child_assess(request, child):
    """Begin an assessment of a child, with those brothers and sisters who are ours to assess."""
    others = siblings(child).permitting(request.user, start_assessment.permission)
    return _start(request, [child, *others], [child])


def _start(request, children, ticked, referral=None, why=""):
    initial = {"child": [child.ref for child in ticked], "why": why}
    writing = drafted(request, StartForm, children=children, initial=initial)
    if writing.form.is_valid():
        first, *also = writing.form.cleaned_data.pop("child")
        begun = tried(request, writing.form, start_assessment, first, also=also, referral=referral)
        if begun:
            writing.finish()
            return redirect(address(begun))
    already = document.unfinished(children, request.user)
    context = {"whose": ticked, "referral": referral, "already": already}
    context |= {"writing": writing, "form": writing.form}
    return render(request, "frontend/assessment_start.html", context)


def while_unfinished(view):
    """A finished assessment is not opened for writing: whoever tries is told, and sent to read it.

    Words somebody had left here unfinished are shown to them all the same: they are not lost.
    """

    @wraps(view)
    def respond(request, assessment):
        is_asked_for = request.method == "GET" and assessment.is_concluded
        if is_asked_for and not drafts.find(request.user, view.__name__, assessment.ref):
            messages.info(request, FINISHED)
            return redirect(address(assessment))
        return view(request, assessment)

    return respond


@page(Assessment, WRITE)
@while_unfinished
def assessment_write(request, assessment):
    """Write the history considered, the analysis, and each child's wishes and part."""
    writing = drafted(request, WriteForm, assessment=assessment)
    newer = assessment if writing.draft and writing.form.is_behind(assessment) else None
    try:
        if _saved(request, writing, write_assessment, assessment):
            return redirect(address(assessment))
    except StaleAssessment as stale:
        newer = stale.assessment
    if newer:
        writing.form = writing.form.beside(newer)
    saved_by = document.last_saved(newer) if newer else None
    entries = document.recent_story(assessment, request.user)
    return _shown(request, assessment, writing, entries=entries, saved_by=saved_by)


@page(Assessment, WRITE)
@while_unfinished
def assessment_need(request, assessment):
    """Add what a child needs, and who will do what about it."""
    children = assessment.children_concerned()
    who = helpers(request.user, children)
    writing = drafted(request, NeedForm, children=children, helpers=who)
    if "another" in request.POST:
        writing.form = writing.form.with_another()
    elif _saved(request, writing, add_need, assessment):
        return redirect(f"{address(assessment)}#needs")
    return _shown(request, assessment, writing)


@page(Assessment, WRITE)
@while_unfinished
def assessment_when(request, assessment):
    """Move the day on which a decision is expected, and say why."""
    writing = drafted(request, MoveForm)
    if _saved(request, writing, move_decision_point, assessment):
        return redirect(f"{address(assessment)}#when")
    points = document.decision_points(assessment)
    return _shown(request, assessment, writing, points=points)


@page(Assessment, oversee_assessment.permission)
def assessment_oversee(request, assessment):
    """A manager or reviewer writes what they think of it."""
    writing = drafted(request, OverseeForm)
    if _saved(request, writing, oversee_assessment, assessment):
        return redirect(f"{address(assessment)}#oversight")
    oversights = document.oversights(assessment, request.user)
    return _shown(request, assessment, writing, oversights=oversights)


@page(Assessment, WRITE)
@while_unfinished
def assessment_conclude(request, assessment):
    """Finish an assessment with its decision."""
    writing = drafted(request, ConcludeForm)
    if _saved(request, writing, conclude_assessment, assessment):
        return redirect(address(assessment))
    unsaved = drafts.find(request.user, "assessment_write", assessment.ref)
    oversights = document.oversights(assessment, request.user)
    return _shown(request, assessment, writing, oversights=oversights, unsaved=unsaved)


@page(Assessment, WRITE)
def assessment_add(request, assessment):
    """Add something to a finished assessment."""
    if not assessment.is_concluded:
        messages.info(request, NOT_FINISHED)
        return redirect("assessment_write", assessment.ref)
    writing = drafted(request, AddForm)
    if _saved(request, writing, add_addendum, assessment):
        return redirect(f"{address(assessment)}#added")
    return _shown(request, assessment, writing)


def _saved(request, writing, act, assessment):
    """Do what the form says, once it is sent and without fault; then its draft goes."""
    if not writing.form.is_valid():
        return None
    done = tried(request, writing.form, act, assessment)
    if done:
        writing.finish()
    return done


def _shown(request, assessment, writing, **context):
    context |= {"assessment": assessment, "writing": writing, "form": writing.form}
    context["whose"] = assessment.children_concerned()
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)
