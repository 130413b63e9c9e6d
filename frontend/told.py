"""The referrer is told the outcome: one page, begun from the decision; and what they were told."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from assessments.models import Assessment
from audit.reading import at_once, attach
from casework.models import Referral
from casework.watching import named_in
from feedback.actions import tell_referrer
from feedback.actions.told import NOT_YET, mail_is_set
from feedback.models import ReferrerFeedback
from feedback.telling import begins_with, likely_variant
from frontend.addresses import address
from frontend.drafting import drafted, unfinished
from frontend.forms_told import TellForm
from frontend.pages import may, page, tried
from frontend.private import PATH

Variant, How = ReferrerFeedback.Variant, ReferrerFeedback.How


@page(Referral, tell_referrer.permission)
def referral_tell(request, referral):
    """Tell whoever told us what was decided, and why."""
    if not hasattr(referral, "decision"):
        messages.info(request, NOT_YET)
        return redirect(address(referral))
    found = _before(request, referral)
    variant, writing = _writing(request, referral, found)
    if writing.form.is_valid() and (told := _told(request, referral, writing.form)):
        writing.finish()
        messages.success(request, f"It is written down that {referral.caller_name} was told.")
        return redirect(_onward(told, found["mine"]))
    context = {"referral": referral, "writing": writing, "form": writing.form}
    context |= {name: found[name] for name in ("told", "mine")}
    context |= {"names": _to_decide(referral, writing.form)}
    context |= {"variant": variant, "variants": Variant.choices}
    return render(request, "frontend/referral_tell.html", context)


@page(ReferrerFeedback, ReferrerFeedback.VIEW)
def told(request, told):
    """What they were told, as it stands: to read, and to print as a letter."""
    context = {"told": told, "is_ours": may(request, Referral.VIEW)}
    return render(request, "frontend/told.html", context)


def _before(request, referral):
    """What they were told before, what came of second looks, what was left unfinished here, and
    the assessment that the reader writes for it."""
    theirs = Assessment.objects.permitting(request.user, "assessments.write_assessment")
    found = at_once(
        told=referral.told.select_related("told_by"),
        relooks=referral.relooks.all(),
        mine=theirs.unfinished().filter(referral=referral, lead=request.user),
        **unfinished(request),
    )
    attach([referral], "relooks", found["relooks"])
    return found


def _onward(told, mine):
    """A letter is there to be printed; else whoever assesses goes on with that."""
    if mine and told.how != How.LETTER:
        return reverse("assessment_write", args=[mine[0].ref])
    return address(told)


def _to_decide(referral, form):
    """The names to read again, where the words hold some that nobody decided about."""
    if "is_decided" not in form.errors:
        return ()
    typed = "\n".join(text for _, text in form.parts)
    return named_in(typed, referral.children_concerned())


def _writing(request, referral, found):
    variant = _variant(request, referral, found.get("draft"))
    how = How.TELEPHONE if referral.phone else How.LETTER
    initial = begins_with(referral, request.user, how)
    of_form = {"variant": variant, "is_mail_set": mail_is_set()}
    return variant, drafted(request, TellForm, found, initial=initial, **of_form)


def _told(request, referral, form):
    pages = request.build_absolute_uri(PATH)
    return tried(request, form, tell_referrer, referral, private_pages=pages)


def _variant(request, referral, draft):
    left = draft[0].words.get("variant", [""])[0] if draft else ""
    asked = request.POST.get("variant") or request.GET.get("for") or left
    return asked if asked in Variant.values else likely_variant(referral)
