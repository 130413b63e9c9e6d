"""Who opens the pages: from somebody who sees all children to somebody who sees none."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.test import Client

from agencies.models import User
from assessments.models import Assessment
from casework.models import Child
from casework.reach import own_work
from casework.story import story_page
from demo.people import DOMAIN

NAMES = ("worker", "manager", "school", "health", "old", "nobodys")
FAR = 100
"""Of the longest story, the page that is read too; or the last, for somebody who may read fewer."""


@dataclass(frozen=True)
class Somebody:
    """A person signed in, and whom they open: the child of the long story where they may."""

    name: str
    user: Any
    client: Client
    child: Child
    assessment: str
    longest: Child
    far: str

    @property
    def is_staff(self):
        return self.user.is_record_staff


def everybody():
    """The people of the bench, each signed in."""
    return [somebody(name) for name in NAMES]


def somebody(name):
    """One of them, with what they will open."""
    user = User.objects.signed_in(User.objects.get(email=name + DOMAIN).pk)
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="agencies.backends.SignIn")
    long, longest = _long_stories()
    child, longest = _theirs(user, long), _theirs(user, longest)
    readable = Assessment.objects.permitting(user, Assessment.VIEW)
    about = readable.filter(child_rows__child=child).order_by("-began_at").first()
    opened = about.ref if about else ""
    return Somebody(name, user, client, child, opened, longest, _far(longest, user))


def _long_stories():
    """The children of the story to open and of the one to read far into: loaded first of all."""
    fullest_first = Child.objects.filter(pk__lt=Child.objects.order_by("pk")[0].pk + 10)
    longest, long = fullest_first.annotate(told=Count("entry_rows")).order_by("-told")[:2]
    return long, longest


def _theirs(user, child):
    """This child, or for whoever may not see them (or works with others) one of their own."""
    mine = Child.objects.permitting(user, Child.VIEW)
    if user.is_record_staff:
        mine = mine.filter(pk__in=own_work(user).values("child_id"))
    return mine.filter(pk=child.pk).first() or mine.order_by("pk").first() or child


def _far(child, user):
    """The cursor of the hundredth page of this story, or of its last."""
    cursor = page = ""
    for _ in range(FAR - 1):
        page = story_page(child, user, after=cursor).next
        if not page:
            break
        cursor = page
    return cursor
