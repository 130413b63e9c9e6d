"""What somebody wrote to us, read by whoever answers the telephone: whom is it about?"""

from django.contrib import messages
from django.shortcuts import redirect, render

from casework.actions import set_message_aside, take_message
from casework.actions.messages import DONE
from casework.models import Message
from frontend.addresses import address
from frontend.forms_messages import AsideForm, TakeForm
from frontend.pages import page, tried
from frontend.why import say_why


@page(Message, Message.VIEW)
def message(request, message):
    """Read what somebody wrote, and say which children it is about."""
    if message.referral_id:
        return redirect(address(message.referral))
    form = TakeForm(_posted(request), message=message, user=request.user, initial=_first(message))
    if form.is_valid() and (referral := tried(request, form, take_message, message)):
        for child in referral.children_concerned():
            say_why(request, child, "duty")
        return redirect(address(referral))
    response = render(request, "frontend/message.html", {"message": message, "form": form})
    response.listed = form.refs_shown
    return response


@page(Message, set_message_aside.permission)
def message_aside(request, message):
    """Do nothing with a message, and say why."""
    if message.referral_id or message.set_aside_at:
        messages.info(request, DONE)
        return redirect(address(message))
    form = AsideForm(_posted(request))
    if form.is_valid() and tried(request, form, set_message_aside, message):
        messages.success(request, "It is set aside. What you wrote about it is kept.")
        return redirect("home")
    return render(request, "frontend/message_aside.html", {"message": message, "form": form})


def _posted(request):
    return request.POST if request.method == "POST" else None


def _first(message):
    return {"about": message.about}
