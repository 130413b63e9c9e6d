"""How agencies rate each other: rounds, who is asked, and the report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from agencies.models import AGENCY_PERMISSIONS, Agency
from audit.reading import at_once
from feedback.actions import end_ratings, invite_to_ratings, open_ratings, remind_of_ratings
from feedback.models import AgencyRatings, Respondent
from feedback.ratings import BOARDS, IN_WORDS, report
from feedback.ratings_files import as_csv, as_spreadsheet
from frontend.addresses import address
from frontend.forms_ratings import InviteForm, OpenForm, RemindForm
from frontend.pages import host_page, listing, page, tried
from frontend.private import PATH
from frontend.rating_bars import FILLS

KEEP = invite_to_ratings.permission
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@listing
def ratings_list(request):
    """Every round this person may read, newest first."""
    rounds = AgencyRatings.objects.permitting(request.user, AgencyRatings.VIEW)
    return render(request, "frontend/ratings_list.html", {"rounds": rounds, **_may_open(request)})


@host_page(open_ratings.permission)
def ratings_open(request, host):
    """Open a round, and ask one person of each agency."""
    form = OpenForm(_posted(request), agencies=Agency.objects.all())
    if form.is_valid() and (opened := tried(request, form, open_ratings, host, where=_f(request))):
        messages.success(request, f"{opened.name} is open.")
        return redirect("ratings_ask", opened.ref)
    return render(request, "frontend/ratings_open.html", {"form": form})


@page(AgencyRatings, AgencyRatings.VIEW)
def ratings(request, opened):
    """The report of a round that is over; of one that goes on, how many have answered."""
    found = report(opened, request.user)
    context = {"opened": opened, "report": found, "words": IN_WORDS, "boards": BOARDS}
    context |= {"key": list(zip(IN_WORDS, FILLS, strict=True)), **_may_open(request)}
    return render(request, "frontend/ratings.html", context)


@page(AgencyRatings, KEEP)
def ratings_ask(request, opened):
    """Who was asked and who has answered; ask one more."""
    found = _people(opened)
    form = InviteForm(_posted(request), agencies=found["agencies"])
    asked = form.is_valid() and tried(request, form, invite_to_ratings, opened, where=_f(request))
    return _shown(request, opened, form, asked, found)


@page(AgencyRatings, KEEP)
def ratings_remind(request, opened):
    """Ask again somebody who has not answered, by a new link."""
    found = _people(opened)
    form = RemindForm(_posted(request), waiting=found["asked"])
    asked = form.is_valid() and tried(request, form, remind_of_ratings, opened, where=_f(request))
    return _shown(request, opened, form, asked, found)


@page(AgencyRatings, KEEP)
def ratings_end(request, opened):
    """End a round before its day: its figures can be read from now on."""
    if request.method == "POST" and not opened.is_over:
        end_ratings(opened, by=request.user)
        messages.success(request, "The round is over. Its figures can be read.")
    return redirect(address(opened))


@page(AgencyRatings, AgencyRatings.VIEW)
def ratings_csv(request, opened):
    """The table of the report as a CSV file."""
    return _file(opened, as_csv(report(opened, request.user)), "text/csv; charset=utf-8", "csv")


@page(AgencyRatings, AgencyRatings.VIEW)
def ratings_spreadsheet(request, opened):
    """The table of the report, and the comments, as a spreadsheet."""
    return _file(opened, as_spreadsheet(report(opened, request.user)), SPREADSHEET, "xlsx")


def _people(opened):
    return at_once(
        asked=Respondent.objects.filter(round_id=opened.pk).select_related("agency"),
        agencies=Agency.objects.all(),
    )


def _shown(request, opened, form, asked, found):
    """Who was asked, as it is now; of somebody just asked, their link, this once."""
    context = {"opened": opened, "form": form, "new": asked, **found}
    if asked:
        context = {**context, **_people(opened), "link_address": f"{_f(request)}{asked.token}/"}
    context["ask"] = InviteForm(agencies=found["agencies"]) if asked or not _asks(form) else form
    context["answered"] = sum(bool(one.answered_on) for one in context["asked"])
    return render(request, "frontend/ratings_ask.html", context)


def _asks(form):
    return isinstance(form, InviteForm)


def _may_open(request):
    roles = AGENCY_PERMISSIONS[open_ratings.permission]
    return {"may_keep": request.user.is_record_staff and request.user.role in roles}


def _posted(request):
    return request.POST if request.method == "POST" else None


def _f(request):
    """Where private links begin."""
    return request.build_absolute_uri(PATH)


def _file(opened, content, kind, ending):
    answer = HttpResponse(content, content_type=kind)
    name = "".join(each if each.isalnum() else "-" for each in opened.name.lower())
    answer["Content-Disposition"] = f'attachment; filename="ratings-{name}.{ending}"'
    return answer
