"""What the pages on which an assessment is written have in common."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments.actions import FINISHED
from casework import drafts
from frontend.addresses import address
from frontend.pages import tried

THEN = {"need": "assessment_need", "finish": "assessment_conclude"}
"""What may be gone on to from one page of writing, without the document in between."""


def while_unfinished(view):
    """A finished assessment is not opened for writing: whoever tries is told, and sent to read it.

    Words somebody had left here unfinished are shown to them all the same: they are not lost.
    """

    @wraps(view)
    def respond(request, record):
        assessment = assessment_of(record)
        is_asked_for = request.method == "GET" and assessment.is_concluded
        if is_asked_for and not drafts.find(request.user, view.__name__, record.ref):
            messages.info(request, FINISHED)
            return redirect(address(assessment))
        return view(request, record)

    return respond


def saved(request, writing, act, record, **details):
    """Do what the form says, once it is sent and without fault; then its draft goes."""
    if not writing.form.is_valid():
        return None
    done = tried(request, writing.form, act, record, **details)
    if done:
        writing.finish()
    return done


def shown(request, record, writing, **context):
    """The page of the same name as its address, with its form and whose assessment it is."""
    context |= {"writing": writing, "form": writing.form}
    context.setdefault("assessment", assessment_of(record))
    context.setdefault("whose", record.children_concerned())
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)


def onward(request, assessment, part=""):
    """Where the button that was pressed leads: to what is written next, else to the document."""
    page = THEN.get(request.POST.get("then"))
    return redirect(page, assessment.ref) if page else redirect(f"{address(assessment)}{part}")


def assessment_of(record):
    """The assessment a need or a view of it stands in; or itself."""
    return getattr(record, "assessment", record)
