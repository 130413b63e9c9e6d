"""One entry of a story on a page of its own: to correct it, add to it, and say that it matters."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from audit.reading import at_once
from casework.actions import (
    add_to_entry,
    correct_entry,
    demote_entry,
    pin_entry,
    promote_entry,
    tag_entry,
    unpin_entry,
)
from casework.models import Entry, Sealing
from casework.story import beside, rows_of, with_beside
from frontend.addresses import address
from frontend.child import same_site
from frontend.drafting import drafted, unfinished
from frontend.forms_entries import AddToForm, CorrectForm, OfChildForm, PromoteForm, TagForm
from frontend.pages import may, page, tried
from frontend.telling import Telling

WORK, SEAL = "casework.record_entry", "casework.seal"


@page(Entry, Entry.VIEW)
def entry(request, entry):
    """Read it, every version of it, and what was made of it."""
    return _shown(request, entry)


@page(Entry, correct_entry.permission)
def entry_correct(request, entry):
    """Write it anew, with the reason."""
    if entry.is_taken_out:
        return redirect(address(entry))
    if entry.tells_of_another:
        messages.info(request, "This tells of something that has its own page: put it right there.")
        return redirect(address(entry))
    found = at_once(**_whole(request, entry), **unfinished(request))
    writing = drafted(request, CorrectForm, found, rows=with_beside(found))
    return _written(request, writing, entry, correct_entry, "Corrected. Both versions are kept.")


@page(Entry, add_to_entry.permission)
def entry_add(request, entry):
    """Add a later note beneath it."""
    writing = drafted(request, AddToForm)
    return _written(request, writing, entry, add_to_entry, "Added.")


@page(Entry, promote_entry.permission)
@require_POST
def entry_promote(request, entry):
    """Say that it mattered for a child, in one line on what it meant."""
    return _done(request, entry, PromoteForm, promote_entry, "It is among what mattered most now.")


@page(Entry, demote_entry.permission)
@require_POST
def entry_demote(request, entry):
    """Take that back."""
    return _done(request, entry, OfChildForm, demote_entry, "Taken back.")


@page(Entry, pin_entry.permission)
@require_POST
def entry_pin(request, entry):
    """Put it on a child's own page."""
    return _done(request, entry, OfChildForm, pin_entry, "Pinned to the child’s own page.")


@page(Entry, unpin_entry.permission)
@require_POST
def entry_unpin(request, entry):
    """Take it down from there."""
    return _done(request, entry, OfChildForm, unpin_entry, "Taken down.")


@page(Entry, tag_entry.permission)
@require_POST
def entry_tag(request, entry):
    """Say which sides of a child's life it is about."""
    form = TagForm(request.POST)
    if form.is_valid() and tried(request, form, tag_entry, entry):
        messages.success(request, "Saved.")
        return redirect(address(entry))
    return _shown(request, entry, form)


def _done(request, entry, form_class, act, sentence):
    form = form_class(request.POST, children=entry.children_concerned())
    if form.is_valid() and tried(request, form, act, entry):
        messages.success(request, sentence)
        return redirect(same_site(request.POST.get("next"), address(entry)))
    return _shown(request, entry, form)


def _written(request, writing, entry, act, sentence):
    if writing.form.is_valid() and tried(request, writing.form, act, entry):
        writing.finish()
        messages.success(request, sentence)
        return redirect(address(entry))
    shown = {"entry": entry, "writing": writing, "form": writing.form}
    shown["whose"] = entry.children_concerned()
    return render(request, f"frontend/{request.resolver_match.url_name}.html", shown)


def _whole(request, entry):
    return {"rows": rows_of(entry, request.user), **beside(entry)}


def _shown(request, entry, form=None):
    """The page of an entry; `form` is one that was sent to it and is wrong."""
    sealed = Sealing.objects.permitting(request.user, Sealing.VIEW).filter(about_ref=entry.ref)
    found = at_once(sealings=sealed, **_whole(request, entry))
    may_work = may(request, WORK)
    tellings = [Telling(row, links=may_work) for row in with_beside(found)]
    first = tellings[0]
    tags = TagForm(initial={"dimensions": first.row.dimensions})
    context = {"entry": entry, "telling": first, "tellings": tellings, "form": form, "tags": tags}
    context |= {"whose": entry.children_concerned(), "may_work": may_work}
    context |= {"sealing": next(iter(found["sealings"]), None), "may_seal": may(request, SEAL)}
    return render(request, "frontend/entry.html", context)
