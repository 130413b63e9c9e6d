"""Several people, or several days, said in one breath."""

from django import template
from django.utils.text import get_text_list

from frontend.telling import when_on
from frontend.templatetags.kith import day

register = template.Library()

A_HANDFUL = 3


def _people(children):
    """The people that children are; a row of a child's (in a need, an assessment) will do."""
    return [getattr(row, "child", row).person for row in children]


@register.filter
def together(children):
    """“Ty and Mia Harper”; “Ty Harper and Noah Whitlock” where the family names differ."""
    people = _people(children)
    families = {person.family_name for person in people}
    if len(families) > 1:
        return get_text_list([person.name for person in people], "and")
    return f"{short_names(children)} {families.pop()}".strip()


@register.filter
def short_names(children):
    """“Ty, Mia and Alfie”."""
    return get_text_list([person.short_name for person in _people(children)], "and")


@register.filter
def called(children):
    """Up to three by name; more of them are “the children”, or no heading could be read."""
    return short_names(children) if len(children) <= A_HANDFUL else "the children"


@register.filter
def together_in_words(words):
    """“Mum, Auntie Bev and Mia”."""
    return get_text_list(list(words), "and")


@register.filter
def sentence(text):
    """The text with a full stop at its end, and one only."""
    text = str(text or "").strip()
    return text if not text or text[-1] in ".!?…”" else f"{text}."


@register.filter
def who(relative):
    """What somebody is to a child: “mother”; in the words of the record where no kind fits."""
    is_other = relative.kind == relative.Kind.OTHER
    return relative.words if is_other and relative.words else relative.get_kind_display()


@register.filter
def days(moments):
    """“Thursday 29 October and Friday 6 November”, each day once."""
    return get_text_list(list(dict.fromkeys(day(moment) for moment in moments)), "and")


@register.filter
def on_days(rows):
    """“on Thursday 29 October and in March”, each day once, as vaguely as it was told."""
    return get_text_list(list(dict.fromkeys(when_on(row) for row in rows)), "and")
