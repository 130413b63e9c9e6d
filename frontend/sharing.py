"""Sharing: who may see a child and why, what they will see before they do, and an end to it."""

from django.contrib import messages
from django.shortcuts import redirect, render

from audit.actions import refuse_a_second_time
from audit.reading import at_once
from casework.actions import end_share, release_withheld, share_child, share_children
from casework.models import Child, Share
from casework.preview import kept_back, withheld
from casework.reach import reaches
from casework.watching import Around, around_lists
from frontend.child_head import child_head
from frontend.forms_sharing import EndForm, ReleaseForm, ShareForm, WhomForm, whom_lists
from frontend.pages import page, tried
from frontend.sharing_preview import previews_of
from frontend.why import purpose_of


@page(Child, share_child.permission)
def child_share(request, child):
    """Choose whom, see exactly what they will see, decide about names, and share."""
    # Once it is shared they would see something else: a second sending is told apart first.
    refuse_a_second_time(request.POST.get("once"), request.user)
    asked = _asked(request)
    found = at_once(
        **whom_lists(child, request.user, asked), **_standing(child), **around_lists(child)
    )
    whom, around = _whom(request, child, found), Around(child, found)
    shown, reader = _seen(request, child, whom, around)
    form = ShareForm(request.POST or None, shown=shown) if shown else None
    if form and form.is_valid() and (share := _made(request, form, child, reader)):
        said = f"{share.whom} can see {share.in_words} from now on"
        messages.success(request, f"{said}: {shown.names}." if shown.is_of_several else f"{said}.")
        return redirect("child_share", child.ref)
    context = {"whom": whom, "shown": shown, "share_form": form, "form": form or whom}
    context["shares"] = _with_what_is_kept_back(child, around, found)
    return _shown(request, child, "child_share", **context)


def _asked(request):
    return request.POST if request.method == "POST" else request.GET


def _whom(request, child, found):
    """Whom the address chooses, or the form that was sent; nobody when a page is newly opened."""
    asked, is_sent = _asked(request), request.method == "POST"
    data = asked if is_sent or "agency" in asked else None
    others = [each for each in found["others"] if _is_opened_for_the_same(request, each)]
    return WhomForm(data, child=child, others=others, found=found, is_only_looking=not is_sent)


def _is_opened_for_the_same(request, other):
    """Whether a brother or sister is opened for the same reason as the child of the page."""
    purpose = purpose_of(request, reaches(other, request.user))
    return purpose is not None and purpose == purpose_of(request, request.reaches)


def _seen(request, child, whom, around):
    """(what they will see of each child chosen, and they themselves), once both are chosen.

    Whoever is shown here has been looked at as if on a page of their own.
    """
    if not whom.is_valid():
        return None, {}
    reader = dict(whom.cleaned_data)
    others = reader.pop("also")
    request.reaches += [reach for each in others for reach in reaches(each, request.user)]
    return previews_of(child, others, around, **reader), reader


def _made(request, form, child, reader):
    """The share of this child, made together with those of brothers and sisters or not at all."""
    others = form.cleaned_data.pop("others")
    if not others:
        return tried(request, form, share_child, child, **reader)
    return tried(request, form, share_children, child, others=others, **reader)


@page(Share, end_share.permission)
def share_end(request, share):
    """Ask, then stop somebody seeing this child."""
    form = EndForm(request.POST if request.method == "POST" else None)
    if share.ended_at or (form.is_valid() and tried(request, form, end_share, share)):
        messages.success(request, f"{share.whom} no longer sees it.")
        return redirect("child_share", share.child.ref)
    return _shown(request, share.child, "share_end", share=share, form=form)


@page(Share, release_withheld.permission)
def share_release(request, share):
    """Read what is kept back from somebody, and let it through or not."""
    kept = kept_back(share.child, withheld(share.child).filter(share=share))
    form = ReleaseForm(request.POST if request.method == "POST" else None, kept=kept)
    if not kept:
        messages.info(request, f"Nothing is kept back from {share.whom} any more.")
        return redirect("child_share", share.child.ref)
    if form.is_valid() and tried(request, form, release_withheld, share):
        let_through = form.cleaned_data["withheld"]
        said = f"{share.whom} can see it now." if let_through else "Nothing was let through."
        messages.success(request, said)
        return redirect("child_plan", share.child.ref)
    return _shown(request, share.child, "share_release", share=share, kept=kept, form=form)


def _standing(child):
    """The shares of today, and what they keep back."""
    shares = Share.objects.live().filter(child=child).select_related("agency", "user", "made_by")
    return {"shares": shares, "withheld": withheld(child)}


def _with_what_is_kept_back(child, around, found):
    kept = kept_back(child, found["withheld"], around)
    for share in found["shares"]:
        share.kept_back = [each for each in kept if each.row.share_id == share.pk]
    return found["shares"]


def _shown(request, child, name, **context):
    head = child_head(request, child, "child_share")
    return render(request, f"frontend/{name}.html", {"head": head, **context})
