"""How the tests of these pages sign in, read and fill in what a page shows."""

import html
import re

from django.urls import reverse


def signed_in(client, user):
    """The browser of somebody who has signed in."""
    client.force_login(user, backend="agencies.backends.SignIn")
    return client


def address(name, record):
    return reverse(name, args=[record.ref])


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def shown(response):
    """What a reader sees: no tags, one space between words."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def filled_in(page, **words):
    """The form of a page as it was opened, with these words typed into it."""
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    ticks = {name for name, field in form.fields.items() if hasattr(field, "choices")}
    return {name: said for name, said in sent.items() if said or name not in ticks} | words
