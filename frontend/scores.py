"""Scores of questionnaires: written down, and drawn over time."""

from django.shortcuts import redirect

from assessments.actions import add_score
from assessments.models import Assessment
from audit.reading import at_once
from frontend.addresses import address
from frontend.assessment_writing import saved, shown
from frontend.drafting import drafted, unfinished
from frontend.forms_scores import ScoreForm
from frontend.needs import family_of
from frontend.pages import page


@page(Assessment, add_score.permission)
def assessment_score(request, assessment):
    """Write down a score: a baseline, or later again."""
    children = assessment.children_concerned()
    found = at_once(family=family_of(request.user, children), **unfinished(request))
    writing = drafted(request, ScoreForm, found, children=children)
    if saved(request, writing, add_score, assessment):
        return redirect(f"{address(assessment)}#scores")
    return shown(request, assessment, writing, **found)
