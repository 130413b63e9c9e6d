"""One statement of a map: written, reworded, moved, shown to be safety, disagreed with, opened."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from audit.reading import at_once, attach
from casework.models import Entry
from casework.network import helper_lines, helpers
from frontend.addresses import address
from frontend.assessment_writing import saved
from frontend.drafting import drafted, unfinished
from frontend.forms_map_acts import DisagreeForm, OpenForm, SafetyForm, TakeOffForm
from frontend.forms_maps import RewordStatementForm, StatementForm, entry_sought
from frontend.forms_needs import TagsForm
from frontend.map_writing import back_to, shown, while_unfinished
from frontend.pages import page
from signs_of_safety import document
from signs_of_safety.actions import (
    StaleStatement,
    add_statement,
    child_opens_words,
    disagree_with,
    make_safety,
    move_statement,
    open_words,
    reword_statement,
    tag_statement,
    take_out_statement,
)
from signs_of_safety.labels import label
from signs_of_safety.models import Kind, Map, Statement

WRITE = add_statement.permission


@page(Map, WRITE)
@while_unfinished
def map_statement(request, sheet):
    """Say something on a map."""
    children = sheet.children_concerned()
    asked = request.POST or request.GET
    found = at_once(**_beside(request, sheet, asked), **unfinished(request))
    attach(found["entries"], "child_rows", found["words"])
    parts = {"statements": found["statements"], "entries": found["entries"]}
    people = {"children": children, "helpers": helpers(found["cards"])}
    writing = drafted(request, StatementForm, found, asked=request.GET, **parts, **people)
    added = saved(request, writing, add_statement, sheet)
    if added:
        return _onward(request, added)
    return shown(request, sheet, writing, called=label(f"one_{writing.form.kind}"))


def _beside(request, sheet, asked):
    sought = Entry.objects.permitting(request.user, Entry.VIEW)
    readable = Statement.objects.permitting(request.user, Map.VIEW).standing()
    return {
        "statements": readable.filter(map=sheet, kind__in=[Kind.DANGER, Kind.GOAL]),
        "cards": helper_lines(request.user, Q(child__in=sheet.children_concerned())),
        "entries": sought.filter(ref=entry_sought(asked.get("sentence"))).select_related("by_user"),
        "words": document.own_words(),
    }


def _onward(request, added):
    """To the map; or, as the button said, to one more of the same kind."""
    if request.POST.get("then") == "another":
        return redirect(f"{request.path}?kind={added.kind}")
    return redirect(back_to(added))


@page(Statement, WRITE)
@while_unfinished
def statement_reword(request, statement):
    """Put a statement in better words."""
    children = statement.children_concerned()
    found = at_once(cards=helper_lines(request.user, Q(child__in=children)), **unfinished(request))
    of_form = {"helpers": helpers(found["cards"]), "of_how_many": len(children)}
    writing = drafted(request, RewordStatementForm, found, statement=statement, **of_form)
    try:
        if saved(request, writing, reword_statement, statement):
            return redirect(back_to(statement))
    except StaleStatement as stale:
        statement = stale.statement
        writing.form = writing.form.beside(statement)
    return shown(request, statement, writing, statement=statement)


@page(Statement, move_statement.permission)
@require_POST
def statement_move(request, statement):
    """Move a statement up or down, or to another kind."""
    try:
        move_statement(statement, by=request.user, where=request.POST.get("where", ""))
    except ValidationError as error:
        messages.info(request, error.messages[0])
    return redirect(back_to(statement))


@page(Statement, WRITE)
@while_unfinished
def statement_remove(request, statement):
    """Take a statement off a map that is still made."""
    readable = Statement.objects.permitting(request.user, Map.VIEW).standing()
    answering = readable.filter(answers=statement)
    found = at_once(answering=answering, **unfinished(request))
    writing = drafted(request, TakeOffForm, found)
    if saved(request, writing, take_out_statement, statement):
        return redirect(address(statement.map))
    return shown(request, statement, writing, statement=statement, answering=found["answering"])


@page(Statement, make_safety.permission)
@while_unfinished
def statement_safety(request, statement):
    """Say when something good protected the children from a danger."""
    dangers = Statement.objects.standing().filter(map=statement.map, kind=Kind.DANGER)
    found = at_once(dangers=dangers, **unfinished(request))
    of_form = {"statement": statement, "dangers": found["dangers"]}
    writing = drafted(request, SafetyForm, found, **of_form)
    if saved(request, writing, make_safety, statement):
        return redirect(back_to(statement))
    return shown(request, statement, writing, statement=statement)


@page(Statement, disagree_with.permission)
def statement_disagree(request, statement):
    """Write down who sees a statement differently."""
    found = at_once(said=statement.disagreements.all(), **unfinished(request))
    writing = drafted(request, DisagreeForm, found)
    if saved(request, writing, disagree_with, statement):
        return redirect(back_to(statement))
    return shown(request, statement, writing, statement=statement, said=found["said"])


@page(Statement, tag_statement.permission)
@while_unfinished
def statement_tags(request, statement):
    """Say which sides of the child's life a statement is about."""
    found = at_once(tags=statement.tags.all(), **unfinished(request))
    tagged = [tag.dimension for tag in found["tags"]]
    writing = drafted(request, TagsForm, found, initial={"dimensions": tagged})
    if saved(request, writing, tag_statement, statement):
        return redirect(back_to(statement))
    return shown(request, statement, writing, statement=statement)


@page(Statement, child_opens_words.permission)
def statement_agreed(request, statement):
    """The child agrees that everybody who reads the map reads these words."""
    return _opened(request, statement, child_opens_words)


@page(Statement, open_words.permission)
def statement_open(request, statement):
    """A manager decides that everybody who reads the map reads these words."""
    return _opened(request, statement, open_words)


def _opened(request, statement, act):
    writing = drafted(request, OpenForm)
    if saved(request, writing, act, statement):
        messages.success(request, "Whoever reads the map reads this from now on.")
        return redirect(back_to(statement))
    return shown(request, statement, writing, statement=statement)
