"""What whoever told us says to what they were told; and a second look by somebody else."""

from django.contrib import messages
from django.shortcuts import redirect, render

from casework.models import Referral
from feedback.actions import look_again, write_down_answer
from feedback.actions.answers import LOOKED, YOU_DECIDED
from feedback.models import ReLook
from frontend.addresses import address
from frontend.drafting import drafted
from frontend.forms_told import AnswerForm, LookForm
from frontend.pages import page, tried


@page(Referral, write_down_answer.permission)
def referral_answer(request, referral):
    """Write down what they said to what they were told."""
    writing = drafted(request, AnswerForm)
    if writing.form.is_valid() and tried(request, writing.form, write_down_answer, referral):
        writing.finish()
        messages.success(request, f"What {referral.caller_name} said is kept, in their words.")
        return redirect(address(referral))
    context = {"referral": referral, "writing": writing, "form": writing.form}
    return render(request, "frontend/referral_answer.html", context)


@page(ReLook, look_again.permission)
def relook(request, relook):
    """Look at a decision again: what they say, what was decided, and what comes of it."""
    decided_it = relook.referral.decision.decided_by_id == request.user.pk
    if relook.looked_at or relook.looked_before or decided_it:
        messages.info(request, LOOKED if relook.looked_at else YOU_DECIDED)
        return redirect(address(relook.referral))
    writing = drafted(request, LookForm)
    if writing.form.is_valid() and tried(request, writing.form, look_again, relook):
        writing.finish()
        return redirect("referral_tell", relook.referral.ref)
    context = {"relook": relook, "writing": writing, "form": writing.form}
    context |= {"referral": relook.referral, "children": relook.children_concerned()}
    return render(request, "frontend/relook.html", context)
