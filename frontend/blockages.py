"""This got in my way: raised by anybody who works with children, and what managers did about it."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render

from agencies.models import Team
from audit import clock
from frontend.addresses import address
from frontend.drafting import drafted
from frontend.forms_blockages import MoveForm, RaiseForm
from frontend.pages import host_page, may, page, tried
from learning.actions import move_blockage, raise_blockage
from learning.board import WEEK, board, week_of
from learning.models import Blockage


@host_page(raise_blockage.permission)
def blockage_new(request, host):
    """Two answers: what got in your way, and what you could not do because of it."""
    writing = drafted(request, RaiseForm, initial={"page": request.GET.get("on", "")})
    if writing.form.is_valid() and (raised := tried(request, writing.form, raise_blockage, host)):
        writing.finish()
        messages.success(request, "It is on the board. You see here what is done about it.")
        return redirect(address(raised))
    context = {"form": writing.form, "writing": writing}
    return render(request, "frontend/blockage_new.html", context)


@host_page(raise_blockage.permission)
def blockage_list(request, host):
    """The board: nobody has it yet, with a manager, passed up, removed."""
    teams = list(Team.objects.filter(agency=host)) if request.user.is_record_staff else []
    team = next((team for team in teams if team.ref == request.GET.get("team")), None)
    shown = board(request.user, team)
    columns = [
        ("Nobody has it yet", shown.untaken),
        ("With a manager", shown.held),
        ("Passed up", shown.passed_up),
    ]
    context = {"board": shown, "columns": columns, "teams": teams, "team": team}
    return render(request, "frontend/blockage_list.html", context)


@host_page(raise_blockage.permission)
def blockage_week(request, host):
    """What was raised and what was done in one week, to read out in a team meeting."""
    week = week_of(request.user, _day(request.GET.get("of", "")))
    later = week.begins + WEEK
    context = {
        "week": week,
        "earlier": None if week.is_first else week.begins - WEEK,
        "later": later if later <= clock.today() else None,
    }
    return render(request, "frontend/blockage_week.html", context)


@page(Blockage, Blockage.VIEW)
def blockage(request, blockage):
    """What it is and what it stops, what was done about it, and for a manager what to do next."""
    writing = None
    if may(request, move_blockage.permission) and not blockage.removed_at:
        writing = drafted(request, MoveForm, held=bool(blockage.held_by_id))
        if writing.form.is_valid() and tried(request, writing.form, move_blockage, blockage):
            writing.finish()
            messages.success(request, "It is kept, and whoever raised it can read it.")
            return redirect(address(blockage))
    context = {"blockage": blockage, "moves": blockage.moves.select_related("by")}
    context |= {"writing": writing, "form": writing and writing.form}
    return render(request, "frontend/blockage.html", context)


def _day(said):
    try:
        return min(date.fromisoformat(said), clock.today())
    except ValueError:
        return clock.today()
