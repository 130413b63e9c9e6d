"""A finished assessment shared with the family: put in plain words, given, answered."""

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments import document
from assessments.actions import answer_edition, give_edition, make_edition
from assessments.editions import begins_with
from assessments.models import Assessment, Edition
from audit.reading import at_once
from casework.watching import named_in
from frontend.addresses import address
from frontend.assessment_writing import saved, shown
from frontend.drafting import drafted, unfinished
from frontend.forms_editions import EditionForm, GiveForm, ReplyForm
from frontend.needs import family_of
from frontend.pages import page
from frontend.private import PATH

NOT_FINISHED = "Finish the assessment first: what is shared tells what was decided."


@page(Assessment, make_edition.permission)
def assessment_edition(request, assessment):
    """Put it in plain words for one reader of the family."""
    if not assessment.is_concluded:
        messages.info(request, NOT_FINISHED)
        return redirect(address(assessment))
    whose = assessment.children_concerned()
    family = family_of(request.user, whose)
    found = document.needs_and(assessment, request.user, family=family, **unfinished(request))
    told = _told_of(request, whose, found.get("draft"))
    initial = begins_with(assessment, found["needs"], told)
    writing = drafted(request, EditionForm, found, children=told, initial=initial)
    made = saved(request, writing, make_edition, assessment)
    if made:
        return redirect(address(made))
    names = named_in(_typed(writing.form), told) if "is_decided" in writing.form.errors else ()
    context = {"told": told, "names": names, "family": found["family"]}
    return shown(request, assessment, writing, **context)


def _told_of(request, whose, draft):
    """The children this edition tells of: those ticked, those of what was left here, or all."""
    left = draft[0].words.get("child", ()) if draft else ()
    asked = request.POST.getlist("child") or left or request.GET.getlist("child")
    return [child for child in whose if child.ref in asked] or whose


def _typed(form):
    return "\n".join(text for _, text in form.parts)


@page(Edition, Edition.VIEW)
def edition(request, edition):
    """The edition as it was sent: to read, to print, and with what its reader says."""
    found = at_once(
        given=edition.given.select_related("written_by"),
        answers=edition.answers.select_related("written_by"),
    )
    context = {"edition": edition, "is_ours": True, **found}
    context["whose"] = edition.children_concerned()
    context["may_write"] = all("casework.assess_child" in reach.may for reach in request.reaches)
    return render(request, "frontend/edition.html", context)


@page(Edition, give_edition.permission, view_permission=Edition.VIEW)
def edition_give(request, edition):
    """Give it: by a private link, on paper, or read out."""
    writing = drafted(request, GiveForm)
    given = saved(request, writing, give_edition, edition)
    if given and not given.token:
        return redirect(address(edition))
    token = request.build_absolute_uri(f"{PATH}{given.token}/") if given else ""
    return shown(request, edition, writing, edition=edition, link_address=token)


@page(Edition, answer_edition.permission)
def edition_answer(request, edition):
    """Write down what its reader said to it."""
    writing = drafted(request, ReplyForm)
    if saved(request, writing, answer_edition, edition):
        return redirect(address(edition))
    return shown(request, edition, writing, edition=edition)
