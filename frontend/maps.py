"""A map made with the family: read like the sheet on the wall, begun, carried forward, agreed."""

from django.db.models import Q
from django.shortcuts import redirect, render

from audit.reading import at_once, attach, keys_of
from casework.models import Child
from casework.people import siblings
from frontend.addresses import address
from frontend.assessment_writing import saved
from frontend.child_head import child_head
from frontend.drafting import drafted, unfinished
from frontend.forms_map_acts import AgreeForm, BeginMapForm, TogetherForm
from frontend.map_reading import as_sheet, gaps
from frontend.map_writing import TOGETHER, is_together, shown, while_unfinished
from frontend.pages import page, tried
from signs_of_safety import document
from signs_of_safety.actions import agree_map, say_who_is_there, start_map
from signs_of_safety.labels import labels
from signs_of_safety.models import QUOTES, Map, MapChild
from signs_of_safety.promoting import sentences

WRITE = agree_map.permission
QUOTABLE = [kind.value for kind in QUOTES]


@page(Child, "casework.view_assessment")
def child_map(request, child):
    """The maps a child is on: the one that is made now, and those that were agreed."""
    found = at_once(**document.maps_of(child, request.user))
    attach(found["maps"], "child_rows", found["whose"])
    context = {"head": child_head(request, child, "child_map"), "maps": found["maps"]}
    context["making"] = [one for one in found["maps"] if not one.is_agreed]
    context["agreed"] = [one for one in found["maps"] if one.is_agreed]
    return render(request, "frontend/child_map.html", context)


@page(Child, start_map.permission)
def child_map_begin(request, child):
    """Begin a map of a child, with those brothers and sisters it is about as well."""
    others = siblings(child).permitting(request.user, start_map.permission)
    about = Q(child=child) | Q(child__among=keys_of("others"))
    whose = MapChild.objects.filter(map__among=keys_of("already")).select_related("child__person")
    found = at_once(
        others=others,
        already=document.unfinished(request.user, about),
        whose=whose,
        earlier=document.to_follow(request.user, Q(child=child)),
        **unfinished(request),
    )
    return _begin(request, child, found)


def _begin(request, child, found):
    children, initial = [child, *found["others"]], {"child": [child.ref]}
    earlier = {"earlier": found["earlier"], "initial": initial}
    writing = drafted(request, BeginMapForm, found, children=children, **earlier)
    if writing.form.is_valid():
        first, *also = writing.form.cleaned_data.pop("child")
        begun = tried(request, writing.form, start_map, first, also=also)
        if begun:
            writing.finish()
            return redirect(address(begun))
    attach(found["already"], "child_rows", found["whose"])
    context = {"writing": writing, "form": writing.form, "already": found["already"]}
    return render(request, "frontend/child_map_begin.html", context | {"whose": [child]})


@page(Map, Map.VIEW)
def map_sheet(request, sheet):
    """The map on one sheet, as far as this reader may read it."""
    found = document.read(sheet, request.user)
    together = is_together(request, sheet)
    context = as_sheet(sheet, found, document.may(request.reaches), together=together)
    return render(request, "frontend/map_sheet.html", context)


@page(Map, WRITE)
@while_unfinished
def map_together(request, sheet):
    """Say who is in the room, then look at the map with them; or leave it."""
    if "leave" in request.POST:
        request.session.pop(TOGETHER, None)
        return redirect(address(sheet))
    writing = drafted(request, TogetherForm, initial={"who_was_there": sheet.who_was_there})
    if saved(request, writing, say_who_is_there, sheet):
        request.session[TOGETHER] = sheet.ref
        return redirect(address(sheet))
    return shown(request, sheet, writing)


@page(Map, WRITE)
@while_unfinished
def map_story(request, sheet):
    """Choose a sentence that is recorded already, to stand on the map without being typed again."""
    if is_together(request, sheet):  # the story is not for everybody who is in the room
        return redirect(address(sheet))
    entries = document.recent_entries(sheet, request.user)
    found = at_once(entries=entries, words=document.own_words())
    attach(found["entries"], "child_rows", found["words"])
    told = [(entry, sentences(entry, entry.child_rows.all())) for entry in found["entries"]]
    kinds = [(kind, labels()[f"one_{kind}"]) for kind in QUOTABLE]
    context = {"sheet": sheet, "whose": sheet.children_concerned(), "told": told, "kinds": kinds}
    return render(request, "frontend/map_story.html", context)


@page(Map, WRITE)
@while_unfinished
def map_agree(request, sheet):
    """Agree a map with those who made it."""
    lists = document.lists(sheet, request.user)
    found = at_once(**lists, **unfinished(request))
    initial = {"who_was_there": sheet.who_was_there}
    writing = drafted(request, AgreeForm, found, initial=initial)
    if saved(request, writing, agree_map, sheet):
        return redirect(address(sheet))
    return shown(request, sheet, writing, gaps=gaps(document.with_parts(found)["statements"]))
