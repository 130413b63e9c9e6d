"""What each kind of private link opens, for somebody without an account."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from assessments.actions import answer_edition, answer_invitation
from assessments.models import Edition, Invitation
from casework.models import Link, Message, Referral
from feedback.actions import answer_ratings
from feedback.models import Respondent
from frontend.forms_contributions import LinkForm
from frontend.forms_editions import ReplyForm
from frontend.forms_ratings import RateForm
from frontend.pages import put_on
from frontend.private_scale import stand
from frontend.private_told import received, unread
from signs_of_safety.actions import answer_scale
from signs_of_safety.models import Rater


def contribution(request, link, invitation):
    """Three plain questions about a child somebody knows."""
    form = LinkForm(_posted(request))
    if _sent(form, answer_invitation, invitation, link):
        return redirect(f"{request.path}?thanks")
    context = {"invitation": invitation, "form": form, "whose": invitation.children_concerned()}
    context["is_said"] = "thanks" in request.GET or invitation.contributions.exists()
    return render(request, "frontend/private_contribution.html", context)


def edition(request, link, edition):
    """What was found and decided, in plain words; and whether its reader agrees."""
    form = ReplyForm(_posted(request))
    if _sent(form, answer_edition, edition, link):
        return redirect(request.path)
    context = {"edition": edition, "form": form, "whose": edition.children_concerned()}
    context["answers"] = edition.answers.all()
    return render(request, "frontend/private_edition.html", context)


def ratings(request, link, respondent):
    """How well the agencies somebody knows work with others: one answer, in two minutes."""
    opened = respondent.round
    form = RateForm(_posted(request), rated=opened.rated)
    if not respondent.answered_on and _sent(form, answer_ratings, respondent, link):
        return redirect(request.path)
    context = {"form": form, "opened": opened, "respondent": respondent}
    context["floor"] = settings.SMALLEST_GROUP
    return render(request, "frontend/private_ratings.html", context)


OPENS = {
    Link.Purpose.REFERRAL: (Referral, "casework.see_received", received),
    Link.Purpose.CONTRIBUTION: (Invitation, answer_invitation.permission, contribution),
    Link.Purpose.EDITION: (Edition, answer_edition.permission, edition),
    Link.Purpose.RATINGS: (Respondent, answer_ratings.permission, ratings),
    Link.Purpose.SCALE: (Rater, answer_scale.permission, stand),
}
"""{purpose: (of what, what it may do to it, its page)}"""


def opened(request, link, instead=None):
    """(the record, the answer) of a live link; (None, the page that says it opens nothing).

    `instead` is {a link’s own page: another of its pages that is asked for}.
    """
    record, show = opened_by(link)
    show = instead.get(show) if instead else show
    if record is None or show is None:
        # Nothing typed is lost: whoever was too long at it can copy their words.
        words = [text for name, text in request.POST.items() if name != "csrfmiddlewaretoken"]
        return None, render(request, "frontend/private_ended.html", {"words": words})
    return record, show(request, link, record)


def opened_by(link):
    """(the record, its page) of a live link; (None, None) of any other."""
    model, permission, show = OPENS[link.purpose] if link else (None, "", None)
    record = model.objects.filter(ref=link.target_ref).first() if link else None
    if record is None and model is Referral:
        # Written to us, and not taken up yet: then it is a call, with the same reference.
        record, show = Message.objects.filter(ref=link.target_ref).first(), unread
    return (record, show) if record and link.has_perm(permission, record) else (None, None)


def received_by(link):
    """The referral that this link is about, or None."""
    record, show = opened_by(link)
    return record if show is received else None


def is_read(response):
    """Whether something was shown, that is to be written down."""
    return response.status_code == HTTPStatus.OK


def _posted(request):
    return request.POST if request.method == "POST" else None


def _sent(form, act, record, link):
    if not form.is_valid():
        return False
    try:
        return act(record, by=link, **form.cleaned_data)
    except ValidationError as error:
        put_on(form, error)
        return False
