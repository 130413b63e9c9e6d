"""An assessment: read as a document, begun, written, moved, overseen, finished and added to."""

from django.db.models import Q
from django.shortcuts import redirect, render

from assessments import document
from assessments.actions import (
    StaleAssessment,
    add_need,
    conclude_assessment,
    oversee_assessment,
    start_assessment,
    write_assessment,
)
from assessments.models import Assessment, AssessmentChild
from audit import clock
from audit.reading import at_once, attach, keys_of
from casework import drafts
from casework.models import Child, EntryChild, Referral
from casework.network import helper_lines, helpers
from casework.people import siblings
from frontend.addresses import address
from frontend.assessment_writing import saved, shown, while_unfinished
from frontend.drafting import drafted, unfinished
from frontend.forms_assessment_write import WriteForm
from frontend.forms_assessments import ConcludeForm, StartForm
from frontend.forms_needs import NeedForm
from frontend.pages import page, tried
from frontend.telling import Telling

WRITE = write_assessment.permission
NOT_FINISHED = "This assessment is not finished yet, so there is nothing to add to: write in it."
DID = {
    "start_assessment": "began it",
    "write_assessment": "wrote in it",
    "add_need": "added needs",
    "reword_need": "reworded needs",
    "take_out_need": "took out needs",
    "conclude_assessment": "finished it",
}


@page(Assessment, Assessment.VIEW)
def assessment(request, assessment):
    """The assessment as one document, as far as this reader may read it."""
    found = document.read(
        assessment,
        request.user,
        heard=document.heard(assessment, request.user),
        managers=document.managers(assessment),
        wrote=document.who_wrote(assessment),
    )
    may, points = document.may(request.reaches), found["points"]
    children = document.each_child(assessment, found["heard"])
    context = {
        **found,
        "assessment": assessment,
        "whose": assessment.children_concerned(),
        "may_write": WRITE in may,
        "may_oversee": oversee_assessment.permission in may,
        "reads_record": "assessments.view_oversight" in may,
        "children": [(child, _told_by(child)) for child in children],
        "current": points[-1] if points else None,
        "is_past": bool(points) and points[-1].expected_on < clock.today(),
        "stands_still": any(pause.until_on is None for pause in found["pauses"]),
        "writers": _writers(found["wrote"]),
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
    found = at_once(**_already(request.user, Q(child__in=children)), **unfinished(request))
    decision = getattr(referral, "decision", None)
    why = decision.reasons if decision else ""
    return _start(request, found, children, children, referral=referral, why=why)


@page(Child, start_assessment.permission)
def child_assess(request, child):
    """Begin an assessment of a child, with those brothers and sisters who are ours to assess."""
    others = siblings(child).permitting(request.user, start_assessment.permission)
    about = Q(child=child) | Q(child__in=keys_of("others"))
    found = at_once(others=others, **_already(request.user, about), **unfinished(request))
    return _start(request, found, [child, *found["others"]], [child])


def _already(user, about):
    """The assessments of these children that are not finished, and the children of each."""
    whose = AssessmentChild.objects.filter(assessment__in=keys_of("already"))
    return {
        "already": document.unfinished(user, about),
        "whose": whose.select_related("child__person"),
    }


def _start(request, found, children, ticked, referral=None, why=""):
    initial = {"child": [child.ref for child in ticked], "why": why}
    writing = drafted(request, StartForm, found, children=children, initial=initial)
    if writing.form.is_valid():
        first, *also = writing.form.cleaned_data.pop("child")
        begun = tried(request, writing.form, start_assessment, first, also=also, referral=referral)
        if begun:
            writing.finish()
            return redirect(address(begun))
    attach(found["already"], "child_rows", found["whose"])
    context = {"whose": ticked, "referral": referral, "already": found["already"]}
    context |= {"writing": writing, "form": writing.form}
    return render(request, "frontend/assessment_start.html", context)


@page(Assessment, WRITE)
@while_unfinished
def assessment_write(request, assessment):
    """Write the history considered, the analysis, and each child's wishes and part."""
    entries = document.recent_story(assessment, request.user)
    about = (
        EntryChild.objects.current()
        .filter(entry__in=keys_of("entries"))
        .select_related("child__person")
    )
    found = at_once(entries=entries, about=about, **unfinished(request))
    attach(found["entries"], "child_rows", found["about"])
    writing = drafted(request, WriteForm, found, assessment=assessment)
    newer = assessment if writing.draft and writing.form.is_behind(assessment) else None
    try:
        if saved(request, writing, write_assessment, assessment):
            return redirect(address(assessment))
    except StaleAssessment as stale:
        newer = stale.assessment
    if newer:
        writing.form = writing.form.beside(newer)
    saved_by = document.last_saved(newer) if newer else None
    return shown(request, assessment, writing, entries=found["entries"], saved_by=saved_by)


@page(Assessment, WRITE)
@while_unfinished
def assessment_need(request, assessment):
    """Add what a child needs, and who will do what about it."""
    children = assessment.children_concerned()
    cards = helper_lines(request.user, Q(child__in=children))
    found = at_once(cards=cards, **unfinished(request))
    who = helpers(found["cards"])
    writing = drafted(request, NeedForm, found, children=children, helpers=who)
    if "another" in request.POST:
        writing.form = writing.form.with_another()
    elif saved(request, writing, add_need, assessment):
        return redirect(f"{address(assessment)}#needs")
    return shown(request, assessment, writing)


@page(Assessment, WRITE)
@while_unfinished
def assessment_conclude(request, assessment):
    """Finish an assessment with its decision."""
    unsaved = drafts.kept(request.user, "assessment_write", assessment.ref)
    lists = document.overseen(assessment, request.user)
    found = document.with_answers(at_once(unsaved=unsaved, **lists, **unfinished(request)))
    writing = drafted(request, ConcludeForm, found)
    if saved(request, writing, conclude_assessment, assessment):
        return redirect(address(assessment))
    unsaved = drafts.of_open_children(request.user, *found["unsaved"][:1] or [None])
    return shown(request, assessment, writing, oversights=found["oversights"], unsaved=unsaved)
