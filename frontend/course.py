"""The course of an assessment: its day moved, what it waited for, what a manager thought of it."""

from django.contrib import messages
from django.shortcuts import redirect

from assessments import document
from assessments.actions import (
    add_addendum,
    answer_oversight,
    move_decision_point,
    oversee_assessment,
    pause_assessment,
    resume_assessment,
)
from assessments.models import Assessment, Oversight
from audit.reading import at_once
from frontend.addresses import address
from frontend.assessment_writing import saved, shown, while_unfinished
from frontend.drafting import drafted, unfinished
from frontend.forms_assessments import (
    AddForm,
    AnswerForm,
    MoveForm,
    OverseeForm,
    PauseForm,
    ResumeForm,
)
from frontend.pages import page

WRITE = move_decision_point.permission
NOT_FINISHED = "This assessment is not finished yet, so there is nothing to add to: write in it."


@page(Assessment, WRITE)
@while_unfinished
def assessment_when(request, assessment):
    """Move the day on which a decision is expected, and say why."""
    found = at_once(points=document.decision_points(assessment), **unfinished(request))
    writing = drafted(request, MoveForm, found)
    if saved(request, writing, move_decision_point, assessment):
        return redirect(f"{address(assessment)}#when")
    return shown(request, assessment, writing, points=found["points"])


@page(Assessment, WRITE)
@while_unfinished
def assessment_pause(request, assessment):
    """Write down what an assessment waits for, or had to wait for."""
    found = at_once(pauses=document.pauses(assessment), **unfinished(request))
    writing = drafted(request, PauseForm, found)
    if saved(request, writing, pause_assessment, assessment):
        return redirect(f"{address(assessment)}#when")
    return shown(request, assessment, writing, pauses=found["pauses"])


@page(Assessment, WRITE)
@while_unfinished
def assessment_resume(request, assessment):
    """Write down on which day it could go on."""
    found = at_once(pauses=document.pauses(assessment), **unfinished(request))
    writing = drafted(request, ResumeForm, found)
    if saved(request, writing, resume_assessment, assessment):
        return redirect(f"{address(assessment)}#when")
    return shown(request, assessment, writing, pauses=found["pauses"])


@page(Assessment, oversee_assessment.permission)
def assessment_oversee(request, assessment):
    """A manager or reviewer writes what they think of it."""
    lists = document.overseen(assessment, request.user)
    found = document.with_answers(at_once(**lists, **unfinished(request)))
    writing = drafted(request, OverseeForm, found)
    if saved(request, writing, oversee_assessment, assessment):
        return redirect(f"{address(assessment)}#oversight")
    return shown(request, assessment, writing, oversights=found["oversights"])


@page(Oversight, WRITE)
def oversight_answer(request, oversight):
    """Answer what a manager asked, or thinks otherwise."""
    writing = drafted(request, AnswerForm)
    if saved(request, writing, answer_oversight, oversight):
        return redirect(f"{address(oversight.assessment)}#oversight")
    return shown(request, oversight, writing, oversight=oversight)


@page(Assessment, WRITE)
def assessment_add(request, assessment):
    """Add something to a finished assessment."""
    if not assessment.is_concluded:
        messages.info(request, NOT_FINISHED)
        return redirect("assessment_write", assessment.ref)
    writing = drafted(request, AddForm)
    if saved(request, writing, add_addendum, assessment):
        return redirect(f"{address(assessment)}#added")
    return shown(request, assessment, writing)
