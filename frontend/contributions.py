"""What parents, agencies and others contribute to an assessment: asked for, said, written down."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect

from assessments.actions import (
    answer_invitation,
    invite_contribution,
    withdraw_invitation,
    write_down_contribution,
)
from assessments.models import Assessment, Contribution, Invitation
from assessments.others import invited
from audit.reading import at_once
from casework.network import helper_lines, helpers
from frontend.addresses import address
from frontend.assessment_writing import saved, shown
from frontend.drafting import drafted, unfinished
from frontend.forms_contributions import AskForm, HeardForm, SignedInForm
from frontend.needs import family_of
from frontend.pages import page
from frontend.private import PATH

WRITE = invite_contribution.permission


@page(Assessment, WRITE)
def assessment_ask(request, assessment):
    """Ask somebody what they see of these children."""
    children = assessment.children_concerned()
    found = at_once(
        cards=helper_lines(request.user, Q(child__in=children)).select_related("user__membership"),
        family=family_of(request.user, children),
        invited=invited(assessment, request.user),
        **unfinished(request),
    )
    who = helpers(found.pop("cards"))
    writing = drafted(request, AskForm, found, children=children, helpers=who)
    asked = saved(request, writing, invite_contribution, assessment)
    if asked and not asked.token:
        messages.success(request, f"{asked.who} is asked. It stands on their first page.")
        return redirect(f"{address(assessment)}#said")
    token = request.build_absolute_uri(f"{PATH}{asked.token}/") if asked else ""
    return shown(request, assessment, writing, asked=asked, link_address=token, **found)


@page(Assessment, WRITE)
def assessment_withdraw(request, assessment):
    """Ask somebody no more; a link they had opens nothing from now on."""
    asked = Invitation.objects.filter(assessment=assessment, ref=request.POST.get("invitation", ""))
    for invitation in asked:
        withdraw_invitation(assessment, by=request.user, invitation=invitation)
        messages.success(request, f"{invitation.who} is not asked any more.")
    return redirect("assessment_ask", assessment.ref)


@page(Assessment, WRITE)
def assessment_heard(request, assessment):
    """Write down what somebody contributed in a talk."""
    children = assessment.children_concerned()
    found = at_once(family=family_of(request.user, children), **unfinished(request))
    writing = drafted(request, HeardForm, found, children=children)
    if saved(request, writing, write_down_contribution, assessment):
        return redirect(f"{address(assessment)}#said")
    return shown(request, assessment, writing, **found)


@page(Invitation, answer_invitation.permission)
def invitation(request, invitation):
    """Somebody of another agency says what they see, by their own sign-in."""
    said = Contribution.objects.by(request.user, invitation)
    found = at_once(said=said, **unfinished(request))
    writing = drafted(request, SignedInForm, found)
    if saved(request, writing, answer_invitation, invitation):
        messages.success(request, "Thank you. The workers can read it now.")
        return redirect(address(invitation))
    # The assessment is not theirs to open: no link to it stands on their page.
    context = {"invitation": invitation, "said": found["said"], "assessment": None}
    return shown(request, invitation, writing, **context)
