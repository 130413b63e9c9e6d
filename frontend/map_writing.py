"""What the pages on which a map is written have in common."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render

from casework import drafts
from frontend.addresses import address
from signs_of_safety.actions import AGREED

TOGETHER = "together"
"""In the session: the map that is looked at with the family, until somebody leaves it."""


def while_unfinished(view):
    """An agreed map is not opened for writing: whoever tries is told, and sent to read it.

    Words somebody had left here unfinished are shown to them all the same: they are not lost.
    """

    @wraps(view)
    def respond(request, record):
        sheet = map_of(record)
        is_asked_for = request.method == "GET" and _is_over(record, sheet)
        if is_asked_for and not drafts.find(request.user, view.__name__, record.ref):
            messages.info(request, AGREED)
            return redirect(address(sheet))
        return view(request, record)

    return respond


def _is_over(record, sheet):
    return sheet.is_agreed or getattr(record, "taken_out_at", None)


def is_together(request, sheet):
    """Whether the family sits beside this worker and looks at this map with them."""
    return request.session.get(TOGETHER) == sheet.ref and not sheet.is_agreed


def shown(request, record, writing, **context):
    """The page of the same name as its address, with its form and whose map it is."""
    context |= {"writing": writing, "form": writing.form, "sheet": map_of(record)}
    context["together"] = is_together(request, context["sheet"])
    context.setdefault("whose", record.children_concerned())
    return render(request, f"frontend/{request.resolver_match.url_name}.html", context)


def back_to(statement):
    """The place of a statement on its map."""
    return f"{address(statement.map)}#s-{statement.ref}"


def map_of(record):
    """The map a statement stands on; or itself."""
    return getattr(record, "map", record)
