"""My work: my children, latest first, and what waits for me. The list of children, and search."""

from typing import NamedTuple

from django.shortcuts import render

from agencies.roles import EVERYONE_WITH_CHILDREN
from casework.caseload import caseload
from casework.models import Child, EntryChild
from casework.names import search as found_for
from casework.reach import own_children, works_with
from casework.story import latest_lines
from frontend.pages import listing
from frontend.telling import one_line
from frontend.waiting import waiting_for

MINE = 12
"""How many children a person takes in at once."""


class ChildLine(NamedTuple):
    """A child in a list, and the newest row of the story this reader may read, if any."""

    child: Child
    is_own: bool = True
    row: EntryChild | None = None

    @property
    def line(self):
        """What was told last, in one line."""
        return one_line(self.row) if self.row else ""


@listing
def home(request):
    """My children, latest first, and what waits for me."""
    user = request.user
    if user.role not in EVERYONE_WITH_CHILDREN:
        return render(request, "frontend/home_accounts.html")
    children = own_children(user, MINE) if user.is_record_staff else caseload(user, size=MINE).rows
    waiting = waiting_for(user)
    lines = with_lines(children, user)
    response = render(request, "frontend/home.html", {"children": lines, "waiting": waiting})
    named = {child.ref for part in waiting for need in part.needs for child in need.children}
    response.listed = named | {child.ref for child in children}
    return response


@listing
def child_list(request):
    """Every child this person may see, by what happened last, page by page."""
    page = caseload(request.user, request.GET.get("after", ""))
    context = {"children": with_lines(page.rows, request.user), "next": page.next}
    response = render(request, "frontend/child_list.html", context)
    response.listed = {child.ref for child in page.rows}
    return response


@listing
def search(request):
    """Find a child by any of their names, however it is spelt, or by the exact reference."""
    asked = request.GET.get("q", "").strip()[:100]
    found = found_for(request.user, asked) if asked else []
    own = works_with(request.user, found) if request.user.is_record_staff and found else set()
    context = {"asked": asked, "children": [ChildLine(each, each.ref in own) for each in found]}
    response = render(request, "frontend/search.html", context)
    response.listed = {child.ref for child in found}
    return response


def with_lines(children, user):
    """These children with their latest lines; only the names of those not this worker's own.

    Whoever opens a child that is not their own work says why first, so a list tells no more.
    """
    own = children
    if user.is_record_staff:
        mine = works_with(user, children)
        own = [child for child in children if child.ref in mine]
    latest = latest_lines(own, user)
    refs = {child.ref for child in own}
    return [ChildLine(child, child.ref in refs, latest.get(child.pk)) for child in children]
