"""Marking, in what somebody wrote, the names that have to be decided about."""

from django import template
from django.utils.html import format_html, format_html_join

from casework.naming import pieces

register = template.Library()


@register.filter
def marked(text, watched):
    """The text with each watched word in a <mark>; without any, just the text, escaped."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece.text) if piece.is_named else piece.text,)
            for piece in pieces(str(text or ""), watched or ())
        ),
    )
