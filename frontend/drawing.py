"""A picture that stands in a page. Nothing read aloud: the words beside it say the same."""

import svg
from django.utils.html import escape
from django.utils.safestring import mark_safe

SILENT = {"aria-hidden": "true", "focusable": "false"}


def drawn(elements, **more):
    """These elements of svg.py as one picture; `more` is for the picture itself.

    svg.py writes words and attributes as they are: here each is escaped, whoever wrote it.
    """
    picture = svg.SVG(elements=list(elements), extra=dict(SILENT), **more)
    _escape(picture)
    return mark_safe(picture.as_str())  # noqa: S308 - every word of it was escaped just above


def _escape(element):
    for name, value in vars(element).items():
        setattr(element, name, _escaped(value))
    for within in element.elements or []:
        _escape(within)


def _escaped(value):
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {escape(key): _escaped(within) for key, within in value.items()}
    if isinstance(value, list):
        return [_escaped(within) for within in value]
    return value
