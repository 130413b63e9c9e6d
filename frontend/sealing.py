"""Taking out what is about the wrong person; and, for two people, reading what was taken out."""

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments.actions import seal_assessment
from assessments.actions.sealing import parts_of, written_in
from assessments.models import Assessment
from audit.reading import at_once
from casework.actions import seal_entry
from casework.actions.sealing import TOLD_THERE
from casework.models import Attachment, Entry, Sealing
from casework.sealing import reviewers_for
from frontend.addresses import address
from frontend.forms_sealing import SealForm, SealPartsForm
from frontend.pages import page, tried
from signs_of_safety.actions import seal_map
from signs_of_safety.actions.sealing import parts_of as parts_on
from signs_of_safety.actions.sealing import written_on
from signs_of_safety.models import Map

TAKEN_OUT = "Taken out. Only the two people you named read it now."


@page(Entry, seal_entry.permission)
def entry_seal(request, entry):
    """Take an entry about the wrong person out of the story."""
    if entry.is_taken_out or entry.about_kind in TOLD_THERE:
        return redirect(address(entry))
    children = entry.children_concerned()
    people = reviewers_for(children, but=[request.user.pk, entry.by_user_id])
    form = SealForm(request.POST or None, people=people)
    return _sealed(request, form, seal_entry, entry)


@page(Assessment, seal_assessment.permission)
def assessment_seal(request, assessment):
    """Take words about the wrong person out of an assessment."""
    people = reviewers_for(
        assessment.children_concerned(), but=[request.user.pk, assessment.lead_id]
    )
    found = at_once(people=people, **written_in(assessment))
    parts = parts_of(assessment, found)
    form = SealPartsForm(request.POST or None, people=found["people"], parts=parts)
    return _sealed(request, form, seal_assessment, assessment)


@page(Map, seal_map.permission)
def map_seal(request, sheet):
    """Take words about the wrong person off a map."""
    people = reviewers_for(sheet.children_concerned(), but=[request.user.pk, sheet.lead_id])
    found = at_once(people=people, **written_on(sheet, request.user))
    parts = parts_on(sheet, request.user, found)
    form = SealPartsForm(request.POST or None, people=found["people"], parts=parts)
    return _sealed(request, form, seal_map, sheet)


@page(Sealing, Sealing.VIEW)
def sealing(request, sealing):
    """What was taken out, for the two who were named."""
    files = Attachment.objects.permitting(request.user, Attachment.VIEW)
    found = at_once(words=sealing.words, files=files.filter(entry__ref=sealing.about_ref))
    shown = {"sealing": sealing, "whose": sealing.children_concerned(), **found}
    return render(request, "frontend/sealing.html", shown)


def _sealed(request, form, act, record):
    if form.is_valid() and tried(request, form, act, record):
        messages.success(request, TAKEN_OUT)
        return redirect(address(record))
    noun = record._meta.model_name
    shown = {"form": form, noun: record, "whose": record.children_concerned()}
    return render(request, f"frontend/{noun}_seal.html", shown)
