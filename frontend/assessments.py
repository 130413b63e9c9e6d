"""An assessment: read as a document, begun, written, moved, overseen, finished and added to."""

from django.db.models import Q
from django.shortcuts import redirect, render

from assessments import document
from assessments.actions import (
    StaleAssessment,
    add_need,
    conclude_assessment,
    start_assessment,
    write_assessment,
)
from assessments.earlier import to_follow
from assessments.models import Assessment, AssessmentChild, Need
from audit.reading import at_once, attach, keys_of
from casework import drafts
from casework.models import Child, EntryChild, Referral
from casework.network import helper_lines, helpers
from casework.people import siblings
from frontend.addresses import address
from frontend.assessment_reading import as_document
from frontend.assessment_sharing import offer_lists, offers
from frontend.assessment_writing import onward, saved, shown, while_unfinished
from frontend.drafting import drafted, unfinished
from frontend.forms_assessment_write import WriteForm
from frontend.forms_assessments import StartForm
from frontend.forms_conclude import ConcludeForm
from frontend.forms_needs import NeedForm
from frontend.pages import page, tried

WRITE = write_assessment.permission


@page(Assessment, Assessment.VIEW)
def assessment(request, assessment):
    """The assessment as one document, as far as this reader may read it."""
    found = document.read(
        assessment,
        request.user,
        heard=document.heard(assessment, request.user),
        managers=document.managers(assessment),
        wrote=document.who_wrote(assessment),
        tagged=document.tagged_entries(assessment, request.user),
        **offer_lists(request, assessment),
    )
    context = as_document(assessment, found, document.may(request.reaches))
    context["offers"] = offers(assessment, found)
    return render(request, "frontend/assessment.html", context)


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
    about = Q(child=child) | Q(child__among=keys_of("others"))
    found = at_once(others=others, **_already(request.user, about), **unfinished(request))
    return _start(request, found, [child, *found["others"]], [child])


def _already(user, about):
    """The assessments of these children that are not finished, and the children of each."""
    whose = AssessmentChild.objects.filter(assessment__among=keys_of("already"))
    return {
        "already": document.unfinished(user, about),
        "earlier": to_follow(user, about),
        "whose": whose.select_related("child__person"),
    }


def _start(request, found, children, ticked, referral=None, why=""):
    initial = {"child": [child.ref for child in ticked], "why": why}
    writing = drafted(
        request,
        StartForm,
        found,
        children=children,
        earlier=found["earlier"],
        initial=initial,
    )
    if writing.form.is_valid():
        first, *also = writing.form.cleaned_data.pop("child")
        begun = tried(request, writing.form, start_assessment, first, also=also, referral=referral)
        if begun:
            writing.finish()
            return redirect("assessment_write", begun.ref)
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
        .filter(entry__among=keys_of("entries"))
        .select_related("child__person")
    )
    found = at_once(entries=entries, about=about, **unfinished(request))
    attach(found["entries"], "child_rows", found["about"])
    writing = drafted(request, WriteForm, found, assessment=assessment)
    newer = assessment if writing.draft and writing.form.is_behind(assessment) else None
    try:
        if saved(request, writing, write_assessment, assessment):
            return onward(request, assessment)
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
    then = Need.objects.filter(assessment=assessment.follows_id)
    found = at_once(cards=cards, then=then, **unfinished(request))
    who, follows = helpers(found["cards"]), _goes_on(request, found)
    writing = drafted(request, NeedForm, found, children=children, helpers=who, follows=follows)
    if "another" in request.POST:
        writing.form = writing.form.with_another()
    elif saved(request, writing, add_need, assessment):
        return onward(request, assessment, "#needs")
    return shown(request, assessment, writing)


def _goes_on(request, found):
    """The need of the earlier assessment that is carried on here, if one is."""
    left = found["draft"][0].words.get("follows") if found.get("draft") else None
    asked = [request.POST.get("follows"), request.GET.get("from"), *(left or ())]
    return next((need for need in found["then"] if need.ref in asked), None)


@page(Assessment, WRITE)
@while_unfinished
def assessment_conclude(request, assessment):
    """Finish an assessment with its decision."""
    unsaved = drafts.kept(request.user, "assessment_write", assessment.ref)
    lists = document.overseen(assessment, request.user)
    found = document.with_answers(at_once(unsaved=unsaved, **lists, **unfinished(request)))
    writing = drafted(request, ConcludeForm, found, children=assessment.children_concerned())
    if saved(request, writing, conclude_assessment, assessment):
        return redirect(address(assessment))
    unsaved = drafts.of_open_children(request.user, *found["unsaved"][:1] or [None])
    return shown(request, assessment, writing, oversights=found["oversights"], unsaved=unsaved)
