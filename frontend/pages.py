"""What every page has in common: the permitted record, the purpose, and a row in the audit.

A page that is neither `@page`, `@listing` nor `@open_to_all` does not exist: a test holds it.
"""

from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from audit import events
from audit.actions import AlreadyDone
from casework.reach import found, reaches
from frontend.addresses import PAGES, address, address_of
from frontend.why import itself_a_reason, purpose_of, unexplained

SHOWN = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}
"""Answers of which a reader sees something: of these each is written down."""

METHODS = ["GET", "HEAD", "POST"]
"""What a browser asks by. Whatever else is sent is refused before any record is looked for."""


def page(model, permission, *, view_permission=None, asks_why=True):
    """Give a view the record its address names, once its user is known to be allowed.

    A record the user may not see is not found; one they may see but not do this to is
    forbidden. A worker who opens a child not their own says why first (`asks_why`; not on the
    page that asks, nor for a record that is itself the reason: a question, an emergency). The
    opening is written down after the answer is made and before any of it leaves: no audit row,
    no page. `view_permission` is what seeing the record takes, where that is not its VIEW.
    """
    seeing = view_permission or model.VIEW

    def decorate(view):
        @never_cache
        @require_http_methods(METHODS)
        @wraps(view)
        def respond(request, ref):
            record = permitted(model, permission, request.user, ref, seeing)
            request.reaches = reaches(record, request.user)
            purpose = purpose_of(request, request.reaches) if asks_why else itself_a_reason(model)
            if purpose is None and request.method != "POST":
                return _ask_why(request, unexplained(request, request.reaches))
            # What was typed is saved whoever sends it; but a form sent back is a page to read.
            response = _once(view, request, record)
            if response.status_code not in SHOWN:
                return response
            if purpose is None:
                return _ask_why(request, unexplained(request, request.reaches))
            refs = {reach.child.ref for reach in request.reaches}
            events.looked(request.user, view.__name__, record, refs, purpose)
            return response

        respond.model, respond.permission = model, permission
        return respond

    return decorate


def host_page(permission):
    """A page of the council's own work that has no record yet: a telephone call, a figure."""

    def decorate(view):
        @never_cache
        @require_http_methods(METHODS)
        @wraps(view)
        def respond(request):
            host = Agency.objects.permitting(request.user, permission).filter(is_host=True).first()
            if host is None:
                raise PermissionDenied
            response = _once(view, request, host)
            _write_down_list(request, view, response)
            return response

        respond.permission = permission
        return respond

    return decorate


def listing(view):
    """A page anybody signed in may open, which shows them only what they may see.

    The view says whom it named: `response.listed = refs of children`.
    """

    @never_cache
    @require_http_methods(METHODS)
    @wraps(view)
    def respond(request, *args, **kwargs):
        response = _once(view, request, *args, **kwargs)
        _write_down_list(request, view, response)
        return response

    respond.permission = "signed in"
    return respond


def tried(request, form, act, record, **details):
    """Do `act` with what the form says. Returns what it made, or None with errors on the form.

    The errors an action raises stand at their fields, or above the form when they are of none.
    """
    details = {**form.cleaned_data, **details}
    try:
        return act(record, by=request.user, **details)
    except ValidationError as error:
        put_on(form, error)
        return None


def put_on(form, error):
    """Put an action's errors at the fields they are about, or above the form."""
    said = (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )
    for field, sentences in said.items():
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)


def may(request, permission):
    """Whether the reader may do this to every child of the page: for what it offers, no door."""
    return all(permission in reach.may for reach in request.reaches)


def permitted(model, permission, user, ref, seeing=None):
    """The record with this reference: 404 if `user` may not see it, 403 if not do this to it."""
    record = found(model, user, ref, permission, seeing or model.VIEW)
    if record is None:
        raise Http404
    if not record.is_permitted:
        raise PermissionDenied
    return record


def _once(view, request, *args, **kwargs):
    try:
        return view(request, *args, **kwargs)
    except AlreadyDone as done:
        messages.info(request, "You sent this before. It was saved then, and once only.")
        return redirect(_page_of(done.event, *args))


def _page_of(event, record=None):
    """Where to read what was done before: on its own page, else with what it was done to.

    What has no page of its own (a step, a share) is read with its child.
    """
    if record is None or event.record_type in PAGES:
        return address_of(event.record_type, event.record_ref)
    if record._meta.label_lower not in PAGES and hasattr(record, "children_concerned"):
        return address(record.children_concerned()[0])
    return address(record)


def _ask_why(request, child):
    return redirect(f"{reverse('child_why', args=[child.ref])}?next={request.path}")


def _write_down_list(request, view, response):
    refs = getattr(response, "listed", ())
    if response.status_code in SHOWN and refs:
        events.listed(request.user, view.__name__, refs)
