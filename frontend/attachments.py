"""Files beside an entry: sent to whoever may read the entry, and each sending is written down."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from casework.actions import describe_attachment
from casework.models import Attachment
from frontend.drafting import drafted
from frontend.files import ShownFile
from frontend.forms_attachments import WordsForm
from frontend.pages import page, tried
from frontend.sending import sent


@page(Attachment, Attachment.VIEW)
def attachment(request, attachment):
    """The file, to be saved; a page of ours shows or plays it where it stands."""
    return sent(request, attachment)


@page(Attachment, Attachment.VIEW)
def attachment_small(request, attachment):
    """The small picture of it."""
    if not attachment.has_small:
        raise Http404
    return sent(request, attachment, small=True)


@page(Attachment, describe_attachment.permission)
def attachment_words(request, attachment):
    """Say what it shows, or write down what is said in it. The words before are kept."""
    shown = ShownFile(attachment, attachment.caption or "", attachment.transcript or "")
    writing = drafted(request, WordsForm, shown=shown)
    story = f"{reverse('child_story', args=[request.reaches[0].child.ref])}"
    if writing.form.is_valid() and tried(request, writing.form, describe_attachment, attachment):
        writing.finish()
        messages.success(request, "Written beside it.")
        return redirect(story)
    context = {"form": writing.form, "writing": writing, "shown": shown, "story": story}
    context["who"] = request.reaches
    return render(request, "frontend/attachment_words.html", context)
