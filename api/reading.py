"""What every endpoint has in common: the permitted record, the purpose, and a row in the audit.

An endpoint does for a program what `@page` does for a person, by the same rules: a record one
may not see is not found, one that may be seen but not this far is forbidden, a worker who opens
a child not their own says why, and nothing is answered before it is written down.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from rest_framework.response import Response
from rest_framework.views import APIView

from api.problems import BrokenCursor, SayWhy
from audit import events
from casework.paging import read_cursor
from casework.purposes import PURPOSES, purpose_for
from casework.reach import found, reaches


@method_decorator(never_cache, "dispatch")
class Reading(APIView):
    """Something that can be read, by anybody signed in, and is kept by nobody on the way."""

    http_method_names = ["get", "head", "options"]

    def options(self, request, *args, **kwargs):
        """Which methods there are, as the Allow header says; nothing about any record."""
        return Response(status=204)


class Nothing(Reading):
    """Every address that is none."""

    schema = None

    def get(self, request, *args, **kwargs):
        raise Http404


class RecordReading(Reading):
    """One record, named by its reference. `answer` says what is told of it."""

    model = None
    permission = ""

    def get(self, request, ref):
        record = self.permitted(request.user, ref)
        request.reaches = reaches(record, request.user)
        purpose = purpose_for(request.user, request.reaches, lambda _: _said(request))
        if purpose is None:
            raise SayWhy
        answer = self.answer(request, record)
        refs = {reach.child.ref for reach in request.reaches}
        events.looked(request.user, _name(request), record, refs, purpose)
        return Response(answer)

    def permitted(self, user, ref):
        """The record, for whoever may see it at all (404) and may open it this far (403)."""
        record = found(self.model, user, ref, self.permission, self.model.VIEW)
        if record is None:
            raise Http404
        if not record.is_permitted:
            raise PermissionDenied
        return record


class ListReading(Reading):
    """What somebody may see of a kind. `page` gives the rows, `children_of` whom a row names."""

    shown = None

    def get(self, request):
        page = self.page(request.user, cursor_of(request))
        answer = paged(page, self.shown)
        refs = {child.ref for row in page.rows for child in self.children_of(row)}
        if refs:
            events.listed(request.user, _name(request), refs)
        return Response(answer)


def paged(page, shown, **context):
    """One page of a list: its rows, and the cursor of the next one, null at the end."""
    rows = shown(page.rows, many=True, context=context)
    return {"results": rows.data, "next": page.next or None}


def cursor_of(request):
    """Where the list is to go on. Raises BrokenCursor for a place we never gave."""
    cursor = request.query_params.get("after", "")
    if cursor and read_cursor(cursor) is None:
        raise BrokenCursor
    return cursor


def _said(request):
    purpose = request.query_params.get("purpose", "")
    return purpose if purpose in PURPOSES else ""


def _name(request):
    return request.resolver_match.view_name
