"""What templates need to say things as people say them."""

import re
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from audit import clock
from frontend import telling
from frontend.ages import age_of, short_age_of
from frontend.words import day_in_words, moment_in_words

register = template.Library()


@register.filter
def day(value):
    """A date or a moment as a day: “Thursday 29 October”."""
    if not value:
        return ""
    is_moment = isinstance(value, datetime)
    return day_in_words(clock.day(value) if is_moment else value, clock.today())


@register.filter
def moment(value):
    """A moment: “Today, 08:40”."""
    if not value:
        return ""
    local = value.astimezone(timezone.get_default_timezone())
    return moment_in_words(local, clock.today())


@register.filter
def day_told(row):
    """The day of a row of a story, or what is vaguer: “Thursday 29 October”, “in March”."""
    return telling.day_told(row)


@register.filter
def age(person):
    """“9 years old”, “expected 20 January”."""
    return age_of(person)


@register.filter
def short_age(person):
    """“9”, “7 months”."""
    return short_age_of(person)


@register.filter
def paragraphs(text):
    """Plain text as paragraphs, escaped; a single line break stays one."""
    typed = str(text or "").replace("\r\n", "\n")
    blocks = [block.strip() for block in re.split(r"\n\s*\n", typed) if block.strip()]
    lines = (escape(block).replace("\n", "<br>") for block in blocks)
    return mark_safe("".join(f"<p>{block}</p>" for block in lines))  # noqa: S308 - escaped above


@register.filter
def tel(number):
    """A telephone number that can be pressed."""
    digits = re.sub(r"[^\d+]", "", str(number or ""))
    return format_html('<a class="tel" href="tel:{}">{}</a>', digits, number) if digits else ""
