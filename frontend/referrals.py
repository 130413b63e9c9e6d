"""A telephone call: writing down what is told, reading it, and deciding."""

from django.db.models import Q
from django.shortcuts import redirect, render

from assessments import document
from assessments.actions import decide_to_assess
from assessments.earlier import to_follow
from assessments.models import Assessment
from audit.actions import refuse_a_second_time
from audit.reading import at_once
from casework.actions import decide_referral, take_referral
from casework.models import Decision, Referral
from frontend.addresses import address
from frontend.choosing import child_chosen, with_siblings
from frontend.drafting import drafted, unfinished
from frontend.forms_referrals import DecideForm, ReferralForm
from frontend.pages import host_page, may, page, tried
from frontend.why import say_why

ASSESS = "casework.assess_child"


@host_page(take_referral.permission)
def referral_new(request, host):
    """Somebody rings. One page; what may be a child we know is asked about once."""
    # Sent twice, the second is answered before it is asked about the children of the first.
    refuse_a_second_time(request.POST.get("once"), request.user)
    writing = _listening(request)
    form = writing.form
    if form.is_valid() and (referral := tried(request, form, take_referral, host)):
        writing.finish()
        return _read_at_once(request, referral)
    response = render(request, "frontend/referral_new.html", {"form": form, "writing": writing})
    response.listed = form.refs_shown
    return response


def _listening(request):
    child = child_chosen(request)
    return drafted(
        request,
        ReferralForm,
        target=child.ref if child else "",
        user=request.user,
        known=with_siblings(request, child),
        initial={"child": [child.ref]} if child else None,
    )


def _read_at_once(request, referral):
    """Whoever took the call need not say why they open it."""
    for child in referral.children_concerned():
        say_why(request, child, "duty")
    return redirect(address(referral))


@page(Referral, Referral.VIEW)
def referral(request, referral):
    """What was told, by whom, about whom; and the decision, or the form for it."""
    is_open = not hasattr(referral, "decision")
    if is_open and may(request, decide_referral.permission):
        return _shown(request, referral, *_deciding(request, referral))
    return _shown(request, referral, None, at_once(**_led_to(request, referral)))


@page(Referral, decide_referral.permission)
def referral_decide(request, referral):
    """Decide what a call leads to, and go on to tell whoever rang."""
    writing, found = _deciding(request, referral)
    if writing.form.is_valid() and (onward := _decided(request, writing.form, referral)):
        writing.finish()
        return redirect(*onward)
    return _shown(request, referral, writing, found)


def _decided(request, form, referral):
    """Decide. Returns the page to go on to: whoever rang is told, unless an assessment that is to
    be begun has to be asked about first."""
    if "expected_on" in form.cleaned_data:
        form.cleaned_data.pop("outcome")
        begun = tried(request, form, decide_to_assess, referral)
        return begun and ("referral_tell", referral.ref)
    decision = tried(request, form, decide_referral, referral)
    is_assessed = decision and decision.outcome == Decision.Outcome.ASSESSMENT
    return decision and ("referral_assess" if is_assessed else "referral_tell", referral.ref)


def _deciding(request, referral):
    here = {"page": "referral_decide", "target": referral.ref}
    about = Q(child__in=referral.children_concerned())
    before = {
        "already": document.unfinished(request.user, about),
        "earlier": to_follow(request.user, about),
    }
    found = at_once(**before, **unfinished(request, **here), **_led_to(request, referral))
    # Where there is one already, or one to go on from, the page that begins one asks first.
    begins = may(request, ASSESS) and not any(found[name] for name in before)
    return drafted(request, DecideForm, found, begins=begins, **here), found


def _led_to(request, referral):
    """The assessments a decision led to, what whoever rang was told of it, and said."""
    if not hasattr(referral, "decision"):
        return {}
    readable = Assessment.objects.permitting(request.user, Assessment.VIEW)
    told = referral.told.select_related("told_by")
    answers = referral.answers.select_related("relook__looked_by", "relook__given_to")
    return {"assessments": readable.filter(referral=referral), "told": told, "answers": answers}


def _shown(request, referral, writing, found):
    is_decided = hasattr(referral, "decision")
    context = {
        "referral": referral,
        "children": referral.children_concerned(),
        "writing": writing,
        "form": writing.form if writing else None,
        "assessments": found.get("assessments", ()),
        "told": found.get("told", ()),
        "answers": found.get("answers", ()),
        "may_link": is_decided and may(request, decide_referral.permission),
        "may_assess": is_decided and may(request, ASSESS),
    }
    return render(request, "frontend/referral.html", context)
