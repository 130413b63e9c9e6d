"""My work: my children, latest first, and what waits for me. The list of children, and search."""

from datetime import timedelta
from typing import NamedTuple

from django.shortcuts import render

from agencies.roles import EVERYONE_WITH_CHILDREN, Role
from audit import clock
from audit.reading import keys_of
from audit.sweeping import minutes_behind
from casework import caseload
from casework.made import at_once_for
from casework.models import Child, EntryChild
from casework.models.compiled import Slot
from casework.names import search as found_for
from casework.reach import own_work, works_with
from casework.story import latest_rows
from frontend.pages import listing
from frontend.telling import day_told, one_line, when_told
from frontend.waiting import LAPSES_SOON, waiting_in, waiting_lists

CHILDREN = Slot("children")

MINE = 12
"""How many children a person takes in at once."""


class Line(NamedTuple):
    """A line of a list: a child, or brothers and sisters of whom the same was told last."""

    children: list[Child]
    row: EntryChild | None = None

    @property
    def line(self):
        """What was told last, in one line."""
        return one_line(self.row) if self.row else ""

    @property
    def when(self):
        """When it happened: to the minute today and yesterday, later to the day."""
        if self.row is None:
            return ""
        is_near = clock.day(self.row.happened_at) >= clock.today() - timedelta(days=1)
        return when_told(self.row) if is_near else day_told(self.row)


@listing
def home(request):
    """My children, latest first, and what waits for me."""
    user = request.user
    if user.role not in EVERYONE_WITH_CHILDREN:
        return render(request, "frontend/home_accounts.html", {"not_sealed_for": _not_sealed(user)})
    mine = caseload.own_asked if user.is_record_staff else caseload.asked
    wanted = mine(user, size=MINE)
    soon = clock.today() + LAPSES_SOON
    found = at_once_for(user, _mine, children=wanted.children, soon=soon)
    children = wanted.page(found["children"]).rows
    waiting = waiting_in(user, found)
    context = {"lines": with_lines(children, found["latest"]), "waiting": waiting}
    response = render(request, "frontend/home.html", context)
    named = {child.ref for part in waiting for need in part.needs for child in need.children}
    response.listed = named | {child.ref for child in children}
    return response


def _not_sealed(user):
    """For how many minutes the audit has not been sealed, for whoever keeps the accounts."""
    return minutes_behind() if user.role == Role.ADMIN else 0


def _mine(user, _):
    shown = Child.objects.filter(pk__among=keys_of("children"))
    latest = latest_rows(user, shown)
    return {"children": caseload.listed(CHILDREN), "latest": latest, **waiting_lists(user)}


@listing
def child_list(request):
    """Every child this person may see, by what happened last, page by page."""
    wanted = caseload.asked(request.user, request.GET.get("after", ""))
    found = at_once_for(request.user, _everybody, children=wanted.children)
    page = wanted.page(found["children"])
    context = {"lines": with_lines(page.rows, found["latest"]), "next": page.next}
    response = render(request, "frontend/child_list.html", context)
    response.listed = {child.ref for child in page.rows}
    return response


@listing
def search(request):
    """Find a child by any of their names, however it is spelt, or by the exact reference."""
    asked = request.GET.get("q", "").strip()[:100]
    found = found_for(request.user, asked) if asked else []
    own = works_with(request.user, found) if request.user.is_record_staff and found else set()
    context = {"asked": asked, "children": [(child, child.ref in own) for child in found]}
    response = render(request, "frontend/search.html", context)
    response.listed = {child.ref for child in found}
    return response


def _everybody(user, _):
    shown = Child.objects.filter(pk__among=keys_of("children"))
    latest = latest_rows(user, _told_of(shown, user))
    return {"children": caseload.listed(CHILDREN), "latest": latest}


def _told_of(children, user):
    """Those whose story may stand in a list: all that a partner sees, and a worker's own work.

    Whoever opens a child that is not their own work says why first, so a list tells no more.
    """
    if not user.is_record_staff:
        return children
    return children.filter(pk__among=own_work(user).order_by().values("child_id"))


def with_lines(children, latest):
    """These children in lines, with what was told last of those of whom it was read."""
    latest = {row.child_id: row for row in latest}
    lines = []
    for child in children:
        row = latest.get(child.pk)
        if lines and _same(row, lines[-1].row):
            lines[-1].children.append(child)
        else:
            lines.append(Line([child], row))
    return lines


def _same(row, before):
    """Whether two children's newest rows are one entry that may be read whole."""
    return row and before and row.is_whole and row.entry_id == before.entry_id
